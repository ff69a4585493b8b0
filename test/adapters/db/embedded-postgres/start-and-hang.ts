// Starts the server of a folder, says where it is, and waits to be killed.
import { readFileSync } from "node:fs";
import path from "node:path";
import { startEmbeddedPostgres } from "../../../../app/adapters/db/embedded-postgres/start.ts";

const { url, place } = await startEmbeddedPostgres({ dataDir: process.argv[2] ?? "" });
const pid = Number(readFileSync(path.join(place, "data/postmaster.pid"), "utf8").split("\n")[0]);
process.stdout.write(JSON.stringify({ url, pid }));
setInterval(() => undefined, 60_000);
