// A worker that reads the inbox in a process of its own. What names the deadly address ends it at once, as running out of memory would.
import { randomUUID } from "node:crypto";
import { createDatabase } from "../../../app/adapters/db/database.ts";
import { createSystemStore } from "../../../app/adapters/db/system-store.ts";
import { createFactReader } from "../../../app/adapters/shopify/fact-reader.ts";
import { startWorker } from "../../../app/server/worker.ts";
import { interpretInbox } from "../../../app/use-cases/interpret-inbox.ts";
import { CapturingLog } from "../../fakes/capturing-log.ts";
import { FakeQueue } from "../../fakes/fake-queue.ts";

const given = JSON.parse(process.argv[2] ?? "{}") as { readonly databaseUrl: string; readonly deadly: string | null };
const database = createDatabase(given.databaseUrl);
const ids = { next: randomUUID };
const reader = createFactReader();
const facts: typeof reader = {
  read(item) {
    if (given.deadly !== null && item.body.includes(given.deadly)) process.kill(process.pid, "SIGKILL");
    return reader.read(item);
  },
};
const log = new CapturingLog();
const deps = { system: createSystemStore(database, { ids, addressKey: Buffer.alloc(32, 7) }), facts, clock: { now: () => new Date() }, ids, log, queue: new FakeQueue() };

const worker = startWorker({ tasks: { interpretInbox: () => interpretInbox(deps, 1_000), advanceDue: async () => 0 }, log, idleMs: 50, restMs: 50 });
process.on("SIGTERM", () => void worker.stop().then(() => database.close()).then(() => process.exit(0)));
console.log("working");
