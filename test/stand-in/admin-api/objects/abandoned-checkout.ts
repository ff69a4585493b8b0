import { ownMailOf } from "../../world/automation/own-mail.ts";
import { recoveryUrl } from "../../world/recovery-url.ts";
import type { Checkout, Customer, Order, Totals } from "../../world/types.ts";
import { connection, type ConnectionArguments } from "../connection.ts";
import { gid, moneyBag, type AdminWorld } from "../world-admin.ts";
import { addressObject } from "./address.ts";
import { customerObject, lineObject } from "./order-and-customer.ts";

const IDLE_MS = 10 * 60_000;

/** A checkout is listed once it has a contact and lay idle for ten minutes; recovered ones stay in the list. */
export function isAbandoned(checkout: Checkout, now: Date): boolean {
  const contact = checkout.email !== null || checkout.phone !== null;
  const end = checkout.completedAt ? Date.parse(checkout.completedAt) : now.getTime();
  return contact && end - Date.parse(checkout.createdAt) >= IDLE_MS;
}

/** An AbandonedCheckout. It has no e-mail, phone or token of its own, as in Shopify. */
export function abandonedCheckoutObject(world: AdminWorld, checkout: Checkout): object {
  const bag = (key: keyof Totals): object => moneyBag({ shop: checkout.shopTotals[key], presentment: checkout.totals[key] }, checkout);
  const address = checkout.address ? addressObject(checkout.address) : null;
  return {
    __typename: "AbandonedCheckout",
    id: gid("AbandonedCheckout", checkout.id),
    name: `#${checkout.id}`,
    abandonedCheckoutUrl: recoveryUrl(world.storefrontUrl, checkout),
    createdAt: checkout.createdAt,
    updatedAt: checkout.updatedAt,
    completedAt: checkout.completedAt,
    note: checkout.note ?? "",
    discountCodes: checkout.discount ? [checkout.discount.code] : [],
    customAttributes: [],
    taxLines: [],
    taxesIncluded: false,
    customer: () => {
      const customer = checkout.customerId ? world.documents.get<Customer>("customer", checkout.customerId) : null;
      return customer ? customerObject(world, customer) : null;
    },
    shippingAddress: address,
    billingAddress: address,
    subtotalPriceSet: bag("subtotal"),
    totalPriceSet: bag("total"),
    totalTaxSet: bag("tax"),
    totalDiscountSet: bag("discounts"),
    totalLineItemsPriceSet: bag("lineItems"),
    totalDutiesSet: null,
    lineItemsQuantity: checkout.lines.reduce((sum, line) => sum + line.quantity, 0),
    lineItems: (args: ConnectionArguments) =>
      connection(checkout.lines, (line) => line.key, (line) => lineObject(world, line, checkout, "AbandonedCheckoutLineItem", `${checkout.id}-${checkout.lines.indexOf(line) + 1}`), args),
  };
}

/** Shopify's own view of an abandonment: whether the person has ordered since, and whether the goods are there. */
export function abandonmentObject(world: AdminWorld, checkout: Checkout): object | null {
  const customer = checkout.customerId ? world.documents.get<Customer>("customer", checkout.customerId) : null;
  if (!customer) return null;
  const orderedSince = world.documents.list<Order>("order").some((order) => order.customerId === customer.id && order.createdAt >= checkout.createdAt);
  const mail = ownMailOf(world, checkout.token);
  const sentAt = mail?.state === "SENT" ? mail.at : null;
  return {
    __typename: "Abandonment",
    id: gid("Abandonment", checkout.id),
    abandonmentType: "CHECKOUT",
    abandonedCheckoutPayload: () => abandonedCheckoutObject(world, checkout),
    customer: () => customerObject(world, customer),
    customerHasNoOrderSinceAbandonment: !orderedSince,
    customerHasNoDraftOrderSinceAbandonment: true,
    daysSinceLastAbandonmentEmail: sentAt === null ? 0 : Math.floor((world.clock.now().getTime() - Date.parse(sentAt)) / 86_400_000),
    emailState: mail?.state ?? "NOT_SENT",
    emailSentAt: sentAt,
    hoursSinceLastAbandonedCheckout: Math.floor((world.clock.now().getTime() - Date.parse(checkout.updatedAt)) / 3600_000),
    inventoryAvailable: true,
    isFromOnlineStore: true,
    isFromShopApp: false,
    isFromShopPay: false,
    isFromCustomStorefront: false,
    isMostSignificantAbandonment: true,
    lastBrowseAbandonmentDate: checkout.updatedAt,
    lastCartAbandonmentDate: checkout.updatedAt,
    lastCheckoutAbandonmentDate: checkout.updatedAt,
    mostRecentStep: "CHECKOUT",
    cartUrl: null,
    createdAt: checkout.updatedAt,
    visitStartedAt: checkout.createdAt,
  };
}
