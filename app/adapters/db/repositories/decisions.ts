import { Prisma } from "../../../generated/prisma/client.ts";
import type { DecisionRow } from "../../../use-cases/ports/rows.ts";
import type { DecisionRepository } from "../../../use-cases/ports/shop-store.ts";
import type { Database } from "../database.ts";
import { decisionColumns, toDecision } from "../mappers/decision-row.ts";
import type { SqlSession } from "../sql-session.ts";
import { storableJson } from "../storable.ts";
import { peopleOfCheckout } from "./people-of-checkouts.ts";

const OLDEST_FIRST = [{ at: "asc" }, { seq: "asc" }] as const;

/** Every decision with its reason. */
export function createDecisions({ prisma }: Database, shop: string): DecisionRepository {
  return {
    append: (rows) => appendDecisions(prisma, shop, rows),
    async ofEnrollment(customerId, enrollmentId) {
      return (await prisma.decision.findMany({ where: { shop, customerId, enrollmentId }, orderBy: [...OLDEST_FIRST] })).map(toDecision);
    },
    async ofCheckout(token) {
      const [enrollments, people] = await Promise.all([prisma.enrollment.findMany({ where: { shop, checkoutToken: token }, select: { id: true } }), peopleOfCheckout(prisma, shop, token)]);
      const concerns = [{ checkoutToken: token }, { checkoutToken: null, enrollmentId: { in: enrollments.map((one) => one.id) } }];
      return (await prisma.decision.findMany({ where: { shop, customerId: { in: people }, OR: concerns }, orderBy: [...OLDEST_FIRST] })).map(toDecision);
    },
    async ofCustomer(customerId, limit) {
      const newest = await prisma.decision.findMany({ where: { shop, customerId }, orderBy: [{ at: "desc" }, { seq: "desc" }], take: limit });
      return newest.reverse().map(toDecision);
    },
  };
}

/** Decisions of one shop. */
export interface SomeDecisions {
  readonly shop: string;
  readonly decisions: readonly DecisionRow[];
}

/** Writes decisions about people of their shops, in this order; a row whose id is there already stays as it was. */
export async function appendAllDecisions(session: Pick<SqlSession, "$executeRaw">, some: readonly SomeDecisions[]): Promise<void> {
  const rows = some.flatMap(({ shop, decisions }) => decisions.map((row) => decisionColumns(shop, row)));
  if (rows.length === 0) return;
  const names = Prisma.raw(Object.keys(rows[0]!).map((name) => `"${name}"`).join(", "));
  await session.$executeRaw`
    INSERT INTO decisions (${names})
    SELECT ${names} FROM jsonb_populate_recordset(NULL::decisions, ${JSON.stringify(rows)}::jsonb) WITH ORDINALITY AS said
    WHERE EXISTS (SELECT 1 FROM customers c WHERE c.shop = said.shop AND c.id = said."customerId")
    ORDER BY said.ordinality ON CONFLICT DO NOTHING`;
}

/**
 * The columns of a statement's rows that carry decisions, see `rowsOf` and `told`. Nearly every commit has one decision, which
 * goes with it as it is; those after it are JSON, which costs more.
 */
export const TOLD_TYPES = {
  firstId: "text", firstStepId: "text", firstAt: "timestamptz", firstKind: "text", firstReason: "text", firstUntil: "timestamptz", firstMessageId: "text", firstDetail: "jsonb", told: "json",
} as const;

/** Decisions as such columns. */
export function told([first, ...others]: readonly DecisionRow[]): { readonly [Name in keyof typeof TOLD_TYPES]?: unknown } {
  if (!first) return {};
  const { id, stepId, at, kind, reason, until, messageId, detail } = first;
  return {
    firstId: id, firstStepId: stepId, firstAt: at, firstKind: kind, firstReason: reason, firstUntil: until, firstMessageId: messageId, firstDetail: storableJson(detail),
    told: others.length > 0 ? storableJson(others) : null,
  };
}

/** `told`'s columns of a part of a statement, to be handed on to the next. */
export function toldOf(part: string): Prisma.Sql {
  return Prisma.raw(Object.keys(TOLD_TYPES).map((name) => `${part}."${name}"`).join(", "));
}

const ABOUT = `s.person, s."enrollmentId", s."campaignId", s."checkoutToken"`;

/** As a part of a statement: writes what `part` was told, of the shop, person, enrollment, campaign and checkout that its rows name. */
export function telling(part: string): Prisma.Sql {
  return Prisma.raw(`
    INSERT INTO decisions (shop, id, "customerId", "enrollmentId", "campaignId", "checkoutToken", "stepId", at, kind, reason, until, "messageId", detail)
    SELECT s.shop, s."firstId", ${ABOUT}, s."firstStepId", s."firstAt", s."firstKind", s."firstReason", s."firstUntil", s."firstMessageId", s."firstDetail" FROM ${part} s WHERE s."firstId" IS NOT NULL
    UNION ALL
    SELECT s.shop, row.id, ${ABOUT}, row."stepId", row.at, row.kind, row.reason, row.until, row."messageId", row.detail
    FROM ${part} s CROSS JOIN LATERAL json_to_recordset(s.told) AS row (id text, "stepId" text, at timestamptz, kind text, reason text, until timestamptz, "messageId" text, detail jsonb) WHERE s.told IS NOT NULL
    ON CONFLICT DO NOTHING`);
}

/** The same for one shop. */
export function appendDecisions(session: Pick<SqlSession, "$executeRaw">, shop: string, decisions: readonly DecisionRow[]): Promise<void> {
  return appendAllDecisions(session, [{ shop, decisions }]);
}
