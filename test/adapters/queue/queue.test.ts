import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { JOBS } from "../../../app/adapters/queue/catalog.ts";
import { createQueue } from "../../../app/adapters/queue/queue.ts";
import type { RunningQueue } from "../../../app/adapters/queue/queue.ts";
import type { JobHandlers } from "../../../app/use-cases/ports/queue.ts";
import { CapturingLog } from "../../fakes/capturing-log.ts";
import { freshDatabase } from "../../support/database.ts";
import type { FreshDatabase } from "../../support/database.ts";

let db: FreshDatabase;
let queue: RunningQueue | null = null;
beforeEach(async () => {
  db = await freshDatabase();
});
afterEach(async () => {
  await queue?.stop(1000);
  await db.close();
});

const NOTHING: JobHandlers = {
  "sync-unsubscribe": async () => {}, "refresh-shop-profile": async () => {}, "import-shop": async () => undefined, "resume-imports": async () => undefined, "reconcile-shop": async () => undefined, "plan-reconciliations": async () => undefined, "mark-abandoned-intents": async () => {},
  "read-segments": async () => {}, "plan-segment-readings": async () => {}, "let-people-in": async () => {}, "plan-letting-in": async () => {}, "move-journeys": async () => {}, "rehearse-campaign": async () => {}, "spot-bots": async () => {}, "answer-privacy-requests": async () => {}, "make-inbox-parts": async () => {}, "enforce-retention": async () => {},
};

function open(handlers: Partial<JobHandlers>): RunningQueue {
  queue = createQueue({ databaseUrl: db.url, handlers: { ...NOTHING, ...handlers }, log: new CapturingLog(), pollSeconds: 0.5 });
  return queue;
}

describe("background jobs", () => {
  test("are done with what they were given", async () => {
    const done = Promise.withResolvers<object>();
    const jobs = open({ "refresh-shop-profile": async (payload) => done.resolve(payload) });
    await jobs.start();
    await jobs.send("refresh-shop-profile", { shop: "a.myshopify.com" });
    expect(await done.promise).toEqual({ shop: "a.myshopify.com" });
  });

  test("outlive the process that asked for them, and wait once per key", async () => {
    const first = open({});
    await first.start({ work: false });
    await first.send("sync-unsubscribe", { shop: "a.myshopify.com", customerId: "c1", at: "2026-06-16T14:00:00.000Z" }, { once: "c1" });
    await first.send("sync-unsubscribe", { shop: "a.myshopify.com", customerId: "c1", at: "2026-06-16T14:01:00.000Z" }, { once: "c1" });
    await first.send("sync-unsubscribe", { shop: "a.myshopify.com", customerId: "c2", at: "2026-06-16T14:01:00.000Z" }, { once: "c2" });
    await first.stop(1000);
    const seen: string[] = [];
    const both = Promise.withResolvers<void>();
    const second = open({
      "sync-unsubscribe": async ({ customerId }) => {
        if (seen.push(customerId) === 2) both.resolve();
      },
    });
    await second.start();
    await both.promise;
    expect(seen.sort()).toEqual(["c1", "c2"]);
  });

  test("that fail for the last time are told loudly: nobody does them any more", async () => {
    const log = new CapturingLog();
    const failing = async () => Promise.reject(new TypeError("ada@example.com is away"));
    queue = createQueue({ databaseUrl: db.url, handlers: { ...NOTHING, "resume-imports": failing, "refresh-shop-profile": failing }, log, pollSeconds: 0.5 });
    await queue.start();
    await queue.send("resume-imports", {});
    await queue.send("refresh-shop-profile", { shop: "a.myshopify.com" });
    await expect.poll(() => log.lines.length, { timeout: 10_000 }).toBe(2);
    expect(log.lines.map(({ level, fields }) => [level, (fields as { job: string }).job]).sort()).toEqual([["error", "resume-imports"], ["warn", "refresh-shop-profile"]]);
    expect(JSON.stringify(log.lines)).not.toContain("@");
  });

  test("refuse a payload that is not theirs", async () => {
    const jobs = open({});
    await jobs.start({ work: false });
    await expect(jobs.send("refresh-shop-profile", { shop: "" })).rejects.toThrow();
    await expect(jobs.send("sync-unsubscribe", { shop: "a.myshopify.com", customerId: "c1", at: "yesterday" })).rejects.toThrow();
  });

  test("every one has a retry, a time-out, and a schedule or none", () => {
    for (const job of Object.values(JOBS)) expect(job.timeoutSeconds).toBeGreaterThan(0);
    expect(JOBS["mark-abandoned-intents"].cron).toBe("* * * * *");
  });

  test("can be stopped without having been started", async () => {
    await open({}).stop(100);
  });
});
