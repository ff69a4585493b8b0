import type { KnownFacts } from "../../../domain/journeys/facts.ts";
import type { EnrollmentRepository } from "../../../use-cases/ports/shop-store.ts";
import type { Database } from "../database.ts";
import { type Settlement, settleEnrollments } from "../repositories/enrollment-commits.ts";
import { type HeldCommit, releaseClaims } from "../repositories/holding.ts";
import { type AskedEnrollment, journeyFacts } from "../repositories/journey-facts.ts";
import { type BatchedCall, batchCalls } from "./call-batch.ts";

type Batched = Pick<EnrollmentRepository, "facts" | "wait" | "exit" | "release">;
type Of<Call> = BatchedCall<EnrollmentRepository, Call>;

/** What a worker reads and commits of the journeys it decides for, many calls at once. One call alone is a batch of one. */
export function decidedTogether(database: Pick<Database, "pool">, addressKey: Buffer): (shop: string, alone: EnrollmentRepository) => Batched {
  const facts = batchCalls<Of<AskedEnrollment>, KnownFacts | null>({
    together: (calls) => journeyFacts(database, addressKey, calls),
    alone: ({ repository, enrollment }) => repository.facts(enrollment),
    key: ({ shop, enrollment }) => `${shop} ${enrollment.id}`,
  });
  const settle = batchCalls<Of<Settlement>, boolean>({
    together: (calls) => settleEnrollments(database, calls),
    alone: async (call) => (await settleEnrollments(database, [call]))[0]!,
    key: ({ shop, enrollmentId }) => `${shop} ${enrollmentId}`,
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
    facts: (enrollment) => facts({ shop, repository, enrollment }),
    wait: (claim, enrollmentId, position, until, decisions) => settle({ shop, repository, claim, enrollmentId, outcome: { kind: "wait", ...position, until }, decisions }),
    exit: (claim, enrollmentId, reason, at, decisions) => settle({ shop, repository, claim, enrollmentId, outcome: { kind: "exit", reason, at }, decisions }),
    release: (claim) => release({ shop, repository, claim }),
  });
}
