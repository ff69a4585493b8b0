import type { DecisionRow, NewMessage } from "../../../use-cases/ports/rows.ts";
import type { Claim, MessageRepository } from "../../../use-cases/ports/shop-store.ts";
import type { Database, Queries } from "../database.ts";
import { messageColumns } from "../mappers/message-row.ts";
import { appendDecisions } from "./decisions.ts";
import { lookAt, whileHolding } from "./holding.ts";
import { settleByEvents } from "./settle-by-events.ts";

type Result = Parameters<MessageRepository["commitResult"]>[2];
type Position = Parameters<MessageRepository["commitResult"]>[3];
interface Commit {
  readonly claim: Claim;
  readonly messageId: string;
  readonly decisions: readonly DecisionRow[];
}

/**
 * Writes the message into outbox and ledger. A fact that came after the claim makes the claim's decision worthless: that
 * too is "lost", for the fact may be the order that the mail must not follow.
 */
export function commitIntent(database: Database, shop: string, claim: Claim, message: NewMessage, decisions: readonly DecisionRow[]): Promise<"committed" | "duplicate" | "lost"> {
  return whileHolding(database, shop, claim, "lost", async (queries) => {
    if (message.customerId !== claim.customerId || (await lookAt(queries, shop, claim, message.enrollmentId)) !== "as-claimed") return "lost";
    const { count } = await queries.message.createMany({ data: [messageColumns(shop, message, claim.fence)], skipDuplicates: true });
    if (count === 0) return "duplicate";
    await appendDecisions(queries, shop, decisions);
    return "committed";
  });
}

/** Writes what the provider answered and moves the journey on, however old the decision: the mail is out. The message may have gone to another person meanwhile, into whom this one was joined. */
export function commitResult(database: Database, shop: string, { claim, messageId, decisions }: Commit, result: Result, position: Position): Promise<boolean> {
  return whileHolding(database, shop, claim, false, async (queries) => {
    const { status, provider, providerMessageId, refusal, at } = result;
    const [message] = await queries.message.updateManyAndReturn({
      where: { shop, id: messageId, status: "intent" },
      data: { status, provider, providerMessageId, refusal, ...(status === "handed-off" ? { handedOffAt: at } : {}) },
    });
    if (!message) return false;
    if (status !== "refused") await settleByEvents(queries, shop, messageId);
    await moveOn(queries, shop, claim, message, position);
    await appendDecisions(queries, shop, decisions);
    return true;
  });
}

/** An enrollment that turned to another cart meanwhile stays where it is; one that a fact made due keeps that due time. */
async function moveOn(queries: Queries, shop: string, claim: Claim, message: { enrollmentId: string; occasion: string }, { stepIndex, stepEnteredAt, dueAt }: Position): Promise<void> {
  const claimed = claim.revisions.get(message.enrollmentId) ?? -1;
  await queries.$executeRaw`
    UPDATE enrollments SET "stepIndex" = ${stepIndex}::int, "stepEnteredAt" = ${stepEnteredAt}::timestamptz,
      "dueAt" = CASE WHEN revision = ${claimed}::int THEN ${dueAt}::timestamptz ELSE LEAST("dueAt", ${dueAt}::timestamptz) END
    WHERE shop = ${shop} AND id = ${message.enrollmentId} AND status = 'open' AND occasion = ${message.occasion}`;
}

/** Takes an unanswered message back out of the ledger, so that it can be made again at `retryAt`. */
export function withdrawIntent(database: Database, shop: string, { claim, messageId, decisions }: Commit, retryAt: Date): Promise<boolean> {
  return whileHolding(database, shop, claim, false, async (queries) => {
    const key = { shop, id: messageId, status: "intent" };
    const message = await queries.message.findFirst({ where: key, select: { enrollmentId: true } });
    if (!message || (await queries.message.deleteMany({ where: key })).count === 0) return false;
    if ((await lookAt(queries, shop, claim, message.enrollmentId)) === "as-claimed") {
      await queries.enrollment.update({ where: { shop_id: { shop, id: message.enrollmentId } }, data: { dueAt: retryAt } });
    }
    await appendDecisions(queries, shop, decisions);
    return true;
  });
}
