import type { Application } from "../composition.server.ts";
import { advanceInLanes } from "../use-cases/advance-in-lanes.ts";
import { interpretInbox } from "../use-cases/interpret-inbox.ts";
import type { WorkerTasks } from "./worker.ts";

/** webhooks of one batch */
const INBOX_BATCH = 1_000;
/** persons of one batch, and batches side by side */
const DUE_BATCH = 250;
const DUE_LANES = 2;
/** Real time; then the inbox has its turn again. */
const DUE_MS = 1_000;
/** Real time; longer than asking a slow shop and handing off a whole batch takes. */
const LEASE_MS = 120_000;

/** The worker's two tasks, wired. */
export function workerTasks(app: Application): WorkerTasks {
  return {
    interpretInbox: () => interpretInbox(app, INBOX_BATCH),
    advanceDue: (owner) => advanceInLanes(app, { owner, limit: DUE_BATCH, leaseMs: LEASE_MS, lanes: DUE_LANES, forMs: DUE_MS }),
  };
}
