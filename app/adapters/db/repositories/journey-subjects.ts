import type { EnrollmentState } from "../../../domain/journeys/facts.ts";
import { type Checkout, Prisma } from "../../../generated/prisma/client.ts";
import { CHECKOUT_COLUMNS } from "../mappers/checkout-row.ts";
import type { CustomerColumns } from "../mappers/customer-row.ts";
import type { SqlSession } from "../sql-session.ts";

/** An enrollment, and of which shop. */
export interface AskedEnrollment {
  readonly shop: string;
  readonly enrollment: EnrollmentState;
}

type Cart = Pick<Checkout, (typeof CHECKOUT_COLUMNS)[number] | "status" | "suspected" | "shopifyMail">;

/** Whom an enrollment is about, and the cart where it is about one. */
export interface AskedSubject extends AskedEnrollment {
  readonly customer: CustomerColumns;
  readonly checkout: Cart | null;
  /** of the person's latest open checkout with an e-mail and something in it, if it began after the one in question */
  readonly newerToken: string | null;
  readonly campaignOn: boolean;
  /** among the enrollments that were asked about, from 0 */
  readonly position: number;
}

/** A checkout's columns beside the person's, whose names begin with "p"; all null where there is no checkout. */
type Row = Cart & { readonly n: number; readonly newerToken: string | null; readonly campaignOn: boolean | null } & {
  readonly [Name in keyof CustomerColumns as `p${Capitalize<Name>}`]: CustomerColumns[Name];
};

const COLUMNS = Prisma.raw([...CHECKOUT_COLUMNS.filter((name) => name !== "lines"), "status", "suspected", "shopifyMail"].map((name) => `c."${name}"`).join(", "));
/** Whether a cart is empty shows in one line as well, and reading them all costs as much as everything else of it. */
const ONE_LINE = Prisma.sql`CASE WHEN jsonb_array_length(c.lines) > 0 THEN jsonb_build_array(c.lines -> 0) ELSE '[]' END`;

/** The people and carts of some enrollments, without those whose person is gone; with `lines: "one"` no more than the first line of a cart. */
export async function subjectsOf(session: SqlSession, asked: readonly AskedEnrollment[], lines: "all" | "one"): Promise<readonly AskedSubject[]> {
  const found = await read(session, asked, lines, OF_PERSON);
  const astray = found.filter(({ enrollment, checkout }) => checkout === null && enrollment.checkoutToken !== null);
  if (astray.length === 0) return found;
  const others = await read(session, astray, lines, OF_ANYBODY);
  return [...found.filter((one) => !astray.includes(one)), ...others.map((one) => ({ ...one, position: astray[one.position]!.position }))];
}

/** Almost every cart is its person's, among whose carts newer ones are looked for anyway: one index, and not the one over tokens as well. */
const OF_PERSON = Prisma.sql`c.shop = asked.shop AND c."customerId" = asked.id AND c.token || '' = asked.token`;
const OF_ANYBODY = Prisma.sql`c.shop = asked.shop AND c.token = asked.token`;

async function read(session: SqlSession, asked: readonly AskedEnrollment[], lines: "all" | "one", own: Prisma.Sql): Promise<readonly AskedSubject[]> {
  const of = <Field extends keyof EnrollmentState>(field: Field): EnrollmentState[Field][] => asked.map((one) => one.enrollment[field]);
  const rows = await session.$queryRaw<Row[]>`
    SELECT asked.n::int - 1 AS n, p.id AS "pId", p."shopifyId" AS "pShopifyId", p.email AS "pEmail", p.phone AS "pPhone", p."firstName" AS "pFirstName", p."lastName" AS "pLastName",
      p.locale AS "pLocale", p.country AS "pCountry", p."timeZone" AS "pTimeZone", p.since AS "pSince",
      ${COLUMNS}, ${lines === "all" ? Prisma.sql`c.lines` : ONE_LINE} AS lines, newer.token AS "newerToken",
      (SELECT k.status = 'on' FROM campaigns k WHERE k.shop = asked.shop AND k.id = asked."campaignId") AS "campaignOn"
    FROM unnest(${asked.map((one) => one.shop)}::text[], ${of("customerId")}::text[], ${of("checkoutToken")}::text[], ${of("campaignId")}::text[]) WITH ORDINALITY AS asked (shop, id, token, "campaignId", n)
    JOIN customers p ON p.shop = asked.shop AND p.id = asked.id
    LEFT JOIN checkouts c ON ${own}
    LEFT JOIN LATERAL (
      SELECT o.token FROM checkouts o
      WHERE o.shop = asked.shop AND o."customerId" = asked.id AND o.status = 'open' AND o."completedAt" IS NULL AND o.email IS NOT NULL
        AND (o."createdAt", o.token) > (c."createdAt", c.token) AND jsonb_array_length(o.lines) > 0
      ORDER BY o."createdAt" DESC, o.token DESC LIMIT 1) newer ON true`;
  return rows.map((row) => ({
    shop: asked[row.n]!.shop, enrollment: asked[row.n]!.enrollment, position: row.n, newerToken: row.newerToken, campaignOn: row.campaignOn ?? false, checkout: row.token === null ? null : row,
    customer: { id: row.pId, shopifyId: row.pShopifyId, email: row.pEmail, phone: row.pPhone, firstName: row.pFirstName, lastName: row.pLastName, locale: row.pLocale, country: row.pCountry, timeZone: row.pTimeZone, since: row.pSince },
  }));
}
