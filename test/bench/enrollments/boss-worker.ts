// pg-boss as one would use it for due work: fetch a batch of jobs, complete them.
import { PgBoss } from "pg-boss";
import { serveTasks } from "../support/task-process.ts";

const { DATABASE_URL: url = "", BATCH: batch = "" } = process.env;
const boss = new PgBoss({ connectionString: url, max: 2, supervise: false, schedule: false });
boss.on("error", (error) => console.error(error));
await boss.start();

serveTasks(async ({ queue }: { readonly queue: string }) => {
  for (let done = 0; ; ) {
    const jobs = await boss.fetch(queue, { batchSize: Number(batch) });
    if (jobs.length === 0) return done;
    await boss.complete(queue, jobs.map((job) => job.id));
    done += jobs.length;
  }
}, () => boss.stop({ graceful: false }));
