import type { EnrollmentState } from "../../../domain/journeys/facts.ts";
import type { Checkout } from "../../../generated/prisma/client.ts";
import type { CustomerColumns } from "../mappers/customer-row.ts";
import type { SqlSession } from "../sql-session.ts";

/** Whom an enrollment is about, and the cart where it is about one. */
export interface AskedSubject {
  readonly shop: string;
  readonly enrollment: EnrollmentState;
  readonly customer: CustomerColumns;
  readonly checkout: Checkout | null;
  /** among the enrollments that were asked about, from 0 */
  readonly position: number;
}

/** The people and carts of some enrollments; without those whose person is gone. */
export async function subjectsOf(session: SqlSession, asked: readonly { readonly shop: string; readonly enrollment: EnrollmentState }[]): Promise<readonly AskedSubject[]> {
  const shops = asked.map((one) => one.shop);
  const [customers, checkouts] = await Promise.all([
    session.$queryRaw<(CustomerColumns & { n: number })[]>`
      SELECT asked.n::int - 1 AS n, c.id, c."shopifyId", c.email, c.phone, c."firstName", c."lastName", c.locale, c.country, c."timeZone", c.since
      FROM unnest(${shops}::text[], ${asked.map((one) => one.enrollment.customerId)}::text[]) WITH ORDINALITY AS asked (shop, id, n)
      JOIN customers c ON c.shop = asked.shop AND c.id = asked.id`,
    session.$queryRaw<(Checkout & { n: number })[]>`
      SELECT asked.n::int - 1 AS n, c.* FROM unnest(${shops}::text[], ${asked.map((one) => one.enrollment.checkoutToken)}::text[]) WITH ORDINALITY AS asked (shop, token, n)
      JOIN checkouts c ON c.shop = asked.shop AND c.token = asked.token`,
  ]);
  const carts = new Map(checkouts.map((row) => [row.n, row]));
  return customers.map((customer) => ({ ...asked[customer.n]!, customer, checkout: carts.get(customer.n) ?? null, position: customer.n }));
}

/** Each person's latest open checkout with an e-mail and something in it, if it began after the one in question. */
export async function newerCheckouts(session: SqlSession, subjects: readonly AskedSubject[]): Promise<{ n: number; token: string }[]> {
  const asked = subjects.flatMap(({ shop, customer, checkout }, n) => (checkout ? { n, shop, customerId: customer.id, checkout } : []));
  if (asked.length === 0) return [];
  return session.$queryRaw`
    SELECT asked.n, newer.token
    FROM unnest(${asked.map((one) => one.n)}::int[], ${asked.map((one) => one.shop)}::text[], ${asked.map((one) => one.customerId)}::text[],
      ${asked.map((one) => one.checkout.createdAt)}::timestamptz[], ${asked.map((one) => one.checkout.token)}::text[]) AS asked (n, shop, "customerId", "createdAt", token),
    LATERAL (
      SELECT c.token FROM checkouts c
      WHERE c.shop = asked.shop AND c."customerId" = asked."customerId" AND c.status = 'open' AND c."completedAt" IS NULL AND c.email IS NOT NULL
        AND jsonb_array_length(c.lines) > 0 AND (c."createdAt", c.token) > (asked."createdAt", asked.token)
      ORDER BY c."createdAt" DESC, c.token DESC LIMIT 1) newer`;
}
