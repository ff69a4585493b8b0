const DAY_MS = 86_400_000;
/** buyers have five orders each */
export const ORDERS_PER_CUSTOMER = 5;
const SINCE = Date.parse("2026-06-01T00:00:00Z");

const at = (number: number): string => new Date(SINCE + ((number * 7919) % (59 * DAY_MS))).toISOString();
const amount = (number: number): { amount: string; currencyCode: string } => ({ amount: `${10 + (number % 90)}.50`, currencyCode: "USD" });

function customer(number: number): object {
  return {
    id: `gid://shopify/Customer/${700_000_000 + number}`, firstName: "Ada", lastName: `Nr ${number}`, locale: "en", createdAt: "2026-01-01T00:00:00Z", updatedAt: at(number),
    defaultEmailAddress: { emailAddress: `person${number}@example.com`, marketingState: number % 3 === 0 ? "UNSUBSCRIBED" : "SUBSCRIBED", marketingOptInLevel: "SINGLE_OPT_IN", marketingUpdatedAt: at(number) },
    defaultPhoneNumber: null, defaultAddress: { firstName: "Ada", lastName: `Nr ${number}`, countryCodeV2: "US" },
  };
}

function order(number: number): object {
  return {
    id: `gid://shopify/Order/${5_000_000_000 + number}`, name: `#${number}`, email: `person${Math.floor(number / ORDERS_PER_CUSTOMER)}@example.com`, phone: null, checkoutToken: `checkout${number}`, cartToken: `cart${number}`, discountCodes: [],
    sourceName: "web", statusPageUrl: null, test: false, displayFinancialStatus: "PAID", createdAt: at(number), processedAt: at(number), updatedAt: at(number), cancelledAt: null, customerLocale: "en",
    currentTotalPriceSet: { shopMoney: amount(number), presentmentMoney: amount(number) }, customer: customer(Math.floor(number / ORDERS_PER_CUSTOMER)),
    shippingAddress: { firstName: "Ada", lastName: "Lovelace", countryCodeV2: "US" }, billingAddress: null,
    displayFulfillmentStatus: "FULFILLED", fulfillments: [{ status: "SUCCESS", createdAt: at(number), deliveredAt: at(number), estimatedDeliveryAt: null }],
  };
}

/** The order's only line, in a row of its own. */
function line(number: number): object {
  return {
    id: `gid://shopify/LineItem/${9_000_000_000 + number}`, title: "Jacket", variantTitle: "Green", currentQuantity: 1, originalUnitPriceSet: { presentmentMoney: amount(number) },
    product: { id: "gid://shopify/Product/1" }, variant: { id: "gid://shopify/ProductVariant/11" }, __parentId: `gid://shopify/Order/${5_000_000_000 + number}`,
  };
}

/** bytes of a thing with its rows, so that any byte's thing is known without reading those before it */
const ROW_BYTES = { customers: 600, orders: 2000 } as const;
export type BulkKind = keyof typeof ROW_BYTES;

/** The bytes of a bulk file of `rows` customers, or orders with a line each, from a byte on, a few hundred at a time. */
export function* bulkBytes(kind: BulkKind, rows: number, fromByte: number): Generator<Buffer> {
  const size = ROW_BYTES[kind];
  const make = (number: number): object[] => (kind === "customers" ? [customer(number)] : [order(number), line(number)]);
  for (let first = Math.floor(fromByte / size); first < rows; first += 200) {
    const text = Array.from({ length: Math.min(200, rows - first) }, (_, index) => `${make(first + index).map((row) => JSON.stringify(row)).join("\n").padEnd(size - 1)}\n`).join("");
    const bytes = Buffer.from(text);
    const skip = Math.max(0, fromByte - first * size);
    yield bytes.subarray(skip);
  }
}
