import { Prisma } from "../../../generated/prisma/client.ts";
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
  const columns = rows.map((row) => decisionColumns(shop, row));
  const names = Prisma.raw(Object.keys(columns[0]!).map((name) => `"${name}"`).join(", "));
  await queries.$executeRaw`
    INSERT INTO decisions (${names})
    SELECT ${names} FROM (
      SELECT told.n, d.* FROM jsonb_array_elements(${JSON.stringify(columns)}::jsonb) WITH ORDINALITY AS told (row, n), jsonb_populate_record(NULL::decisions, told.row) AS d) rows
    WHERE EXISTS (SELECT 1 FROM customers c WHERE c.shop = rows.shop AND c.id = rows."customerId")
    ORDER BY n ON CONFLICT DO NOTHING`;
}
