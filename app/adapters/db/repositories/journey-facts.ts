import type { CheckoutStatus } from "../../../domain/carts/checkout.ts";
import type { ConsentFacts, SuppressionReason } from "../../../domain/consent/marketing-consent.ts";
import type { EnrollmentState, KnownFacts, ShopifyMail } from "../../../domain/journeys/facts.ts";
import type { Checkout as StoredCheckout, Customer as StoredCustomer } from "../../../generated/prisma/client.ts";
import { addressHash } from "../address-hash.ts";
import type { Database } from "../database.ts";
import { toCheckout } from "../mappers/checkout-row.ts";
import { toConsent, toCustomer } from "../mappers/customer-row.ts";
import { toOrder } from "../mappers/order-row.ts";
import { toVariant } from "../mappers/variant-row.ts";
import { ordersOfPerson } from "./orders.ts";

/** All that `advance` looks at for one enrollment, as it is now; null when the person is gone. */
export async function journeyFacts(database: Database, shop: string, addressKey: Buffer, enrollment: EnrollmentState): Promise<KnownFacts | null> {
  const { prisma } = database;
  const { customerId, checkoutToken, campaignId } = enrollment;
  const [customer, checkout] = await Promise.all([
    prisma.customer.findUnique({ where: { shop_id: { shop, id: customerId } } }),
    checkoutToken === null ? null : prisma.checkout.findUnique({ where: { shop_token: { shop, token: checkoutToken } } }),
  ]);
  if (!customer) return null;
  const known = checkout && toCheckout(checkout);
  const [orders, newer, variants, consent, campaign, sent, about, memberships, effects] = await Promise.all([
    ordersOfPerson(prisma, shop, customerId, new Date(0)),
    checkout && newerCheckout(database, checkout, customerId),
    prisma.variant.findMany({ where: { shop, id: { in: (known?.lines ?? []).flatMap((line) => line.variantId ?? []) } } }),
    consentFacts(database, addressKey, customer, checkout),
    prisma.campaign.findUnique({ where: { shop_id: { shop, id: campaignId } } }),
    prisma.message.findMany({ where: { shop, campaignId, customerId }, select: { enrollmentId: true, stepId: true, occasion: true, clickedAt: true } }),
    enrollment.orderId === null ? null : prisma.order.findUnique({ where: { shop_id: { shop, id: enrollment.orderId } } }),
    prisma.segmentMembership.findMany({ where: { shop, customerId } }),
    prisma.journeyEffect.findMany({ where: { shop, enrollmentId: enrollment.id, status: { not: "intent" } }, select: { stepId: true } }),
  ]);
  return {
    customer: toCustomer(customer),
    checkout: known,
    checkoutStatus: checkout ? (checkout.status as CheckoutStatus) : null,
    orders: orders.map(toOrder),
    newerCheckoutToken: newer ?? null,
    variants: new Map(variants.map((row) => [row.id, toVariant(row)])),
    consent,
    suspected: checkout?.suspected ?? false,
    campaignOn: campaign?.status === "on",
    order: about && toOrder(about),
    segments: new Map(memberships.map(({ segmentId, member, since }) => [segmentId, { member, since }])),
    clicks: sent.flatMap(({ enrollmentId, stepId, clickedAt }) => (enrollmentId === enrollment.id && clickedAt ? [{ stepId, at: clickedAt }] : [])),
    doneSteps: new Set(effects.map((one) => one.stepId)),
    shopifyMail: (checkout?.shopifyMail ?? null) as ShopifyMail | null,
    sentSteps: new Map([...Map.groupBy(sent, (row) => row.stepId)].map(([step, rows]) => [step, rows.map((row) => row.occasion)])),
  };
}

/** The person's latest open checkout with an e-mail and something in it, if it began after this one. */
async function newerCheckout({ prisma }: Database, checkout: StoredCheckout, customerId: string): Promise<string | undefined> {
  const [row] = await prisma.$queryRaw<{ token: string }[]>`
    SELECT token FROM checkouts
    WHERE shop = ${checkout.shop} AND "customerId" = ${customerId} AND status = 'open' AND "completedAt" IS NULL AND email IS NOT NULL
      AND jsonb_array_length(lines) > 0 AND ("createdAt", token) > (${checkout.createdAt}::timestamptz, ${checkout.token})
    ORDER BY "createdAt" DESC, token DESC LIMIT 1`;
  return row?.token;
}

/** Consent for e-mail; the address is the checkout's and the person's, and either being suppressed counts. */
async function consentFacts({ prisma }: Database, addressKey: Buffer, customer: StoredCustomer, checkout: StoredCheckout | null): Promise<ConsentFacts> {
  const { shop } = customer;
  const addresses = [customer.email, checkout?.email].filter((one) => typeof one === "string");
  const [records, suppressed] = await Promise.all([
    prisma.consent.findMany({ where: { shop, customerId: customer.id, channel: "email" }, orderBy: [{ at: "asc" }, { source: "asc" }] }),
    prisma.suppression.findFirst({ where: { shop, channel: "email", addressHash: { in: addresses.map((one) => addressHash(addressKey, shop, one)) } }, orderBy: { reason: "asc" } }),
  ]);
  return { records: records.map(toConsent), suppression: (suppressed?.reason ?? null) as SuppressionReason | null, country: checkout?.country ?? customer.country };
}
