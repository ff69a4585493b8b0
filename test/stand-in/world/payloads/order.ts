import { decimal, includedTax, moneySet } from "../amounts.ts";
import { shopTime } from "../shop-time.ts";
import type { CheckoutLine, Customer, Order, Totals } from "../types.ts";
import { parcelPayload } from "./fulfillment.ts";
import { addressPayload, customerPayload } from "./people.ts";

/** orders/create, paid, updated and fulfilled, API 2026-07: no `checkout_id`. Plain amounts are in the shop's currency, the sets carry both. */
export function orderPayload(order: Order, customer: Customer, storefrontUrl: string): object {
  return {
    id: Number(order.id),
    admin_graphql_api_id: `gid://shopify/Order/${order.id}`,
    ...referencesOf(order, storefrontUrl),
    ...datesOf(order),
    ...amountsOf(order),
    financial_status: order.financialStatus.toLowerCase(),
    fulfillment_status: isSent(order) ? "fulfilled" : null,
    fulfillments: (order.parcels ?? []).map((parcel) => parcelPayload(order, parcel, order.lines.map((line) => linePayload(line, order)))),
    refunds: [],
    returns: [],
    line_item_groups: [],
    line_items: order.lines.map((line) => linePayload(line, order)),
    shipping_lines: [shippingLine(order)],
    discount_codes: order.discount ? [{ code: order.discount.code, amount: decimal(order.discount.shopAmount, order.currency), type: order.discount.type }] : [],
    discount_applications: order.discount ? [discountApplication(order)] : [],
    billing_address: addressPayload(order.address),
    shipping_address: addressPayload(order.address),
    customer: customerPayload(customer),
  };
}

function referencesOf(order: Order, storefrontUrl: string): object {
  return {
    app_id: 580111,
    browser_ip: null,
    buyer_accepts_marketing: order.acceptsMarketing,
    cart_token: order.cartToken,
    checkout_token: order.checkoutToken,
    client_details: null,
    company: null,
    confirmation_number: order.token.slice(0, 9).toUpperCase(),
    confirmed: true,
    contact_email: order.email,
    email: order.email,
    phone: order.phone,
    customer_locale: order.locale,
    device_id: null,
    duties_included: false,
    estimated_taxes: false,
    landing_site: order.landingSite,
    landing_site_ref: null,
    location_id: null,
    merchant_business_entity_id: "MTY4ODE3MjIzOTAx",
    merchant_of_record_app_id: null,
    name: order.name,
    note: null,
    note_attributes: [],
    number: order.number - 1000,
    order_number: order.number,
    order_status_url: `${storefrontUrl}/orders/${order.token}`,
    payment_gateway_names: ["bogus"],
    payment_terms: null,
    po_number: null,
    reference: null,
    referring_site: order.referringSite,
    source_identifier: null,
    source_name: "web",
    source_url: null,
    tags: "",
    tax_exempt: false,
    test: order.test,
    token: order.token,
    user_id: null,
  };
}

function datesOf(order: Order): object {
  return {
    created_at: shopTime(order.createdAt),
    processed_at: shopTime(order.createdAt),
    updated_at: shopTime(order.updatedAt),
    cancelled_at: order.cancelledAt && shopTime(order.cancelledAt),
    cancel_reason: null,
    closed_at: null,
  };
}

function amountsOf(order: Order): object {
  const set = (key: keyof Totals): object => moneySet(order.shopTotals[key], order.totals[key], order.currency, order.presentmentCurrency);
  const text = (key: keyof Totals): string => decimal(order.shopTotals[key], order.currency);
  const none = moneySet(0, 0, order.currency, order.presentmentCurrency);
  const tax = includedTax(order.totals.total, order.presentmentCurrency);
  return {
    currency: order.currency,
    presentment_currency: order.presentmentCurrency,
    taxes_included: order.presentmentCurrency !== "USD",
    tax_lines: tax.rate > 0 ? [{ price: text("tax"), rate: tax.rate, title: tax.title, channel_liable: false, price_set: set("tax") }] : [],
    total_line_items_price: text("lineItems"),
    total_line_items_price_set: set("lineItems"),
    total_discounts: text("discounts"),
    total_discounts_set: set("discounts"),
    subtotal_price: text("subtotal"),
    subtotal_price_set: set("subtotal"),
    total_shipping_price_set: set("shipping"),
    total_tax: text("tax"),
    total_tax_set: set("tax"),
    total_price: text("total"),
    total_price_set: set("total"),
    total_outstanding: "0.00",
    total_tip_received: "0.00",
    total_weight: order.lines.reduce((sum, line) => sum + line.grams * line.quantity, 0),
    current_subtotal_price: text("subtotal"),
    current_subtotal_price_set: set("subtotal"),
    current_shipping_price_set: set("shipping"),
    current_total_discounts: text("discounts"),
    current_total_discounts_set: set("discounts"),
    current_total_price: text("total"),
    current_total_price_set: set("total"),
    current_total_tax: text("tax"),
    current_total_tax_set: set("tax"),
    current_total_additional_fees_set: null,
    current_total_duties_set: null,
    original_total_additional_fees_set: null,
    original_total_duties_set: null,
    total_cash_rounding_payment_adjustment_set: none,
    total_cash_rounding_refund_adjustment_set: none,
  };
}

const isSent = (order: Order): boolean => (order.parcels ?? []).length > 0;

/** A line inside an order or a parcel. */
export function linePayload(line: CheckoutLine & { id: string }, order: Order): object {
  const none = moneySet(0, 0, order.currency, order.presentmentCurrency);
  return {
    id: Number(line.id),
    admin_graphql_api_id: `gid://shopify/LineItem/${line.id}`,
    attributed_staffs: [],
    current_quantity: line.quantity,
    fulfillable_quantity: isSent(order) ? 0 : line.quantity,
    fulfillment_service: "manual",
    fulfillment_status: isSent(order) ? "fulfilled" : null,
    gift_card: false,
    grams: line.grams,
    name: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
    price: decimal(line.shopUnitPrice, order.currency),
    price_set: moneySet(line.shopUnitPrice, line.unitPrice, order.currency, order.presentmentCurrency),
    product_exists: true,
    product_id: Number(line.productId),
    properties: line.properties,
    quantity: line.quantity,
    requires_shipping: true,
    sales_line_item_group_id: null,
    sku: line.sku,
    taxable: true,
    title: line.title,
    total_discount: decimal(0, order.currency),
    total_discount_set: none,
    variant_id: Number(line.variantId),
    variant_inventory_management: "shopify",
    variant_title: line.variantTitle,
    vendor: line.vendor,
    tax_lines: [],
    duties: [],
    discount_allocations: [],
  };
}

function shippingLine(order: Order): object {
  const { shipping } = order;
  const set = moneySet(shipping.shopPrice, shipping.price, order.currency, order.presentmentCurrency);
  const price = decimal(shipping.shopPrice, order.currency);
  return {
    id: Number(order.id) + 7,
    carrier_identifier: null,
    code: shipping.code,
    current_discounted_price_set: set,
    discounted_price: price,
    discounted_price_set: set,
    is_removed: false,
    phone: null,
    price,
    price_set: set,
    requested_fulfillment_service_id: null,
    source: "shopify",
    title: shipping.title,
    tax_lines: [],
    discount_allocations: [],
  };
}

function discountApplication(order: Order): object {
  const discount = order.discount!;
  return {
    target_type: discount.type === "shipping" ? "shipping_line" : "line_item",
    type: "discount_code",
    value: discount.value,
    value_type: discount.type === "fixed_amount" ? "fixed_amount" : "percentage",
    allocation_method: "across",
    target_selection: "all",
    code: discount.code,
  };
}
