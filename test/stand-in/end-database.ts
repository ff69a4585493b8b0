// After the app was killed: its embedded PostgreSQL may still run. Started again it is found and taken over, and so it can be stopped in good order.
import { join } from "node:path";
import { startEmbeddedPostgres } from "../../app/adapters/db/embedded-postgres/start.ts";
import { HOME } from "./folders.ts";

const postgres = await startEmbeddedPostgres({ dataDir: join(HOME, ".data") });
await postgres.stop();
