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

type Row = Pick<Stored, "token" | "cartToken" | "email" | "status" | "suspected" | "createdAt" | "completedAt"> & { readonly n: number; readonly own: boolean | null; readonly empty: boolean };
/** A checkout's columns beside the person's, whose names begin with "p"; all null where there is no checkout. */
type FullRow = Row & Pick<Stored, (typeof CHECKOUT_COLUMNS)[number] | "shopifyMail"> & { readonly [Name in keyof CustomerColumns as `p${Capitalize<Name>}`]: CustomerColumns[Name] };
type SmallRow = Row & Pick<FullRow, "pId" | "pEmail" | "pCountry" | "pTimeZone" | "country" | "updatedAt">;

/** How much is read of each, and what it makes. */
interface Extent<Read extends Row> {
  readonly columns: Prisma.Sql;
  readonly customer: (row: Read) => Customer;
  readonly checkout: (row: Read) => Checkout;
  readonly shopifyMail: (row: Read) => string | null;
}

const ALL: Extent<FullRow> = {
  columns: Prisma.raw(`p.id AS "pId", p."shopifyId" AS "pShopifyId", p.email AS "pEmail", p.phone AS "pPhone", p."firstName" AS "pFirstName", p."lastName" AS "pLastName",
    p.locale AS "pLocale", p.country AS "pCountry", p."timeZone" AS "pTimeZone", p.since AS "pSince", ${[...CHECKOUT_COLUMNS, "status", "suspected", "shopifyMail"].map((name) => (name === "lines" ? "CASE WHEN c.token = asked.token THEN c.lines ELSE '[]' END AS lines" : `c."${name}"`)).join(", ")}`),
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
    c.token, c."cartToken", c.email, c.country, c."createdAt", c."updatedAt", c."completedAt", c.status, c.suspected`),
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
  const rowsOf = Map.groupBy(await read(session, asked, extent, "theirs"), (row) => row.n);
  const astray = asked.flatMap((one, n) => (one.enrollment.checkoutToken !== null && rowsOf.get(n)?.every((row) => !row.own) ? [{ ...one, n }] : []));
  const found = new Map((astray.length === 0 ? [] : await read(session, astray, extent, "anybody's")).map((row) => [astray[row.n]!.n, row]));
  return [...rowsOf].map(([n, rows]) => subjectOf(asked[n]!, n, rows, found.get(n) ?? null, extent));
}

/** Almost every cart is its person's, whose carts are all looked at anyway: one index, and not the one over tokens as well. */
const CARTS = { theirs: Prisma.sql`c.shop = asked.shop AND c."customerId" = asked.id`, "anybody's": Prisma.sql`c.shop = asked.shop AND c.token = asked.token` };

/** A row for each cart of each person, or one without. */
function read<Read extends Row>(session: SqlSession, asked: readonly AskedEnrollment[], extent: Extent<Read>, whose: keyof typeof CARTS): Promise<readonly Read[]> {
  return session.$queryRaw<Read[]>`
    SELECT asked.n::int - 1 AS n, ${extent.columns}, c.token = asked.token AS own, jsonb_array_length(c.lines) = 0 AS empty
    FROM unnest(${asked.map((one) => one.shop)}::text[], ${asked.map((one) => one.enrollment.customerId)}::text[], ${asked.map((one) => one.enrollment.checkoutToken)}::text[]) WITH ORDINALITY AS asked (shop, id, token, n)
    JOIN customers p ON p.shop = asked.shop AND p.id = asked.id
    LEFT JOIN checkouts c ON ${CARTS[whose]}`;
}

/** `stray`: the cart in question, where it is not the person's. */
function subjectOf<Read extends Row>({ shop, enrollment }: AskedEnrollment, position: number, rows: readonly Read[], stray: Read | null, extent: Extent<Read>): AskedSubject {
  const carts = rows.filter((row) => row.token !== null);
  const own = stray?.own ? stray : carts.find((row) => row.own);
  const facts = own && { checkout: extent.checkout(own), status: own.status as CheckoutStatus, suspected: own.suspected, shopifyMail: extent.shopifyMail(own) as ShopifyMail | null, newerToken: newest(carts, own) };
  return { shop, enrollment, position, customer: extent.customer(rows[0]!), carts, ...(facts ?? NO_CART) };
}

const NO_CART = { checkout: null, status: null, suspected: false, shopifyMail: null, newerToken: null };

/** The latest cart that is open, with an e-mail and something in it, if it began after one. Of two of one moment the greater token is the newer. */
function newest(carts: readonly Row[], than: Row): string | null {
  let best = than;
  for (const cart of carts) {
    const live = cart.status === "open" && cart.completedAt === null && cart.email !== null && !cart.empty;
    if (live && (cart.createdAt > best.createdAt || (cart.createdAt.getTime() === best.createdAt.getTime() && cart.token > best.token))) best = cart;
  }
  return best === than ? null : best.token;
}
