import type { Application } from "../composition.server.ts";
import { advanceDue } from "../use-cases/advance-due.ts";
import { interpretInbox } from "../use-cases/interpret-inbox.ts";
import type { WorkerTasks } from "./worker.ts";

/** webhooks of one batch */
const INBOX_BATCH = 1_000;
/** persons of one batch */
const DUE_BATCH = 50;
/** Real time; longer than asking a slow shop and handing off a whole batch takes. */
const LEASE_MS = 120_000;

/** The worker's two tasks, wired. */
export function workerTasks(app: Application): WorkerTasks {
  return {
    interpretInbox: () => interpretInbox(app, INBOX_BATCH),
    advanceDue: (owner) => advanceDue(app, { owner, limit: DUE_BATCH, leaseMs: LEASE_MS }),
  };
}
