/** Payloads in Shopify's shape and size: a checkout of three lines has about 7 KB. All times follow from `at`. */
export interface Shopper {
  readonly number: number;
  readonly at: Date;
}

const moment = (at: Date, seconds: number): string => new Date(at.getTime() + seconds * 1000).toISOString().replace(".000Z", "Z");
const SYLLABLES = ["ber", "do", "fal", "gen", "hol", "ka", "lin", "mar", "nor", "sen"];
/** Letters only, another for each: digits in names are what bots have. */
const lastNameOf = (number: number): string => [...String(number)].map((digit) => SYLLABLES[Number(digit)]).join("");
const emailOf = (number: number): string => `erika.${lastNameOf(number)}@example.com`;
const id = (base: number, shopper: Shopper): number => base + shopper.number;

function addressOf({ number }: Shopper): object {
  return {
    first_name: "Erika", last_name: lastNameOf(number), address1: `${number} Harbour Street`, address2: "2nd floor", phone: null, city: "Portland", zip: "04101", province: "Maine",
    country: "United States", company: null, latitude: 43.6591, longitude: -70.2568, name: `Erika ${lastNameOf(number)}`, country_code: "US", province_code: "ME",
  };
}

export function customerPayload(shopper: Shopper, seconds: number): object {
  return {
    id: id(7_000_000_000_000, shopper), created_at: moment(shopper.at, 0), updated_at: moment(shopper.at, seconds), first_name: "Erika", last_name: lastNameOf(shopper.number),
    state: "disabled", note: null, verified_email: true, multipass_identifier: null, tax_exempt: false, email: emailOf(shopper.number), phone: null, currency: "USD",
    addresses: [addressOf(shopper)], tax_exemptions: [], admin_graphql_api_id: `gid://shopify/Customer/${id(7_000_000_000_000, shopper)}`, default_address: addressOf(shopper), locale: "en-US",
  };
}

function lineOf(shopper: Shopper, n: number): object {
  return {
    key: `${shopper.number}${n}a5f0c3e9b7d14f6c`, fulfillment_service: "manual", gift_card: false, grams: 640, presentment_title: "Alpine jacket with a hood", presentment_variant_title: "Moss / M",
    product_id: 8_100_000_000_000 + n, quantity: 1 + (n % 2), requires_shipping: true, sku: `AJ-M-${n}`, tax_lines: [{ price: "4.90", position: 1, rate: 0.1, title: "State tax", source: "Shopify", zone: "province" }],
    taxable: true, title: "Alpine jacket with a hood", variant_id: 44_000_000_000_000 + n, variant_title: "Moss / M", variant_price: "49.00", vendor: "Fernweh", unit_price_measurement: null, rank: n,
    compare_at_price: "59.00", line_price: `${49 * (1 + (n % 2))}.00`, price: "49.00", applied_discounts: [], destination_location_id: null, user_id: null, properties: [{ name: "Gift note", value: "For the long way home" }],
    origin_location: { id: 900_000_001, country_code: "US", province_code: "ME", name: "Fernweh Outfitters", address1: "1 Main Street", address2: "", city: "Portland", zip: "04101" },
  };
}

/** `version` counts the updates; the first has no address typed yet. */
export function checkoutPayload(shopper: Shopper, version: number): object {
  const { number, at } = shopper;
  const known = version > 0;
  const lines = [0, 1, 2].slice(0, 1 + Math.min(version, 2)).map((n) => lineOf(shopper, n));
  return {
    name: `#${id(35_000_000_000_000, shopper)}`, token: `chk${number}`, cart_token: `hWN${number}`, email: known ? emailOf(number) : null, gateway: null, buyer_accepts_marketing: known && number % 2 === 0,
    buyer_accepts_sms_marketing: false, sms_marketing_phone: null, created_at: moment(at, 0), updated_at: moment(at, version * 20), landing_site: "/", note: null, note_attributes: [], referring_site: "", currency: "USD",
    completed_at: null, phone: null, customer_locale: "en-US", line_items: lines, abandoned_checkout_url: `https://fernweh.example/70000/checkouts/ac/hWN${number}/recover?key=9b6f1d${number}&locale=en-US`, discount_codes: [],
    tax_lines: [{ price: "9.80", rate: 0.1, title: "State tax", channel_liable: false }], presentment_currency: "USD", source_name: "web", total_line_items_price: "147.00", total_tax: "14.70", total_discounts: "0.00",
    subtotal_price: "147.00", total_price: "161.70", total_duties: "0.00", device_id: null, user_id: null, location_id: null, shipping_lines: [], taxes_included: false, total_weight: 1920, source_url: null, reservation_token: null,
    ...(known ? { shipping_address: addressOf(shopper), billing_address: addressOf(shopper) } : {}), ...(version > 1 ? { customer: customerPayload(shopper, version * 20) } : {}),
  };
}

/** The order that a shopper placed out of their checkout; `version` counts payment and later changes. */
export function orderPayload(shopper: Shopper, version: number): object {
  const { number, at } = shopper;
  const money = (amount: string): object => ({ shop_money: { amount, currency_code: "USD" }, presentment_money: { amount, currency_code: "USD" } });
  return {
    id: id(5_500_000_000_000, shopper), admin_graphql_api_id: `gid://shopify/Order/${id(5_500_000_000_000, shopper)}`, name: `#${1000 + number}`, number, order_number: 1000 + number, confirmation_number: `C${number}XYZ`,
    cart_token: `hWN${number}`, checkout_token: `chk${number}`, email: emailOf(number), contact_email: emailOf(number), phone: null, buyer_accepts_marketing: number % 2 === 0, currency: "USD", presentment_currency: "USD",
    created_at: moment(at, 120), updated_at: moment(at, 120 + version * 10), processed_at: moment(at, 120), cancelled_at: null, closed_at: null, financial_status: version > 0 ? "paid" : "pending", fulfillment_status: null, test: false,
    total_price: "161.70", total_price_set: money("161.70"), current_total_price: "161.70", current_total_price_set: money("161.70"), subtotal_price: "147.00", subtotal_price_set: money("147.00"), total_tax: "14.70", total_tax_set: money("14.70"),
    total_discounts: "0.00", total_discounts_set: money("0.00"), discount_codes: [], source_name: "web", tags: "", note: null, note_attributes: [], payment_gateway_names: ["shopify_payments"], taxes_included: false,
    customer: customerPayload(shopper, 120), billing_address: addressOf(shopper), shipping_address: addressOf(shopper), line_items: [0, 1, 2].map((n) => lineOf(shopper, n)), fulfillments: [], refunds: [], shipping_lines: [],
  };
}
