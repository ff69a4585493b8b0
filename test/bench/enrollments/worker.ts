// The product's worker deciding for people who are due, with nothing faked: nobody here has a mail to send, so nobody outside is asked.
import { createDatabase } from "../../../app/adapters/db/database.ts";
import { createSystemStore } from "../../../app/adapters/db/system-store.ts";
import { orderedIds } from "../../../app/adapters/ordered-ids.ts";
import { advanceInLanes } from "../../../app/use-cases/advance-in-lanes.ts";
import type { DeskDeps } from "../../../app/use-cases/shop-desk.ts";
import { serveTasks } from "../support/task-process.ts";

const { DATABASE_URL: url = "", BATCH: batch = "" } = process.env;
const database = createDatabase(url);
const ids = orderedIds;
const system = createSystemStore(database, { ids, addressKey: Buffer.alloc(32, 1) });
const noOne = (): never => {
  throw new Error("nobody outside is asked in this bench");
};
const log = { info() {}, warn: (fields: object, message: string) => console.error(message, fields), error: (fields: object, message: string) => console.error(message, fields) };

serveTasks(async ({ now }: { readonly now: string }) => {
  const deps: DeskDeps = {
    clock: { now: () => new Date(now) }, ids, log, system,
    shops: { for: noOne }, mailers: { available: [], for: noOne }, renderer: { render: noOne }, links: { url: noOne, token: noOne, read: noOne }, webhooks: { call: noOne, secretOf: noOne },
  };
  for (let done = 0; ; ) {
    const some = await advanceInLanes(deps, { owner: String(process.pid), limit: Number(batch), leaseMs: 120_000, lanes: 2, forMs: 1_000 });
    if (some === 0) return done;
    done += some;
  }
}, () => database.close());
