import type { CheckoutLine, Customer, Order, Parcel, Product, Totals, Variant } from "../../world/types.ts";
import { connection, type ConnectionArguments } from "../connection.ts";
import { gid, money, moneyBag, shopOf, type AdminWorld } from "../world-admin.ts";
import { addressObject } from "./address.ts";
import { productObject, variantObject } from "./product.ts";

/** An Order, without edits or partial refunds: the stand-in's shop makes none. */
export function orderObject(world: AdminWorld, order: Order): object {
  const bag = (key: keyof Totals): object => moneyBag({ shop: order.shopTotals[key], presentment: order.totals[key] }, order);
  const zero = moneyBag({ shop: 0, presentment: 0 }, order);
  const refunded = order.financialStatus === "REFUNDED";
  return {
    __typename: "Order",
    id: gid("Order", order.id),
    legacyResourceId: order.id,
    name: order.name,
    number: order.number,
    confirmationNumber: order.token.slice(0, 9).toUpperCase(),
    email: order.email,
    phone: order.phone,
    createdAt: order.createdAt,
    processedAt: order.createdAt,
    updatedAt: order.updatedAt,
    cancelledAt: order.cancelledAt,
    cancelReason: order.cancelledAt ? "CUSTOMER" : null,
    closedAt: null,
    closed: false,
    confirmed: true,
    test: order.test,
    checkoutToken: order.checkoutToken,
    cartToken: order.cartToken,
    currencyCode: order.currency,
    presentmentCurrencyCode: order.presentmentCurrency,
    totalPriceSet: bag("total"),
    currentTotalPriceSet: refunded || order.cancelledAt ? zero : bag("total"),
    subtotalPriceSet: bag("subtotal"),
    currentSubtotalPriceSet: refunded || order.cancelledAt ? zero : bag("subtotal"),
    totalDiscountsSet: bag("discounts"),
    totalShippingPriceSet: bag("shipping"),
    totalTaxSet: bag("tax"),
    totalRefundedSet: refunded ? bag("total") : zero,
    netPaymentSet: refunded ? zero : bag("total"),
    discountCode: order.discount?.code ?? null,
    discountCodes: order.discount ? [order.discount.code] : [],
    sourceName: "web",
    displayFinancialStatus: order.financialStatus,
    displayFulfillmentStatus: order.parcels?.length ? "FULFILLED" : "UNFULFILLED",
    fullyPaid: order.financialStatus === "PAID",
    unpaid: false,
    taxesIncluded: false,
    customerAcceptsMarketing: order.acceptsMarketing,
    customerLocale: order.locale,
    customer: () => {
      const customer = world.documents.get<Customer>("customer", order.customerId);
      return customer ? customerObject(world, customer) : null;
    },
    shippingAddress: addressObject(order.address),
    billingAddress: addressObject(order.address),
    statusPageUrl: `${world.storefrontUrl}/orders/${order.token}`,
    refunds: [],
    fulfillments: ({ first }: { first?: number | null }) => (order.parcels ?? []).slice(0, first ?? undefined).map(parcelObject),
    tags: [],
    note: null,
    subtotalLineItemsQuantity: order.lines.reduce((sum, line) => sum + line.quantity, 0),
    lineItems: (args: ConnectionArguments) => connection(order.lines, (line) => line.id, (line) => lineObject(world, line, order, "LineItem", line.id), args),
  };
}

function parcelObject(parcel: Parcel): object {
  return {
    __typename: "Fulfillment",
    id: gid("Fulfillment", parcel.id),
    legacyResourceId: parcel.id,
    status: "SUCCESS",
    displayStatus: parcel.carrier.toUpperCase(),
    createdAt: parcel.createdAt,
    updatedAt: parcel.updatedAt,
    inTransitAt: parcel.createdAt,
    deliveredAt: parcel.deliveredAt,
    estimatedDeliveryAt: parcel.estimatedDeliveryAt,
    trackingInfo: [],
  };
}

/** One line of an order or of an abandoned checkout; product and variant are null once they are gone. */
export function lineObject(world: AdminWorld, line: CheckoutLine, currencies: Pick<Order, "currency" | "presentmentCurrency">, type: string, id: string): object {
  const variant = (): Variant | null => world.documents.get<Variant>("variant", line.variantId);
  const product = (): Product | null => world.documents.get<Product>("product", line.productId);
  const unit = moneyBag({ shop: line.shopUnitPrice, presentment: line.unitPrice }, currencies);
  const total = moneyBag({ shop: line.shopUnitPrice * line.quantity, presentment: line.unitPrice * line.quantity }, currencies);
  return {
    __typename: type,
    id: gid(type, id),
    title: line.title,
    name: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
    variantTitle: line.variantTitle,
    sku: line.sku,
    vendor: line.vendor,
    quantity: line.quantity,
    currentQuantity: line.quantity,
    requiresShipping: true,
    taxable: true,
    isGiftCard: false,
    customAttributes: line.properties.map((property) => ({ __typename: "Attribute", key: property.name, value: property.value })),
    variant: () => mapped(variant(), (one) => variantObject(world, one)),
    product: () => mapped(product(), (one) => productObject(world, one)),
    image: line.imagePath ? { __typename: "Image", url: `${world.storefrontUrl}${line.imagePath}`, altText: line.title, width: null, height: null } : null,
    originalUnitPriceSet: unit,
    discountedUnitPriceSet: unit,
    discountedUnitPriceAfterAllDiscountsSet: unit,
    discountedUnitPriceWithCodeDiscount: unit,
    originalTotalPriceSet: total,
    discountedTotalSet: total,
    discountedTotalPriceSet: total,
    discountedTotalPriceWithCodeDiscount: total,
    originalUnitPrice: money(line.shopUnitPrice, currencies.currency),
    discountAllocations: [],
    components: [],
    parentRelationship: null,
  };
}

const mapped = <T>(value: T | null, to: (value: T) => object): object | null => (value === null ? null : to(value));

/** A Customer with their consent and orders; in one file with the order because each contains the other. */
export function customerObject(world: AdminWorld, customer: Customer): object {
  const name = [customer.firstName, customer.lastName].filter(Boolean).join(" ");
  const orders = (): Order[] => world.documents.list<Order>("order").filter((order) => order.customerId === customer.id);
  const consent = customer.emailMarketingConsent;
  return {
    __typename: "Customer",
    id: gid("Customer", customer.id),
    legacyResourceId: customer.id,
    firstName: customer.firstName,
    lastName: customer.lastName,
    displayName: name || customer.email || customer.phone,
    email: customer.email,
    phone: customer.phone,
    locale: customer.locale,
    tags: customer.tags,
    note: null,
    state: "DISABLED",
    verifiedEmail: true,
    validEmailAddress: true,
    taxExempt: false,
    numberOfOrders: String(customer.numberOfOrders),
    amountSpent: money(customer.amountSpent, shopOf(world).currency),
    lastOrder: () => {
      const last = customer.lastOrderId ? world.documents.get<Order>("order", customer.lastOrderId) : null;
      return last ? orderObject(world, last) : null;
    },
    orders: (args: ConnectionArguments) => connection(orders(), (order) => order.id, (order) => orderObject(world, order), args),
    defaultEmailAddress: customer.email
      ? {
          __typename: "CustomerEmailAddress",
          emailAddress: customer.email,
          marketingState: consent.state,
          marketingOptInLevel: consent.optInLevel,
          marketingUpdatedAt: consent.consentUpdatedAt,
          marketingUnsubscribeUrl: `${world.storefrontUrl}/account/unsubscribe`,
          openTrackingLevel: "UNKNOWN",
          openTrackingUrl: `${world.storefrontUrl}/account/open-tracking`,
          validFormat: true,
        }
      : null,
    emailMarketingConsent: customer.email
      ? { __typename: "CustomerEmailMarketingConsentState", marketingState: consent.state, marketingOptInLevel: consent.optInLevel, consentUpdatedAt: consent.consentUpdatedAt }
      : null,
    defaultPhoneNumber: customer.phone ? { __typename: "CustomerPhoneNumber", phoneNumber: customer.phone, marketingState: "NOT_SUBSCRIBED", marketingOptInLevel: null } : null,
    smsMarketingConsent: null,
    defaultAddress: customer.addresses[0] ? addressObject(customer.addresses[0]) : null,
    addresses: customer.addresses.map(addressObject),
    addressesV2: (args: ConnectionArguments) => connection(customer.addresses, (address) => address.address1, addressObject, args),
    createdAt: customer.createdAt,
    updatedAt: customer.updatedAt,
  };
}
