import type { DecisionRow } from "../../../use-cases/ports/rows.ts";
import type { DecisionRepository } from "../../../use-cases/ports/shop-store.ts";
import type { Database, Queries } from "../database.ts";
import { decisionColumns, toDecision } from "../mappers/decision-row.ts";

const OLDEST_FIRST = [{ at: "asc" }, { seq: "asc" }] as const;

/** Every decision with its reason. */
export function createDecisions({ prisma }: Database, shop: string): DecisionRepository {
  return {
    append: (rows) => appendDecisions(prisma, shop, rows),
    async ofEnrollment(customerId, enrollmentId) {
      return (await prisma.decision.findMany({ where: { shop, customerId, enrollmentId }, orderBy: [...OLDEST_FIRST] })).map(toDecision);
    },
    async ofCheckout(token) {
      const enrollments = await prisma.enrollment.findMany({ where: { shop, checkoutToken: token }, select: { id: true } });
      const concerns = [{ checkoutToken: token }, { checkoutToken: null, enrollmentId: { in: enrollments.map((one) => one.id) } }];
      return (await prisma.decision.findMany({ where: { shop, OR: concerns }, orderBy: [...OLDEST_FIRST] })).map(toDecision);
    },
  };
}

/** Writes decisions about people of this shop; a row whose id is there already stays as it was. */
export async function appendDecisions(queries: Queries, shop: string, rows: readonly DecisionRow[]): Promise<void> {
  if (rows.length === 0) return;
  const people = await queries.customer.findMany({ where: { shop, id: { in: rows.map((row) => row.customerId) } }, select: { id: true } });
  const known = new Set(people.map((one) => one.id));
  await queries.decision.createMany({ data: rows.filter((row) => known.has(row.customerId)).map((row) => decisionColumns(shop, row)), skipDuplicates: true });
}
