import { decimal, includedTax } from "../amounts.ts";
import { recoveryUrl } from "../recovery-url.ts";
import { shopTime } from "../shop-time.ts";
import type { Checkout, CheckoutLine, CurrencyCode, Customer } from "../types.ts";
import { addressPayload, customerPayload } from "./people.ts";

const NO_UNIT_PRICE = { measured_type: null, quantity_value: null, quantity_unit: null, reference_value: null, reference_unit: null };

/** checkouts/create and checkouts/update, API 2026-07: no `id`; `customer` and addresses are absent while they are unknown; amounts are in the presentment currency. */
export function checkoutPayload(checkout: Checkout, customer: Customer | null, storefrontUrl: string): object {
  const { presentmentCurrency: currency, totals } = checkout;
  const money = (minor: number): string => decimal(minor, currency);
  const tax = includedTax(totals.total, currency);
  return {
    token: checkout.token,
    cart_token: checkout.cartToken,
    name: `#${checkout.id}`,
    email: checkout.email,
    phone: checkout.phone,
    gateway: null,
    buyer_accepts_marketing: checkout.acceptsMarketing,
    buyer_accepts_sms_marketing: false,
    sms_marketing_phone: null,
    created_at: shopTime(checkout.createdAt),
    updated_at: shopTime(checkout.updatedAt),
    completed_at: checkout.completedAt && shopTime(checkout.completedAt),
    closed_at: null,
    landing_site: "/",
    referring_site: null,
    note: checkout.note,
    note_attributes: [],
    shipping_lines: checkout.shipping ? [shippingLine(checkout)] : [],
    taxes_included: currency !== "USD",
    total_weight: checkout.lines.reduce((sum, line) => sum + line.grams * line.quantity, 0),
    currency: checkout.currency,
    presentment_currency: currency,
    user_id: null,
    location_id: null,
    source: null,
    source_identifier: null,
    source_name: "web",
    source_url: null,
    device_id: null,
    customer_locale: checkout.locale,
    reservation_token: null,
    line_items: checkout.lines.map((line) => linePayload(line, currency)),
    abandoned_checkout_url: recoveryUrl(storefrontUrl, checkout),
    discount_codes: checkout.discount ? [{ code: checkout.discount.code, amount: money(checkout.discount.amount), type: checkout.discount.type }] : [],
    tax_lines: tax.rate > 0 ? [{ price: money(totals.tax), rate: tax.rate, title: tax.title, channel_liable: false }] : [],
    total_discounts: money(totals.discounts),
    total_line_items_price: money(totals.lineItems),
    subtotal_price: money(totals.subtotal),
    total_tax: money(totals.tax),
    total_price: money(totals.total),
    total_duties: null,
    ...(checkout.address ? { shipping_address: addressPayload(checkout.address), billing_address: addressPayload(checkout.address) } : {}),
    ...(customer ? { customer: customerPayload(customer) } : {}),
  };
}

function linePayload(line: CheckoutLine, currency: CurrencyCode): object {
  return {
    key: line.key,
    applied_discounts: [],
    destination_location_id: null,
    fulfillment_service: "manual",
    gift_card: false,
    grams: line.grams,
    origin_location_id: null,
    presentment_title: line.presentmentTitle,
    presentment_variant_title: line.presentmentVariantTitle ?? "",
    product_id: Number(line.productId),
    properties: line.properties,
    quantity: line.quantity,
    rank: null,
    requires_shipping: true,
    sku: line.sku,
    tax_lines: [],
    taxable: true,
    title: line.title,
    user_id: null,
    unit_price_measurement: NO_UNIT_PRICE,
    variant_id: Number(line.variantId),
    variant_title: line.variantTitle ?? "",
    variant_price: decimal(line.unitPrice, currency),
    vendor: line.vendor,
    compare_at_price: line.compareAtPrice === null ? null : decimal(line.compareAtPrice, currency),
    price: decimal(line.unitPrice, currency),
    line_price: decimal(line.unitPrice * line.quantity, currency),
  };
}

function shippingLine(checkout: Checkout): object {
  const shipping = checkout.shipping!;
  const price = decimal(shipping.price, checkout.presentmentCurrency);
  return {
    id: `${checkout.token.slice(0, 20)}-${shipping.code}`,
    code: shipping.code,
    title: shipping.title,
    presentment_title: shipping.title,
    price,
    original_shop_price: decimal(shipping.shopPrice, checkout.currency),
    original_shop_markup: "0.00",
    original_rate_price: price,
    markup: "0.00",
    source: "shopify",
    phone: null,
    api_client_id: null,
    applied_discounts: [],
    carrier_identifier: null,
    carrier_service_id: null,
    custom_tax_lines: null,
    delivery_category: null,
    delivery_expectation_range: null,
    delivery_expectation_type: null,
    requested_fulfillment_service_id: null,
    tax_lines: [],
    validation_context: null,
  };
}
