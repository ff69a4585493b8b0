import type { KnownFacts } from "../../../domain/journeys/facts.ts";
import type { EnrollmentRepository } from "../../../use-cases/ports/shop-store.ts";
import type { Database } from "../database.ts";
import { type Settlement, settleEnrollments } from "../repositories/enrollment-commits.ts";
import { type HeldCommit, releaseClaims } from "../repositories/holding.ts";
import { journeyFacts } from "../repositories/journey-facts.ts";
import type { AskedEnrollment } from "../repositories/journey-subjects.ts";
import { type BatchedCall, batchCalls } from "./call-batch.ts";

type Batched = Pick<EnrollmentRepository, "facts" | "wait" | "exit" | "release">;
type Of<Call> = BatchedCall<EnrollmentRepository, Call>;

/** What a worker reads and commits of the journeys it decides for, many calls at once. One call alone is a batch of one. */
export function decidedTogether(database: Pick<Database, "pool" | "byIndex">, addressKey: Buffer): (shop: string, alone: EnrollmentRepository) => Batched {
  const [all, toWait] = (["all", "to-wait"] as const).map((extent) => batchCalls<Of<AskedEnrollment>, KnownFacts | null>({
    together: (calls) => journeyFacts(database, addressKey, calls, extent),
    alone: ({ repository, enrollment }) => repository.facts(enrollment, extent),
    key: ({ shop, enrollment }) => `${shop} ${enrollment.id}`,
  }));
  const settle = batchCalls<Of<Settlement>, boolean>({
    together: (calls) => settleEnrollments(database, calls),
    alone: async (call) => (await settleEnrollments(database, [call]))[0]!,
    // one statement changes a row once, and each changes the person's
    key: ({ shop, claim }) => `${shop} ${claim.customerId}`,
  });
  const release = batchCalls<Of<HeldCommit>, void>({
    together: async (calls) => {
      await releaseClaims(database, calls);
      return calls.map(() => undefined);
    },
    alone: ({ repository, claim }) => repository.release(claim),
    key: ({ shop, claim }) => `${shop} ${claim.customerId}`,
  });
  return (shop, repository) => ({
    facts: (enrollment, extent = "all") => (extent === "all" ? all : toWait)!({ shop, repository, enrollment }),
    wait: (claim, enrollmentId, position, until, decisions, giveBack = false) => settle({ shop, repository, claim, enrollmentId, outcome: { kind: "wait", ...position, until }, decisions, giveBack }),
    exit: (claim, enrollmentId, reason, at, decisions, giveBack = false) => settle({ shop, repository, claim, enrollmentId, outcome: { kind: "exit", reason, at }, decisions, giveBack }),
    release: (claim) => release({ shop, repository, claim }),
  });
}
