import type { ConsentRecord, SuppressionReason } from "../../../domain/consent/marketing-consent.ts";
import type { KnownFacts, LostMail } from "../../../domain/journeys/facts.ts";
import type { Consent, JourneyEffect, Message, Order, SegmentMembership, Variant } from "../../../generated/prisma/client.ts";
import { addressHash } from "../address-hash.ts";
import type { Database } from "../database.ts";
import { toConsent } from "../mappers/customer-row.ts";
import { toOrder } from "../mappers/order-row.ts";
import { toVariant } from "../mappers/variant-row.ts";
import { repeatedly, type SqlSession } from "../sql-session.ts";
import { ordersOfKnown } from "./orders.ts";
import { type AskedEnrollment, type AskedSubject, subjectsOf } from "./journey-subjects.ts";

/**
 * All that `advance` looks at for each of some enrollments, as it is now, in their order; null where the person is gone.
 * However many they are, each table is read by one statement. "to-wait": see EnrollmentRepository.facts.
 */
export async function journeyFacts(database: Pick<Database, "byIndex">, addressKey: Buffer, asked: readonly AskedEnrollment[], extent: "all" | "to-wait"): Promise<(KnownFacts | null)[]> {
  const session = repeatedly(database);
  const subjects = await subjectsOf(session, asked, extent);
  const [ends, others] = await Promise.all([whatEndsThem(session, addressKey, subjects), extent === "all" ? whatElse(session, subjects) : null]);
  const answers: (KnownFacts | null)[] = asked.map(() => null);
  subjects.forEach((subject, n) => (answers[subject.position] = factsOf(subject, n, ends, others ? elseOf(subject, n, others) : NOTHING_ELSE)));
  return answers;
}

type Ends = Awaited<ReturnType<typeof whatEndsThem>>;
type Others = Awaited<ReturnType<typeof whatElse>>;
const NONE: readonly never[] = [];

/** Rows that say to which subject they belong (`n`, from 0), by that. */
async function byNumber<Row extends { readonly n: number }>(rows: Promise<readonly Row[]>): Promise<(n: number) => readonly Row[]> {
  const grouped = Map.groupBy(await rows, (row) => row.n);
  return (n) => grouped.get(n) ?? NONE;
}

async function whatEndsThem(session: SqlSession, addressKey: Buffer, subjects: readonly AskedSubject[]) {
  const [orders, suppressed, order, campaigns] = await Promise.all([
    byNumber(ordersOfKnown(session, subjects.map(({ shop, customer, carts }) => ({ shop, customerId: customer.id, email: customer.email, carts })))),
    suppressions(session, addressKey, subjects),
    byNumber(ordersAbout(session, subjects)),
    campaignsOn(session, subjects),
  ]);
  return { orders, suppressed, order, campaigns };
}

async function whatElse(session: SqlSession, subjects: readonly AskedSubject[]) {
  const [variants, consents, sent, memberships, effects] = await Promise.all([
    variantsOf(session, subjects),
    byNumber(consentsOf(session, subjects)),
    byNumber(messagesOf(session, subjects)),
    byNumber(membershipsOf(session, subjects)),
    byNumber(effectsOf(session, subjects)),
  ]);
  return { variants, consents, sent, memberships, effects };
}

type Else = Pick<KnownFacts, "variants" | "segments" | "clicks" | "doneSteps" | "sentSteps" | "lostMails"> & { readonly records: readonly ConsentRecord[] };
const NOTHING_ELSE: Else = { variants: new Map(), segments: new Map(), clicks: [], doneSteps: new Set(), sentSteps: new Map(), records: [] };

/** `n`: the subject's place. */
function factsOf({ shop, enrollment, customer, checkout, status, suspected, shopifyMail, newerToken }: AskedSubject, n: number, ends: Ends, { records, ...others }: Else): KnownFacts {
  const [order] = ends.order(n);
  return {
    customer,
    checkout,
    checkoutStatus: status,
    orders: ends.orders(n).map(toOrder),
    newerCheckoutToken: newerToken,
    consent: { records, suppression: ends.suppressed.get(n) ?? null, country: checkout?.country ?? customer.country },
    suspected,
    campaignOn: ends.campaigns.has(`${shop} ${enrollment.campaignId}`),
    order: order ? toOrder(order) : null,
    shopifyMail,
    ...others,
  };
}

function elseOf({ shop, enrollment, checkout }: AskedSubject, n: number, known: Others): Else {
  const sent = known.sent(n);
  return {
    variants: new Map(variantIds(checkout).flatMap((id) => {
      const row = known.variants.get(`${shop} ${id}`);
      return row ? [[id, toVariant(row)]] : [];
    })),
    records: known.consents(n).map(toConsent),
    segments: new Map(known.memberships(n).map(({ segmentId, member, since }) => [segmentId, { member, since }])),
    clicks: sent.flatMap(({ enrollmentId, stepId, clickedAt }) => (enrollmentId === enrollment.id && clickedAt ? [{ stepId, at: clickedAt }] : [])),
    doneSteps: new Set(known.effects(n).map((one) => one.stepId)),
    sentSteps: new Map([...Map.groupBy(sent, (row) => row.stepId)].map(([step, rows]) => [step, rows.map((row) => row.occasion)])),
    ...lostOf(sent),
  };
}

/** A mail that came back and was then delivered after all is not lost. */
function lostOf(sent: readonly SentMail[]): Pick<KnownFacts, "lostMails"> {
  const lostMails = sent.flatMap(({ stepId, occasion, status, bouncedAt, deliveredAt }): readonly LostMail[] => {
    if (status === "refused" || (bouncedAt !== null && deliveredAt === null)) return [{ stepId, occasion, outcome: "lost" }];
    return status === "handed-off" ? [] : [{ stepId, occasion, outcome: "unknown" }];
  });
  return lostMails.length > 0 ? { lostMails } : {};
}

function variantIds(checkout: AskedSubject["checkout"]): readonly string[] {
  return [...new Set(checkout?.lines.flatMap((line) => line.variantId ?? []))];
}

/** Those of the journeys' campaigns that are on, by shop and id. */
async function campaignsOn(session: SqlSession, subjects: readonly AskedSubject[]): Promise<ReadonlySet<string>> {
  const named = [...new Map(subjects.map(({ shop, enrollment: { campaignId: id } }) => [`${shop} ${id}`, { shop, id }])).values()];
  const rows = await session.$queryRaw<{ shop: string; id: string }[]>`
    SELECT k.shop, k.id FROM unnest(${named.map((one) => one.shop)}::text[], ${named.map((one) => one.id)}::text[]) AS asked (shop, id)
    JOIN campaigns k ON k.shop = asked.shop AND k.id = asked.id AND k.status = 'on'`;
  return new Set(rows.map((row) => `${row.shop} ${row.id}`));
}

async function variantsOf(session: SqlSession, subjects: readonly AskedSubject[]): Promise<ReadonlyMap<string, Variant>> {
  const named = new Map(subjects.flatMap(({ shop, checkout }) => variantIds(checkout).map((id) => [`${shop} ${id}`, { shop, id }])));
  if (named.size === 0) return new Map();
  const wanted = [...named.values()];
  const rows = await session.$queryRaw<Variant[]>`
    SELECT v.* FROM unnest(${wanted.map((one) => one.shop)}::text[], ${wanted.map((one) => one.id)}::text[]) AS asked (shop, id) JOIN variants v ON v.shop = asked.shop AND v.id = asked.id`;
  return new Map(rows.map((row) => [`${row.shop} ${row.id}`, row]));
}

function consentsOf(session: SqlSession, subjects: readonly AskedSubject[]): Promise<(Consent & { n: number })[]> {
  return session.$queryRaw`
    SELECT asked.n::int - 1 AS n, c.channel, c.state, c.source, c.at, c.evidence
    FROM unnest(${subjects.map((one) => one.shop)}::text[], ${subjects.map((one) => one.customer.id)}::text[]) WITH ORDINALITY AS asked (shop, id, n)
    JOIN consents c ON c.shop = asked.shop AND c."customerId" = asked.id AND c.channel = 'email'
    ORDER BY asked.n, c.at, c.source`;
}

/** The address is the checkout's and the person's, and either being suppressed counts. */
async function suppressions(session: SqlSession, addressKey: Buffer, subjects: readonly AskedSubject[]): Promise<ReadonlyMap<number, SuppressionReason>> {
  const asked = subjects.flatMap(({ shop, customer, checkout }, n) =>
    [...new Set([customer.email, checkout?.email])].flatMap((address) => (address ? { n, shop, hash: addressHash(addressKey, shop, address) } : [])),
  );
  const rows = await session.$queryRaw<{ n: number; reason: string }[]>`
    SELECT asked.n, min(s.reason) AS reason
    FROM unnest(${asked.map((one) => one.n)}::int[], ${asked.map((one) => one.shop)}::text[], ${asked.map((one) => one.hash)}::text[]) AS asked (n, shop, hash)
    JOIN suppressions s ON s.shop = asked.shop AND s.channel = 'email' AND s."addressHash" = asked.hash GROUP BY asked.n`;
  return new Map(rows.map((row) => [row.n, row.reason as SuppressionReason]));
}

type SentMail = Pick<Message, "enrollmentId" | "stepId" | "occasion" | "status" | "clickedAt" | "bouncedAt" | "deliveredAt">;

/** All of this campaign to the person. */
function messagesOf(session: SqlSession, subjects: readonly AskedSubject[]): Promise<(SentMail & { n: number })[]> {
  return session.$queryRaw`
    SELECT asked.n::int - 1 AS n, m."enrollmentId", m."stepId", m.occasion, m.status, m."clickedAt", m."bouncedAt", m."deliveredAt"
    FROM unnest(${subjects.map((one) => one.shop)}::text[], ${subjects.map((one) => one.enrollment.campaignId)}::text[], ${subjects.map((one) => one.customer.id)}::text[])
      WITH ORDINALITY AS asked (shop, "campaignId", "customerId", n)
    JOIN messages m ON m.shop = asked.shop AND m."campaignId" = asked."campaignId" AND m."customerId" = asked."customerId"`;
}

/** The orders that the journeys are about. */
async function ordersAbout(session: SqlSession, subjects: readonly AskedSubject[]): Promise<(Order & { n: number })[]> {
  const asked = subjects.flatMap(({ shop, enrollment }, n) => (enrollment.orderId === null ? [] : { n, shop, id: enrollment.orderId }));
  if (asked.length === 0) return [];
  return session.$queryRaw`
    SELECT asked.n, o.* FROM unnest(${asked.map((one) => one.n)}::int[], ${asked.map((one) => one.shop)}::text[], ${asked.map((one) => one.id)}::text[]) AS asked (n, shop, id)
    JOIN orders o ON o.shop = asked.shop AND o.id = asked.id`;
}

/** Who is in no row of a segment that was read through is not in it, as far back as that. */
function membershipsOf(session: SqlSession, subjects: readonly AskedSubject[]): Promise<(Pick<SegmentMembership, "segmentId" | "member" | "since"> & { n: number })[]> {
  return session.$queryRaw`
    SELECT asked.n::int - 1 AS n, m."segmentId", m.member, m.since
    FROM unnest(${subjects.map((one) => one.shop)}::text[], ${subjects.map((one) => one.customer.id)}::text[]) WITH ORDINALITY AS asked (shop, id, n)
    JOIN segment_memberships m ON m.shop = asked.shop AND m."customerId" = asked.id
    UNION ALL
    SELECT asked.n::int - 1, s.id, false, s."readAt"
    FROM unnest(${subjects.map((one) => one.shop)}::text[], ${subjects.map((one) => one.customer.id)}::text[]) WITH ORDINALITY AS asked (shop, id, n)
    JOIN segments s ON s.shop = asked.shop AND s."readAt" IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM segment_memberships m WHERE m.shop = asked.shop AND m."customerId" = asked.id AND m."segmentId" = s.id)`;
}

/** Steps other than messages that are over. */
function effectsOf(session: SqlSession, subjects: readonly AskedSubject[]): Promise<(Pick<JourneyEffect, "stepId"> & { n: number })[]> {
  return session.$queryRaw`
    SELECT asked.n::int - 1 AS n, j."stepId"
    FROM unnest(${subjects.map((one) => one.shop)}::text[], ${subjects.map((one) => one.enrollment.id)}::text[]) WITH ORDINALITY AS asked (shop, id, n)
    JOIN journey_effects j ON j.shop = asked.shop AND j."enrollmentId" = asked.id WHERE j.status <> 'intent'`;
}
