// After the app was killed: its embedded PostgreSQL may still run. Started again it is found and taken over, and so it can be stopped in good order.
import { fileURLToPath } from "node:url";
import { startEmbeddedPostgres } from "../../app/adapters/db/embedded-postgres/start.ts";

const postgres = await startEmbeddedPostgres({ dataDir: fileURLToPath(new URL("../../.data", import.meta.url)) });
await postgres.stop();
