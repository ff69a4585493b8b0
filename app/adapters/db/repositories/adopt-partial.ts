import { isPartial, partialToken } from "../../../domain/carts/partial-checkout.ts";
import type { Checkout } from "../../../domain/carts/checkout.ts";
import type { Database } from "../database.ts";
import { storable } from "../storable.ts";
import { peopleOfCheckout } from "./people-of-checkouts.ts";

/**
 * A checkout that was known only from the Admin API tells its own token: the row takes it, with what only webhooks tell
 * where it says that for the first time, and all that refers to the row follows. What is newer wins afterwards, as ever.
 */
export async function adoptPartial({ prisma }: Database, shop: string, checkout: Checkout): Promise<void> {
  if (checkout.shopifyId === null || isPartial(checkout)) return;
  const old = partialToken(storable(checkout.shopifyId));
  if (!(await prisma.checkout.findUnique({ where: { shop_token: { shop, token: old } }, select: { token: true } }))) return;
  const { token, cartToken, email, phone, firstName, lastName, acceptsMarketing, locale, country, sourceName } = storable(checkout);
  await prisma.$transaction(async (queries) => {
    const people = await peopleOfCheckout(queries, shop, old);
    const taken = await queries.$executeRaw`
      UPDATE checkouts SET token = ${token}, "cartToken" = ${cartToken}::text, email = ${email}::text, phone = ${phone}::text, "acceptsMarketing" = ${acceptsMarketing}::boolean, "sourceName" = ${sourceName}::text,
        "firstName" = COALESCE("firstName", ${firstName}::text), "lastName" = COALESCE("lastName", ${lastName}::text), locale = COALESCE(${locale}::text, locale), country = COALESCE(country, ${country}::text)
      WHERE shop = ${shop} AND token = ${old} AND NOT EXISTS (SELECT 1 FROM checkouts o WHERE o.shop = ${shop} AND o.token = ${token})`;
    if (taken === 0) await queries.$executeRaw`DELETE FROM checkouts WHERE shop = ${shop} AND token = ${old}`;
    await queries.enrollment.updateMany({ where: { shop, checkoutToken: old }, data: { checkoutToken: token } });
    await queries.message.updateMany({ where: { shop, checkoutToken: old }, data: { checkoutToken: token } });
    await queries.decision.updateMany({ where: { shop, customerId: { in: people }, checkoutToken: old }, data: { checkoutToken: token } });
  });
}
