import type pg from "pg";
import { addressHash } from "../../../app/adapters/db/address-hash.ts";
import { DAYS, END, type Shopper, shopper, soldOutAt, VARIANTS } from "./shopper.ts";

const BATCH = 2_000;
export const ADDRESS_KEY = Buffer.alloc(32, 1);

/** Writes the past of so many shoppers straight into the tables, as webhooks would have left it. */
export async function writeHistory(pool: pg.Pool, shop: string, shoppers: number): Promise<number> {
  const stock = Array.from({ length: VARIANTS }, (_, id) => String(id)).flatMap((subject) => {
    const gone = soldOutAt(subject);
    const row = (at: Date, quantity: number) => ({ shop, kind: "stock", subject, at: at.toISOString(), value: { quantity, policy: "deny" } });
    return [row(new Date(END.getTime() - (DAYS + 1) * 86_400_000), 5), ...(gone ? [row(gone, 0)] : [])];
  });
  await insert(pool, "fact_versions", stock);
  let checkouts = 0;
  for (let from = 0; from < shoppers; from += BATCH) {
    const some = Array.from({ length: Math.min(BATCH, shoppers - from) }, (_, index) => shopper(from + index));
    await insert(pool, "customers", some.map((one) => customer(shop, one)));
    await insert(pool, "checkouts", some.flatMap((one) => one.carts.map((cart) => checkout(shop, one, cart))));
    await insert(pool, "fact_versions", some.flatMap((one) => one.carts.flatMap((cart) => versions(shop, cart))));
    await insert(pool, "orders", some.filter((one) => one.boughtAt).map((one) => order(shop, one)));
    await insert(pool, "consents", some.flatMap((one) => consents(shop, one)));
    await insert(pool, "suppressions", some.flatMap((one) => (one.unsubscribedAt ? [{ shop, channel: "email", addressHash: addressHash(ADDRESS_KEY, shop, email(one)), reason: "unsubscribed", at: one.unsubscribedAt.toISOString() }] : [])));
    checkouts += some.reduce((sum, one) => sum + one.carts.length, 0);
  }
  await pool.query("ANALYZE");
  return checkouts;
}

const email = ({ number }: Shopper): string => `person${number}@example.com`;
const id = ({ number }: Shopper): string => `p${String(number).padStart(8, "0")}`;

function customer(shop: string, one: Shopper): object {
  const at = one.carts[0]!.begunAt.toISOString();
  return { shop, id: id(one), email: email(one), firstName: "A", lastName: `B${one.number}`, locale: "en", country: one.country, createdAt: at, factTimes: {}, fence: 0, claimFailures: 0 };
}

function checkout(shop: string, one: Shopper, cart: Shopper["carts"][number]): object {
  const bought = one.boughtAt && cart === one.carts.at(-1) ? one.boughtAt.toISOString() : null;
  const price = { minor: 4_900, currency: "USD" };
  const line = { key: "k", variantId: cart.variantId, productId: "1", title: "Alpine jacket", variantTitle: "Moss / M", sku: null, quantity: cart.changedAt ? 2 : 1, unitPrice: price, linePrice: price, properties: [], sellingPlanId: null, requiresShipping: true };
  return {
    shop, token: cart.token, cartToken: `c-${cart.token}`, customerId: id(one), email: email(one), acceptsMarketing: one.consents, locale: "en", country: one.country, currency: "USD", presentmentCurrency: "USD",
    subtotalMinor: 4_900, totalMinor: 4_900, lines: [line], sourceName: "web", createdAt: cart.begunAt.toISOString(), updatedAt: (cart.changedAt ?? cart.begunAt).toISOString(), completedAt: bought,
    status: bought ? "purchased" : "open", suspicions: [], suspected: false,
  };
}

function versions(shop: string, cart: Shopper["carts"][number]): object[] {
  const row = (at: Date, quantity: number) => ({ shop, kind: "checkout-lines", subject: cart.token, at: at.toISOString(), checkoutToken: cart.token, value: { currency: "USD", lines: [{ variantId: cart.variantId, productId: "1", quantity, unitMinor: 4_900 }] } });
  return [row(cart.begunAt, 1), ...(cart.changedAt ? [row(cart.changedAt, 2)] : [])];
}

function order(shop: string, one: Shopper): object {
  const { token } = one.carts.at(-1)!;
  const at = one.boughtAt!.toISOString();
  return {
    shop, id: String(one.number), name: `#${one.number}`, customerId: id(one), email: email(one), checkoutToken: token, cartToken: `c-${token}`, totalMinor: 4_900, currency: "USD", presentmentMinor: 4_900, presentmentCurrency: "USD",
    discountCodes: [], test: false, createdAt: at, updatedAt: at, paidAt: at, lines: [],
  };
}

function consents(shop: string, one: Shopper): object[] {
  if (one.silent) return [];
  const row = { shop, customerId: id(one), channel: "email", evidence: {}, identity: "" };
  const said = { ...row, at: one.carts[0]!.begunAt.toISOString(), state: one.consents ? "subscribed" : "not-subscribed", source: "checkout-box" };
  return one.unsubscribedAt ? [said, { ...row, at: one.unsubscribedAt.toISOString(), state: "unsubscribed", source: "unsubscribe-link" }] : [said];
}

/** Columns that no row has take the table's own defaults. */
async function insert(pool: pg.Pool, table: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].map((name) => `"${name}"`).join(", ");
  await pool.query(`INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`, [JSON.stringify(rows)]);
}
