import { z } from "zod";
import type { JobName, JobPayloads } from "../../use-cases/ports/queue.ts";

/** How one background job is stored, checked and repeated. Times are real, in seconds. */
export interface JobDefinition<Payload> {
  readonly schema: z.ZodType<Payload>;
  readonly retry: { readonly limit: number; readonly delaySeconds: number; readonly maxDelaySeconds: number };
  readonly timeoutSeconds: number;
  /** when it runs by itself, in UTC; null: only when asked for */
  readonly cron: string | null;
}

const shop = z.string().min(1);

/** Every background job there is. */
export const JOBS: { readonly [Name in JobName]: JobDefinition<JobPayloads[Name]> } = {
  "sync-unsubscribe": {
    schema: z.object({ shop, customerId: z.string().min(1), at: z.iso.datetime() }),
    // About two days of trying: an unsubscribe must reach the shop, however long it is away.
    retry: { limit: 20, delaySeconds: 30, maxDelaySeconds: 3 * 3600 },
    timeoutSeconds: 60,
    cron: null,
  },
  "refresh-shop-profile": {
    schema: z.object({ shop }),
    retry: { limit: 8, delaySeconds: 15, maxDelaySeconds: 3600 },
    timeoutSeconds: 60,
    cron: null,
  },
  "mark-abandoned-intents": {
    schema: z.object({}),
    retry: { limit: 0, delaySeconds: 1, maxDelaySeconds: 1 },
    timeoutSeconds: 60,
    cron: "* * * * *",
  },
  "import-shop": {
    schema: z.object({ shop }),
    // Who still has unfinished business is found again by resume-imports.
    retry: { limit: 3, delaySeconds: 15, maxDelaySeconds: 300 },
    timeoutSeconds: 900,
    cron: null,
  },
  "resume-imports": {
    schema: z.object({}),
    retry: { limit: 0, delaySeconds: 1, maxDelaySeconds: 1 },
    timeoutSeconds: 60,
    cron: "* * * * *",
  },
  "reconcile-shop": {
    schema: z.object({ shop }),
    // A shop that cannot be reached is compared again with the next turn of all.
    retry: { limit: 2, delaySeconds: 60, maxDelaySeconds: 300 },
    timeoutSeconds: 900,
    cron: null,
  },
  "plan-reconciliations": {
    schema: z.object({}),
    retry: { limit: 2, delaySeconds: 10, maxDelaySeconds: 60 },
    timeoutSeconds: 300,
    cron: "*/15 * * * *",
  },
  "spot-bots": {
    schema: z.object({}),
    retry: { limit: 0, delaySeconds: 1, maxDelaySeconds: 1 },
    timeoutSeconds: 300,
    cron: "* * * * *",
  },
  "answer-privacy-requests": {
    schema: z.object({}),
    // What failed is tried again by the next run.
    retry: { limit: 0, delaySeconds: 1, maxDelaySeconds: 1 },
    timeoutSeconds: 3600,
    cron: "*/10 * * * *",
  },
  "read-segments": {
    schema: z.object({ shop }),
    retry: { limit: 5, delaySeconds: 30, maxDelaySeconds: 900 },
    timeoutSeconds: 900,
    cron: null,
  },
  "plan-segment-readings": {
    schema: z.object({}),
    retry: { limit: 2, delaySeconds: 10, maxDelaySeconds: 60 },
    timeoutSeconds: 300,
    cron: "17 */6 * * *",
  },
  "let-people-in": {
    schema: z.object({ shop }),
    // Who still has people to let in is found again by plan-letting-in.
    retry: { limit: 3, delaySeconds: 5, maxDelaySeconds: 60 },
    timeoutSeconds: 900,
    cron: null,
  },
  "plan-letting-in": {
    schema: z.object({}),
    retry: { limit: 0, delaySeconds: 1, maxDelaySeconds: 1 },
    timeoutSeconds: 60,
    cron: "* * * * *",
  },
  "move-journeys": {
    schema: z.object({ shop, campaignId: z.string().min(1), version: z.int().min(1) }),
    retry: { limit: 8, delaySeconds: 5, maxDelaySeconds: 600 },
    timeoutSeconds: 900,
    cron: null,
  },
  "rehearse-campaign": {
    schema: z.object({ shop, rehearsalId: z.string().min(1) }),
    // A worker that dies is noticed when its time is over; the next goes on where it was.
    retry: { limit: 5, delaySeconds: 5, maxDelaySeconds: 60 },
    timeoutSeconds: 240,
    cron: null,
  },
  "make-inbox-parts": {
    schema: z.object({}),
    // A week is made ahead: there is time to try again.
    retry: { limit: 0, delaySeconds: 1, maxDelaySeconds: 1 },
    timeoutSeconds: 300,
    cron: "41 */3 * * *",
  },
  "enforce-retention": {
    schema: z.object({}),
    retry: { limit: 0, delaySeconds: 1, maxDelaySeconds: 1 },
    timeoutSeconds: 600,
    cron: "23 * * * *",
  },
};

export const JOB_NAMES = Object.keys(JOBS) as readonly JobName[];
