import type { Checkout, CheckoutLine } from "../carts/checkout.ts";
import type { EnrollmentState, JourneyFacts, VariantFacts } from "../journeys/facts.ts";
import { money } from "../kernel/money.ts";
import type { Order } from "../orders/order.ts";
import type { PastCheckout, PastStock, PersonPast } from "./past.ts";

/**
 * What was known of a person at `at`, as `advance` takes it. What was never observed is absent: no stock of a variant, no
 * membership before the time that is stored for it, no click. Deeds of the journey itself are the walker's.
 */
export function factsAsOf(person: PersonPast, enrollment: EnrollmentState, stock: PastStock, at: Date): JourneyFacts {
  const past = person.checkouts.find((one) => one.checkout.token === enrollment.checkoutToken) ?? null;
  const checkout = past && checkoutAsOf(past, at);
  const orders = ordersAsOf(person.orders, at);
  const country = checkout?.country ?? person.customer.country;
  return {
    customer: person.customer,
    checkout,
    checkoutStatus: past && checkout && (isBy(past.deletedAt, at) ? "deleted" : checkout.completedAt === null ? "open" : "purchased"),
    orders,
    newerCheckoutToken: checkout && newerThan(person, checkout, at),
    variants: variantsAsOf(checkout?.lines ?? [], stock, at),
    consent: {
      records: person.consents.filter((record) => record.at <= at),
      suppression: person.suppression !== null && person.suppression.at <= at ? person.suppression.reason : null,
      country,
    },
    suspected: past?.suspected ?? false,
    campaignOn: true,
    order: enrollment.orderId === null ? null : (orders.find((order) => order.id === enrollment.orderId) ?? null),
    segments: new Map([...person.segments].filter(([, { since }]) => since <= at)),
    clicks: [],
    doneSteps: new Set(),
    shopifyMail: past?.shopifyMail ?? null,
    sentSteps: new Map(),
    timeZone: person.zoneOf(country),
  };
}

/** A checkout as it stood: the lines and the activity that were observed by then; the rest as it is stored now. */
export function checkoutAsOf({ checkout, versions }: PastCheckout, at: Date): Checkout {
  const seen = versions.findLast((version) => version.at <= at);
  const completedAt = isBy(checkout.completedAt, at) ? checkout.completedAt : null;
  if (checkout.updatedAt <= at) return { ...checkout, completedAt };
  const updatedAt = seen?.at ?? checkout.createdAt;
  if (!seen) return { ...checkout, completedAt, updatedAt };
  const subtotal = money(seen.lines.reduce((sum, line) => sum + line.linePrice.minor, 0), checkout.presentmentCurrency);
  return { ...checkout, completedAt, updatedAt, lines: seen.lines, subtotal };
}

/** Moments at which the shopper was seen at a checkout, oldest first. */
export function activityOf({ checkout, versions }: PastCheckout): readonly Date[] {
  const times = new Set([checkout.createdAt, ...versions.map((version) => version.at), checkout.updatedAt].map((at) => at.getTime()));
  return [...times].sort((a, b) => a - b).map((at) => new Date(at));
}

/** Orders that were there, as far as they had come. */
export function ordersAsOf(orders: readonly Order[], at: Date): readonly Order[] {
  const known = orders.filter((order) => order.createdAt <= at);
  return known.map((order) => {
    const { cancelledAt, fulfilledAt, deliveredAt } = order;
    if ([cancelledAt, fulfilledAt, deliveredAt].every((time) => time === null || time <= at)) return order;
    const by = (time: Date | null): Date | null => (isBy(time, at) ? time : null);
    return { ...order, cancelledAt: by(cancelledAt), fulfilledAt: by(fulfilledAt), deliveredAt: by(deliveredAt) };
  });
}

/** The person's newest open checkout with an address and something in it, if it began after this one. */
function newerThan({ checkouts }: PersonPast, than: Checkout, at: Date): string | null {
  const newer = checkouts.findLast((past) => {
    const { checkout } = past;
    if (checkout.token === than.token || checkout.createdAt > at || !isLater(checkout, than)) return false;
    return checkout.email !== null && !isBy(past.deletedAt, at) && !isBy(checkout.completedAt, at) && checkoutAsOf(past, at).lines.length > 0;
  });
  return newer?.checkout.token ?? null;
}

/** Whether one checkout began after another; of two of one moment the token decides, as in production. */
export function isLater(a: Pick<Checkout, "createdAt" | "token">, b: Pick<Checkout, "createdAt" | "token">): boolean {
  const difference = a.createdAt.getTime() - b.createdAt.getTime();
  return difference > 0 || (difference === 0 && a.token > b.token);
}

function variantsAsOf(lines: readonly CheckoutLine[], stock: PastStock, at: Date): ReadonlyMap<string, VariantFacts> {
  const variants = new Map<string, VariantFacts>();
  for (const { variantId, productId, title, variantTitle } of lines) {
    const availableForSale = variantId === null ? null : stock.sellable(variantId, at);
    if (variantId === null || availableForSale === null) continue;
    variants.set(variantId, {
      id: variantId, productId, productTitle: title, variantTitle, handle: null, imageUrl: null, imageAlt: null, tracked: true, inventoryPolicy: "deny",
      inventoryQuantity: availableForSale ? 1 : 0, availableForSale, observedAt: at,
    });
  }
  return variants;
}

function isBy(time: Date | null, at: Date): boolean {
  return time !== null && time <= at;
}
