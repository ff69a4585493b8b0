import { Prisma } from "../../../generated/prisma/client.ts";
import type { DecisionRow } from "../../../use-cases/ports/rows.ts";
import type { DecisionRepository } from "../../../use-cases/ports/shop-store.ts";
import type { Database } from "../database.ts";
import { decisionColumns, toDecision } from "../mappers/decision-row.ts";
import type { SqlSession } from "../sql-session.ts";
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

/** A decision whose other columns the row says that it is about; what is null is left out. */
export function toTold({ id, stepId, at, kind, reason, until, messageId, detail }: DecisionRow): object {
  return { id, stepId: stepId ?? undefined, at, kind, reason: reason ?? undefined, until: until ?? undefined, messageId: messageId ?? undefined, detail };
}

/** `s.told`, an array of those, as rows. Joined by place instead, each would be compared with each. */
export const TOLD_AS = Prisma.raw(`json_to_recordset(s.told) AS row (id text, "stepId" text, at timestamptz, kind text, reason text, until timestamptz, "messageId" text, detail jsonb)`);

/** The same for one shop. */
export function appendDecisions(session: Pick<SqlSession, "$executeRaw">, shop: string, decisions: readonly DecisionRow[]): Promise<void> {
  return appendAllDecisions(session, [{ shop, decisions }]);
}
