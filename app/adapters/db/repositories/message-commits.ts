import { Prisma } from "../../../generated/prisma/client.ts";
import type { DecisionRow, NewMessage } from "../../../use-cases/ports/rows.ts";
import type { MessageRepository } from "../../../use-cases/ports/shop-store.ts";
import type { Database } from "../database.ts";
import { messageColumns } from "../mappers/message-row.ts";
import type { SqlSession } from "../sql-session.ts";
import { appendAllDecisions } from "./decisions.ts";
import { asClaimed, type EnrollmentCommit, type HeldCommit, revisionOf, whileHoldingAll } from "./holding.ts";
import { settleByEvents } from "./settle-by-events.ts";

export interface IntentCommit extends EnrollmentCommit {
  readonly message: NewMessage;
  readonly decisions: readonly DecisionRow[];
}

interface MessageCommit extends HeldCommit {
  readonly messageId: string;
  readonly decisions: readonly DecisionRow[];
}

export interface ResultCommit extends MessageCommit {
  readonly result: Parameters<MessageRepository["commitResult"]>[2];
  readonly position: Parameters<MessageRepository["commitResult"]>[3];
}

export interface Withdrawal extends MessageCommit {
  readonly retryAt: Date;
}

type Intent = "committed" | "duplicate" | "lost";

/**
 * Writes messages into outbox and ledger. A fact that came after the claim makes the claim's decision worthless: that
 * too is "lost", for the fact may be the order that the mail must not follow.
 */
export function commitIntents(database: Pick<Database, "byIndex">, commits: readonly IntentCommit[]): Promise<readonly Intent[]> {
  return whileHoldingAll<IntentCommit, Intent>(database, commits, "lost", async (session, held) => {
    const current = await asClaimed(session, held.filter((one) => one.message.customerId === one.claim.customerId));
    const written = await insert(session, current);
    const committed = current.filter((one) => written.has(`${one.shop} ${one.message.id}`));
    await appendAllDecisions(session, committed);
    return new Map([...current.map((one) => [one, "duplicate"] as const), ...committed.map((one) => [one, "committed"] as const)]);
  });
}

/** Who is in the ledger already, by another message of the same person, step and occasion, is left out. */
async function insert(session: SqlSession, commits: readonly IntentCommit[]): Promise<ReadonlySet<string>> {
  if (commits.length === 0) return new Set();
  const rows = commits.map((one) => messageColumns(one.shop, one.message, one.claim.fence));
  const small = rows.map((one) => one.row);
  const [html, text] = [joined(rows.map((one) => one.html)), joined(rows.map((one) => one.text))];
  const names = Prisma.raw(Object.keys(small[0]!).map((name) => `"${name}"`).join(", "));
  const written = await session.$queryRaw<{ shop: string; id: string }[]>`
    INSERT INTO messages (${names}, html, text)
    SELECT ${namesOf("said", small[0]!)}, substring(${html.bytes}::bytea FROM body.html FOR body."htmlLength"), substring(${text.bytes}::bytea FROM body.text FOR body."textLength")
    FROM json_populate_recordset(NULL::messages, ${JSON.stringify(small)}::json) WITH ORDINALITY AS said
    JOIN unnest(${html.from}::int[], ${html.lengths}::int[], ${text.from}::int[], ${text.lengths}::int[]) WITH ORDINALITY AS body (html, "htmlLength", text, "textLength", n) ON body.n = said.ordinality
    ON CONFLICT DO NOTHING RETURNING shop, id`;
  return new Set(written.map((row) => `${row.shop} ${row.id}`));
}

/** Bytes of many rows as one value, which travels as it is; in an array each byte would be written as two digits. `from` counts from 1, as SQL does. */
function joined(parts: readonly Buffer[]): { readonly bytes: Buffer; readonly from: readonly number[]; readonly lengths: readonly number[] } {
  let next = 1;
  const from = parts.map((part) => (next += part.length) - part.length);
  return { bytes: Buffer.concat(parts), from, lengths: parts.map((part) => part.length) };
}

function namesOf(table: string, row: object): Prisma.Sql {
  return Prisma.raw(Object.keys(row).map((name) => `${table}."${name}"`).join(", "));
}

interface Answered {
  readonly n: number;
  readonly enrollmentId: string;
  readonly occasion: string;
}

/** Writes what the provider answered and moves the journeys on, however old the decision: the mail is out. A message may have gone to another person meanwhile, into whom this one was joined. */
export function commitResults(database: Pick<Database, "byIndex">, commits: readonly ResultCommit[]): Promise<readonly boolean[]> {
  return whileHoldingAll(database, commits, false, async (session, held) => {
    const answered = (await answer(session, held)).map(({ n, enrollmentId, occasion }) => ({ ...held[n]!, commit: held[n]!, enrollmentId, occasion }));
    await settleByEvents(session, answered.flatMap(({ shop, messageId, result }) => (result.status === "refused" ? [] : { shop, id: messageId })));
    await moveOn(session, answered);
    const settled = new Set(answered.map((one) => one.commit));
    await appendAllDecisions(session, held.filter((one) => settled.has(one)));
    return new Map([...settled].map((one) => [one, true]));
  });
}

function answer(session: SqlSession, commits: readonly ResultCommit[]): Promise<Answered[]> {
  const results = commits.map((one) => one.result);
  return session.$queryRaw<Answered[]>`
    UPDATE messages m SET status = said.status, provider = said.provider, "providerMessageId" = said."providerMessageId", refusal = said.refusal,
      "handedOffAt" = CASE WHEN said.status = 'handed-off' THEN said.at ELSE m."handedOffAt" END
    FROM unnest(${commits.map((one) => one.shop)}::text[], ${commits.map((one) => one.messageId)}::text[], ${results.map((one) => one.status)}::text[], ${results.map((one) => one.provider)}::text[],
      ${results.map((one) => one.providerMessageId)}::text[], ${results.map((one) => one.refusal)}::text[], ${results.map((one) => one.at)}::timestamptz[])
      WITH ORDINALITY AS said (shop, id, status, provider, "providerMessageId", refusal, at, n)
    WHERE m.shop = said.shop AND m.id = said.id AND m.status = 'intent'
    RETURNING said.n::int - 1 AS n, m."enrollmentId", m.occasion`;
}

/** An enrollment that turned to another cart meanwhile stays where it is; one that a fact made due keeps that due time. */
async function moveOn(session: SqlSession, commits: readonly (ResultCommit & Omit<Answered, "n">)[]): Promise<void> {
  if (commits.length === 0) return;
  const positions = commits.map((one) => one.position);
  await session.$executeRaw`
    UPDATE enrollments e SET "stepIndex" = said."stepIndex", "stepEnteredAt" = said."stepEnteredAt",
      "dueAt" = CASE WHEN e.revision = said.revision THEN said."dueAt" ELSE LEAST(e."dueAt", said."dueAt") END
    FROM unnest(${commits.map((one) => one.shop)}::text[], ${commits.map((one) => one.enrollmentId)}::text[], ${commits.map((one) => one.occasion)}::text[], ${commits.map(revisionOf)}::int[],
      ${positions.map((one) => one.stepIndex)}::int[], ${positions.map((one) => one.stepEnteredAt)}::timestamptz[], ${positions.map((one) => one.dueAt)}::timestamptz[])
      AS said (shop, id, occasion, revision, "stepIndex", "stepEnteredAt", "dueAt")
    WHERE e.shop = said.shop AND e.id = said.id AND e.status = 'open' AND e.occasion = said.occasion`;
}

/** Takes unanswered messages back out of the ledger, so that they can be made again at `retryAt`. */
export function withdrawIntents(database: Pick<Database, "byIndex">, commits: readonly Withdrawal[]): Promise<readonly boolean[]> {
  return whileHoldingAll(database, commits, false, async (session, held) => {
    const rows = await session.$queryRaw<{ n: number; enrollmentId: string }[]>`
      DELETE FROM messages m USING unnest(${held.map((one) => one.shop)}::text[], ${held.map((one) => one.messageId)}::text[]) WITH ORDINALITY AS said (shop, id, n)
      WHERE m.shop = said.shop AND m.id = said.id AND m.status = 'intent' RETURNING said.n::int - 1 AS n, m."enrollmentId"`;
    await retryLater(session, rows.map(({ n, enrollmentId }) => ({ ...held[n]!, enrollmentId })));
    const withdrawn = new Set(rows.map((row) => held[row.n]!));
    await appendAllDecisions(session, held.filter((one) => withdrawn.has(one)));
    return new Map([...withdrawn].map((one) => [one, true]));
  });
}

/** An enrollment that a fact made due meanwhile keeps that due time. */
async function retryLater(session: SqlSession, commits: readonly (Withdrawal & EnrollmentCommit)[]): Promise<void> {
  if (commits.length === 0) return;
  await session.$executeRaw`
    UPDATE enrollments e SET "dueAt" = said."dueAt"
    FROM unnest(${commits.map((one) => one.shop)}::text[], ${commits.map((one) => one.enrollmentId)}::text[], ${commits.map((one) => one.claim.customerId)}::text[], ${commits.map(revisionOf)}::int[],
      ${commits.map((one) => one.retryAt)}::timestamptz[]) AS said (shop, id, "customerId", revision, "dueAt")
    WHERE e.shop = said.shop AND e.id = said.id AND e."customerId" = said."customerId" AND e.status = 'open' AND e.revision = said.revision`;
}
