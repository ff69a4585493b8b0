import type { Checkout, CheckoutLine, CheckoutStatus } from "../../../domain/carts/checkout.ts";
import type { Customer } from "../../../domain/customers/customer.ts";
import type { EnrollmentState, ShopifyMail } from "../../../domain/journeys/facts.ts";
import { Prisma, type Checkout as Stored } from "../../../generated/prisma/client.ts";
import { CHECKOUT_COLUMNS, toCheckout } from "../mappers/checkout-row.ts";
import { type CustomerColumns, toCustomer } from "../mappers/customer-row.ts";
import type { SqlSession } from "../sql-session.ts";

/** An enrollment, and of which shop. */
export interface AskedEnrollment {
  readonly shop: string;
  readonly enrollment: EnrollmentState;
}

/** What names a cart in an order. */
type CartNames = Pick<Checkout, "token" | "cartToken" | "email">;

/** A cart of the person that the enrollment is not about. */
interface OtherCart extends CartNames {
  /** ISO 8601 */
  readonly createdAt: string;
  /** open, with an e-mail and something in it */
  readonly live: boolean;
}

/** Whom an enrollment is about, and the cart where it is about one. */
export interface AskedSubject extends AskedEnrollment {
  readonly customer: Customer;
  readonly checkout: Checkout | null;
  readonly status: CheckoutStatus | null;
  readonly suspected: boolean;
  readonly shopifyMail: ShopifyMail | null;
  /** all carts of the person */
  readonly carts: readonly CartNames[];
  /** of the person's latest live cart, if it began after the one in question */
  readonly newerToken: string | null;
  /** among the enrollments that were asked about, from 0 */
  readonly position: number;
}

type Row = Pick<Stored, "token" | "status" | "suspected" | "createdAt"> & { readonly n: number; readonly others: readonly OtherCart[] | null };
/** A checkout's columns beside the person's, whose names begin with "p"; all null where there is no checkout. */
type FullRow = Row & Pick<Stored, (typeof CHECKOUT_COLUMNS)[number] | "shopifyMail"> & { readonly [Name in keyof CustomerColumns as `p${Capitalize<Name>}`]: CustomerColumns[Name] };
type SmallRow = Row & Pick<FullRow, "pId" | "pEmail" | "pCountry" | "pTimeZone" | "cartToken" | "email" | "country" | "updatedAt" | "completedAt"> & { readonly empty: boolean };

/** How much is read of each, and what it makes. */
interface Extent<Read extends Row> {
  readonly columns: Prisma.Sql;
  readonly customer: (row: Read) => Customer;
  readonly checkout: (row: Read) => Checkout;
  readonly shopifyMail: (row: Read) => string | null;
}

const ALL: Extent<FullRow> = {
  columns: Prisma.raw(`p.id AS "pId", p."shopifyId" AS "pShopifyId", p.email AS "pEmail", p.phone AS "pPhone", p."firstName" AS "pFirstName", p."lastName" AS "pLastName",
    p.locale AS "pLocale", p.country AS "pCountry", p."timeZone" AS "pTimeZone", p.since AS "pSince", ${[...CHECKOUT_COLUMNS, "status", "suspected", "shopifyMail"].map((name) => `c."${name}"`).join(", ")}`),
  customer: (row) => toCustomer({
    id: row.pId, shopifyId: row.pShopifyId, email: row.pEmail, phone: row.pPhone, firstName: row.pFirstName, lastName: row.pLastName, locale: row.pLocale, country: row.pCountry, timeZone: row.pTimeZone, since: row.pSince,
  }),
  checkout: toCheckout,
  shopifyMail: (row) => row.shopifyMail,
};

const BLANK_LINE: CheckoutLine = {
  key: "", variantId: null, productId: null, title: "", variantTitle: null, sku: null, quantity: 1, unitPrice: { minor: 0, currency: "" }, linePrice: { minor: 0, currency: "" },
  properties: [], sellingPlanId: null, requiresShipping: true,
};
const NOTHING: readonly CheckoutLine[] = [];
const SOMETHING: readonly CheckoutLine[] = [BLANK_LINE];

/** What a wait or an exit is decided on; see EnrollmentRepository.facts. The lines of a cart alone cost as much to read as all of this. */
const TO_WAIT: Extent<SmallRow> = {
  columns: Prisma.raw(`p.id AS "pId", p.email AS "pEmail", p.country AS "pCountry", p."timeZone" AS "pTimeZone",
    c.token, c."cartToken", c.email, c.country, c."createdAt", c."updatedAt", c."completedAt", c.status, c.suspected, jsonb_array_length(c.lines) = 0 AS empty`),
  customer: (row) => ({ id: row.pId, shopifyId: null, email: row.pEmail, phone: null, firstName: null, lastName: null, locale: null, country: row.pCountry, timeZone: row.pTimeZone }),
  checkout: ({ token, cartToken, email, country, createdAt, updatedAt, completedAt, empty }) => ({
    token, cartToken, shopifyId: null, customerShopifyId: null, email, phone: null, firstName: null, lastName: null, acceptsMarketing: null, locale: null, country, currency: "", presentmentCurrency: "",
    subtotal: BLANK_LINE.linePrice, total: BLANK_LINE.linePrice, lines: empty ? NOTHING : SOMETHING, recoveryUrl: null, sourceName: null, createdAt, updatedAt, completedAt,
  }),
  shopifyMail: () => null,
};

/** The people and carts of some enrollments, without those whose person is gone. */
export function subjectsOf(session: SqlSession, asked: readonly AskedEnrollment[], extent: "all" | "to-wait"): Promise<readonly AskedSubject[]> {
  return extent === "all" ? subjects(session, asked, ALL) : subjects(session, asked, TO_WAIT);
}

async function subjects<Read extends Row>(session: SqlSession, asked: readonly AskedEnrollment[], extent: Extent<Read>): Promise<readonly AskedSubject[]> {
  const found = await read(session, asked, extent, "own");
  const astray = found.filter(({ enrollment, checkout }) => checkout === null && enrollment.checkoutToken !== null);
  if (astray.length === 0) return found;
  const others = await read(session, astray, extent, "anybody's");
  return [...found.filter((one) => !astray.includes(one)), ...others.map((one) => ({ ...one, position: astray[one.position]!.position }))];
}

/** Almost every cart is its person's, among whose carts others are looked for anyway: one index, and not the one over tokens as well. */
const CARTS = { own: Prisma.sql`c.shop = asked.shop AND c."customerId" = asked.id AND c.token || '' = asked.token`, "anybody's": Prisma.sql`c.shop = asked.shop AND c.token = asked.token` };

async function read<Read extends Row>(session: SqlSession, asked: readonly AskedEnrollment[], extent: Extent<Read>, whose: keyof typeof CARTS): Promise<readonly AskedSubject[]> {
  const rows = await session.$queryRaw<Read[]>`
    SELECT asked.n::int - 1 AS n, ${extent.columns}, others.carts AS others
    FROM unnest(${asked.map((one) => one.shop)}::text[], ${asked.map((one) => one.enrollment.customerId)}::text[], ${asked.map((one) => one.enrollment.checkoutToken)}::text[]) WITH ORDINALITY AS asked (shop, id, token, n)
    JOIN customers p ON p.shop = asked.shop AND p.id = asked.id
    LEFT JOIN checkouts c ON ${CARTS[whose]}
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('token', o.token, 'cartToken', o."cartToken", 'email', o.email, 'createdAt', o."createdAt",
        'live', o.status = 'open' AND o."completedAt" IS NULL AND o.email IS NOT NULL AND jsonb_array_length(o.lines) > 0)) AS carts
      FROM checkouts o WHERE o.shop = asked.shop AND o."customerId" = asked.id AND o.token || '' IS DISTINCT FROM asked.token) others ON true`;
  return rows.map((row) => subjectOf(asked[row.n]!, row, extent, whose === "own"));
}

function subjectOf<Read extends Row>({ shop, enrollment }: AskedEnrollment, row: Read, extent: Extent<Read>, own: boolean): AskedSubject {
  const checkout = row.token === null ? null : extent.checkout(row);
  const others = row.others ?? [];
  return {
    shop, enrollment, position: row.n, customer: extent.customer(row), checkout, status: checkout && (row.status as CheckoutStatus), suspected: checkout !== null && row.suspected,
    shopifyMail: checkout && (extent.shopifyMail(row) as ShopifyMail | null), newerToken: checkout && newest(others, checkout), carts: checkout && own ? [checkout, ...others] : others,
  };
}

/** Of two carts of one moment the greater token is the newer. */
function newest(others: readonly OtherCart[], than: Checkout): string | null {
  let best: { readonly token: string; readonly at: number } = { token: than.token, at: than.createdAt.getTime() };
  for (const { token, createdAt, live } of others) {
    const at = Date.parse(createdAt);
    if (live && (at > best.at || (at === best.at && token > best.token))) best = { token, at };
  }
  return best.token === than.token ? null : best.token;
}
