import type { Queries } from "../database.ts";

/**
 * Whom the decisions about some checkouts are about, as a query; `shop` and `tokens` are its parameters. Plans, most of all
 * decisions, are in no index over checkouts: but each is of a journey about the checkout, or of one that began with it or left
 * it, which another decision says (the oldest may be gone by now).
 */
export function peopleOfCheckouts(shop: string, tokens: string): string {
  return `
    SELECT d."customerId" FROM decisions d WHERE d.shop = ${shop} AND d."checkoutToken" = ANY(${tokens}::text[]) AND d.kind <> 'planned'
    UNION SELECT e."customerId" FROM enrollments e WHERE e.shop = ${shop} AND e."checkoutToken" = ANY(${tokens}::text[])
    UNION SELECT c."customerId" FROM checkouts c WHERE c.shop = ${shop} AND c.token = ANY(${tokens}::text[]) AND c."customerId" IS NOT NULL`;
}

/** The same for one checkout, asked. */
export async function peopleOfCheckout(queries: Pick<Queries, "$queryRawUnsafe">, shop: string, token: string): Promise<string[]> {
  const rows = await queries.$queryRawUnsafe<{ customerId: string }[]>(peopleOfCheckouts("$1", "$2"), shop, [token]);
  return rows.map((row) => row.customerId);
}
