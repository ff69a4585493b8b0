import type { MessageRepository } from "../../../use-cases/ports/shop-store.ts";
import type { Database } from "../database.ts";
import { commitIntents, commitResults, type IntentCommit, type ResultCommit, type Withdrawal, withdrawIntents } from "../repositories/message-commits.ts";
import { type BatchedCall, batchCalls } from "./call-batch.ts";
import { ask, byCall, each } from "./statements.ts";

type Batched = Pick<MessageRepository, "commitIntent" | "commitResult" | "withdrawIntent" | "history">;
type Of<Call> = BatchedCall<MessageRepository, Call>;
type Past = Awaited<ReturnType<MessageRepository["history"]>>;

/** The outbox, many calls at once. */
export function messagesTogether(database: Pick<Database, "pool" | "byIndex">): (shop: string, alone: MessageRepository) => Batched {
  const commitIntent = batchCalls<Of<IntentCommit>, "committed" | "duplicate" | "lost">({
    together: (calls) => commitIntents(database, calls),
    alone: ({ repository, claim, message }) => repository.commitIntent(claim, message),
    key: ({ shop, message }) => [shop, message.campaignId, message.customerId, message.stepId, message.occasion].join(" "),
  });
  const commitResult = batchCalls<Of<ResultCommit>, boolean>({
    together: (calls) => commitResults(database, calls),
    alone: ({ repository, claim, messageId, result, position, decisions, giveBack }) => repository.commitResult(claim, messageId, result, position, decisions, giveBack),
    // one statement changes a row once, and each may change the person's
    key: ({ shop, claim }) => `${shop} ${claim.customerId}`,
  });
  const withdrawIntent = batchCalls<Of<Withdrawal>, boolean>({
    together: (calls) => withdrawIntents(database, calls),
    alone: ({ repository, claim, messageId, retryAt, decisions }) => repository.withdrawIntent(claim, messageId, retryAt, decisions),
    key: ({ shop, messageId }) => `${shop} ${messageId}`,
  });
  const history = batchCalls<Of<{ customerId: string; since: Date }>, Past>({
    together: (calls) => historyOf(database.pool, calls),
    alone: ({ repository, customerId, since }) => repository.history(customerId, since),
    key: ({ shop, customerId }) => `${shop} ${customerId}`,
  });
  return (shop, repository) => ({
    commitIntent: (claim, message) => commitIntent({ shop, repository, claim, enrollmentId: message.enrollmentId, message }),
    commitResult: (claim, messageId, result, position, decisions, giveBack = false) => commitResult({ shop, repository, claim, messageId, result, position, decisions, giveBack }),
    withdrawIntent: (claim, messageId, retryAt, decisions) => withdrawIntent({ shop, repository, claim, messageId, retryAt, decisions }),
    history: (customerId, since) => history({ shop, repository, customerId, since }),
  });
}

/** See MessageRepository.history. */
async function historyOf(pool: Database["pool"], calls: readonly Of<{ customerId: string; since: Date }>[]): Promise<Past[]> {
  const rows = await ask<{ n: number } & Past[number]>(pool, `
    SELECT (asked.n - 1)::int AS n, COALESCE(m."handedOffAt", m."intentAt") AS at, m.purpose
    FROM unnest($1::text[], $2::text[], $3::timestamptz[]) WITH ORDINALITY AS asked (shop, "customerId", since, n)
    JOIN messages m ON m.shop = asked.shop AND m."customerId" = asked."customerId" AND m.status <> 'refused' AND COALESCE(m."handedOffAt", m."intentAt") >= asked.since
    ORDER BY asked.n, m."intentAt"`, [each(calls, (one) => one.shop), each(calls, (one) => one.customerId), each(calls, (one) => one.since)]);
  return byCall(calls, rows).map((found) => found.map(({ at, purpose }) => ({ at, purpose })));
}
