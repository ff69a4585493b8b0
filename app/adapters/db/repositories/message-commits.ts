import { Prisma } from "../../../generated/prisma/client.ts";
import type { DecisionRow, NewMessage } from "../../../use-cases/ports/rows.ts";
import type { MessageRepository } from "../../../use-cases/ports/shop-store.ts";
import type { Database } from "../database.ts";
import { messageColumns } from "../mappers/message-row.ts";
import { rowsOf } from "../rows-of.ts";
import { storable, storableJson } from "../storable.ts";
import { inRepeatedTransaction, repeatedly, type SqlSession } from "../sql-session.ts";
import { appendAllDecisions, telling, told, TOLD_TYPES } from "./decisions.ts";
import { byPerson, type EnrollmentCommit, type GivingBack, type HeldCommit, heldColumns, HOLDING, revisionOf, whileHoldingAll } from "./holding.ts";
import { settleByEvents } from "./settle-by-events.ts";

export interface IntentCommit extends EnrollmentCommit {
  readonly message: NewMessage;
}

interface MessageCommit extends HeldCommit {
  readonly messageId: string;
  readonly decisions: readonly DecisionRow[];
}

export interface ResultCommit extends MessageCommit, GivingBack {
  readonly result: Parameters<MessageRepository["commitResult"]>[2];
  readonly position: Parameters<MessageRepository["commitResult"]>[3];
}

export interface Withdrawal extends MessageCommit {
  readonly retryAt: Date;
}

type Intent = "committed" | "duplicate" | "lost";

/**
 * Writes messages into outbox and ledger, in one statement: all or nothing. A fact that came after the claim makes the claim's
 * decision worthless: that too is "lost", for the fact may be the order that the mail must not follow.
 */
export async function commitIntents(database: Pick<Database, "byIndex">, commits: readonly IntentCommit[]): Promise<readonly Intent[]> {
  const own = commits.map((commit, n) => ({ commit, n })).filter(({ commit }) => commit.message.customerId === commit.claim.customerId);
  const written = own.length === 0 ? [] : await write(repeatedly(database), own.map((one) => one.commit));
  const answers = new Map(written.map((row) => [own[row.n]!.n, row.committed ? ("committed" as const) : ("duplicate" as const)]));
  return commits.map((_, n) => answers.get(n) ?? "lost");
}

/** The columns of a message that travel as lists. */
const SMALL = {
  shop: "text", id: "text", campaignId: "text", customerId: "text", stepId: "text", occasion: "text", enrollmentId: "text", templateId: "text", templateVersion: "int", checkoutToken: "text", channel: "text",
  purpose: "text", address: "text", subject: "text", links: "jsonb", discountCode: "text", intentAt: "timestamptz", fence: "bigint", status: "text",
} as const;
/** `htmlFrom` and the like: where the bodies of a message are in all bodies, see `joined`. */
const SAID = { n: "int", revision: "int", ...SMALL, htmlFrom: "int", htmlLength: "int", textFrom: "int", textLength: "int" } as const;

/** Whose worker still holds the person, whose enrollment stands as it was claimed, and whose campaign is still on; both rows stay locked until the end. Who is in the ledger already, by another message of the same person, step and occasion, is not committed. */
function write(session: SqlSession, commits: readonly IntentCommit[]): Promise<{ n: number; committed: boolean }[]> {
  const rows = commits.map((one) => messageColumns(one.shop, one.message, one.claim.fence));
  const [html, text] = [joined(rows.map((one) => one.html)), joined(rows.map((one) => one.text))];
  const said = rows.map(({ row }, n) => ({
    n, ...row, subject: storable(row.subject), links: storableJson(row.links), revision: revisionOf(commits[n]!), htmlFrom: html.from[n], htmlLength: html.lengths[n], textFrom: text.from[n], textLength: text.lengths[n],
  })).sort(byPerson);
  return session.$queryRaw`
    WITH said AS MATERIALIZED (SELECT * FROM ${rowsOf(SAID, said, "s")}),
    held AS (
      SELECT said.* FROM said
      JOIN customers c ON c.shop = said.shop AND c.id = said."customerId" AND c.fence = said.fence AND c."leaseUntil" > clock_timestamp()
      JOIN enrollments e ON e.shop = said.shop AND e.id = said."enrollmentId" AND e."customerId" = said."customerId" AND e.status = 'open' AND e.revision = said.revision
      JOIN campaigns k ON k.shop = said.shop AND k.id = said."campaignId" AND k.status = 'on'
      FOR NO KEY UPDATE OF c, e),
    written AS (
      INSERT INTO messages (${named(SMALL)}, html, text)
      SELECT ${named(SMALL)}, substring(${html.bytes}::bytea FROM "htmlFrom" FOR "htmlLength"), substring(${text.bytes}::bytea FROM "textFrom" FOR "textLength") FROM held
      ON CONFLICT DO NOTHING RETURNING shop, id)
    SELECT n, (shop, id) IN (SELECT shop, id FROM written) AS committed FROM held`;
}

const named = (columns: object): Prisma.Sql => Prisma.raw(Object.keys(columns).map((name) => `"${name}"`).join(", "));

/** Bytes of many rows as one value, which travels as it is; in an array each byte would be written as two digits. `from` counts from 1, as SQL does. */
function joined(parts: readonly Buffer[]): { readonly bytes: Buffer; readonly from: readonly number[]; readonly lengths: readonly number[] } {
  let next = 1;
  const from = parts.map((part) => (next += part.length) - part.length);
  return { bytes: Buffer.concat(parts), from, lengths: parts.map((part) => part.length) };
}

/** Writes what the provider answered and moves the journeys on, however old the decision: the mail is out. A message may have gone to another person meanwhile, into whom this one was joined. */
export function commitResults(database: Pick<Database, "byIndex">, commits: readonly ResultCommit[]): Promise<readonly boolean[]> {
  return inRepeatedTransaction(database, async (session) => {
    const answered = new Set((await answer(session, commits)).map((row) => row.n));
    // read after the messages are locked: what the provider said until then is seen here, and who says it later sees the answer
    await settleByEvents(session, await spokenOf(session, commits.filter(({ result }, n) => answered.has(n) && result.status !== "refused")));
    return commits.map((_, n) => answered.has(n));
  });
}

const ANSWERED = {
  n: "int", shop: "text", customerId: "text", fence: "bigint", giveBack: "boolean", id: "text", status: "text", provider: "text", providerMessageId: "text", refusal: "text", at: "timestamptz",
  revisions: "json", stepIndex: "int", stepEnteredAt: "timestamptz", dueAt: "timestamptz", ...TOLD_TYPES,
} as const;

/** Whose messages are answered now: held by their workers, and not answered before. An enrollment that turned to another cart meanwhile stays where it is; one that a fact made due keeps that due time. */
function answer(session: SqlSession, commits: readonly ResultCommit[]): Promise<{ n: number }[]> {
  const said = commits.map((one, n) => ({ n, ...heldColumns(one), id: one.messageId, ...storable(one.result), revisions: JSON.stringify(Object.fromEntries(one.claim.revisions)), ...one.position, ...told(one.decisions) })).sort(byPerson);
  return session.$queryRaw`
    WITH said AS MATERIALIZED (SELECT * FROM ${rowsOf(ANSWERED, said, "s")}),
    held AS (${HOLDING}),
    answered AS (
      UPDATE messages m SET status = held.status, provider = held.provider, "providerMessageId" = held."providerMessageId", refusal = held.refusal,
        "handedOffAt" = CASE WHEN held.status = 'handed-off' THEN held.at ELSE m."handedOffAt" END
      FROM held WHERE m.shop = held.shop AND m.id = held.id AND m.status = 'intent'
      RETURNING held.*, m."customerId" AS person, m."enrollmentId", m."campaignId", m."checkoutToken", m.occasion),
    moved AS (
      UPDATE enrollments e SET "stepIndex" = a."stepIndex", "stepEnteredAt" = a."stepEnteredAt",
        "dueAt" = CASE WHEN e.revision = (a.revisions ->> e.id)::int THEN a."dueAt" ELSE LEAST(e."dueAt", a."dueAt") END
      FROM answered a WHERE e.shop = a.shop AND e.id = a."enrollmentId" AND e.status = 'open' AND e.occasion = a.occasion),
    told AS (${telling("answered")})
    SELECT n FROM answered`;
}

/** The messages of which the provider has spoken already: next to none. */
async function spokenOf(session: SqlSession, commits: readonly ResultCommit[]): Promise<{ shop: string; id: string }[]> {
  if (commits.length === 0) return [];
  return session.$queryRaw`
    SELECT DISTINCT e.shop, e."messageId" AS id FROM unnest(${commits.map((one) => one.shop)}::text[], ${commits.map((one) => one.messageId)}::text[]) AS said (shop, id)
    JOIN delivery_events e ON e.shop = said.shop AND e."messageId" = said.id`;
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
