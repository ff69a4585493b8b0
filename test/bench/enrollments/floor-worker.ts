// The floor: plain SQL that claims due enrollments, writes a ledger row that can be there but once, and puts them off. Nothing is read, nothing is decided.
import pg from "pg";
import { serveTasks } from "../support/task-process.ts";

const { DATABASE_URL: url = "", BATCH: batch = "" } = process.env;
const pool = new pg.Pool({ connectionString: url, max: 1 });

const STATEMENT = `
  WITH due AS (
    SELECT shop, id, "customerId", "stepIndex" FROM enrollments WHERE status = 'open' AND "dueAt" <= $1::timestamptz ORDER BY "dueAt" LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED),
  ledger AS (INSERT INTO floor_ledger (shop, "enrollmentId", "stepIndex", "customerId", at) SELECT shop, id, "stepIndex", "customerId", $1 FROM due ON CONFLICT DO NOTHING)
  UPDATE enrollments e SET "stepIndex" = e."stepIndex" + 1, "dueAt" = $1::timestamptz + interval '23 hours' FROM due WHERE e.shop = due.shop AND e.id = due.id`;

serveTasks(async ({ now }: { readonly now: string }) => {
  for (let done = 0; ; ) {
    const some = (await pool.query(STATEMENT, [now, Number(batch)])).rowCount ?? 0;
    if (some === 0) return done;
    done += some;
  }
}, () => pool.end());
