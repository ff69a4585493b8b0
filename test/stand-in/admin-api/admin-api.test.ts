import { expect, it } from "vitest";
import type { Checkout, Customer, Order, Product, Shop, Variant } from "../world/types.ts";
import { Documents } from "../world/documents.ts";
import { answerAdminRequest, type AdminAnswer } from "./execute.ts";
import { loadAdminSchema } from "./schema.ts";
import { BUCKET, Throttle } from "./throttle.ts";
import type { AdminWorld } from "./world-admin.ts";

const SHOP = "demo.myshopify.com";
const NOW = new Date("2026-11-02T15:00:00Z");
const SCOPES = ["read_orders", "write_customers", "read_products", "write_discounts"];
const schema = loadAdminSchema();

function makeWorld(): AdminWorld & { emitted: [string, object][] } {
  const documents = new Documents(":memory:");
  const emitted: [string, object][] = [];
  const shop: Partial<Shop> = { id: SHOP, domain: SHOP, name: "Demo", email: "hello@demo.example", currency: "USD", currencies: ["USD", "JPY"], languages: ["en", "de"], timeZone: "America/New_York", country: "US", address: { address1: "1 Main", city: "Portland", province: "Maine", provinceCode: "ME", zip: "04101", country: "United States", phone: "" } };
  documents.put("shop", SHOP, shop);
  documents.put("product", "11", { id: "11", handle: "mug", title: { en: "Mug", de: "Becher", fr: "Tasse" }, description: { en: "<p>Hot</p>", de: "", fr: "" }, vendor: "V", productType: "Mugs", tags: [], status: "ACTIVE", options: [], variantIds: ["21"], images: [], propertyFields: [], createdAt: "2026-01-01T00:00:00Z", updatedAt: "2026-01-01T00:00:00Z" } satisfies Product);
  documents.put("variant", "21", { id: "21", productId: "11", inventoryItemId: "31", title: "Default Title", optionValues: [], sku: "MUG", position: 1, prices: { USD: 1250, EUR: 1200, JPY: 1900 }, compareAtPrices: null, tracked: true, inventoryPolicy: "DENY", inventoryQuantity: 3, grams: 300, imageId: null, createdAt: "2026-01-01T00:00:00Z", updatedAt: "2026-01-01T00:00:00Z" } satisfies Variant);
  documents.put("customer", "9007199254740993", { id: "9007199254740993", email: "ada@example.com", phone: null, firstName: "Ada", lastName: "King", locale: "en", tags: [], addresses: [], emailMarketingConsent: { state: "SUBSCRIBED", optInLevel: "SINGLE_OPT_IN", consentUpdatedAt: "2026-10-01T00:00:00Z" }, numberOfOrders: 1, amountSpent: 1250, lastOrderId: "41", createdAt: "2026-01-01T00:00:00Z", updatedAt: "2026-01-01T00:00:00Z" } satisfies Customer);
  for (const [id, email, createdAt] of [["41", "ada@example.com", "2026-11-01T10:00:00Z"], ["42", "bob@example.com", "2026-11-02T10:00:00Z"], ["40", "ada@example.com", "2026-08-01T10:00:00Z"]] as const) {
    documents.put("order", id, { id, name: `#10${id}`, email, customerId: email.startsWith("ada") ? "9007199254740993" : "7", checkoutToken: `ct${id}`, cartToken: `cart${id}`, createdAt, updatedAt: createdAt, currency: "USD", presentmentCurrency: "JPY", totals: totals(1900), shopTotals: totals(1250), lines: [], token: "secret", address: { firstName: "Ada", lastName: "King", countryCode: "US" }, discount: null, financialStatus: "PAID", test: false } as unknown as Order);
  }
  documents.put("checkout", "tok", { token: "tok", id: "51", cartToken: "cart51", recoveryKey: "k", email: "ada@example.com", phone: null, customerId: "9007199254740993", createdAt: "2026-11-02T14:00:00Z", updatedAt: "2026-11-02T14:05:00Z", completedAt: null, currency: "USD", presentmentCurrency: "JPY", totals: totals(1900), shopTotals: totals(1250), lines: [], address: null, discount: null, note: null } as unknown as Checkout);
  return {
    documents,
    emitted,
    shopDomain: SHOP,
    storefrontUrl: "https://demo.example",
    clock: { now: () => NOW, advance: () => undefined, offsetMs: () => 0 },
    emit: (topic, payload) => void emitted.push([topic, payload]),
  };
}
const totals = (total: number) => ({ lineItems: total, discounts: 0, subtotal: total, shipping: 0, tax: 0, total });

let world = makeWorld();
const ask = (query: string, variables: Record<string, unknown> = {}, scopes = SCOPES, throttle = new Throttle()): Promise<AdminAnswer> => answerAdminRequest(schema, throttle, world, scopes, { query, variables });
const names = (answer: AdminAnswer): string[] => (answer.data as { orders: { nodes: { name: string }[] } }).orders.nodes.map((node) => node.name);
const ORDERS = "query ($q: String) { orders(first: 10, query: $q, sortKey: CREATED_AT, reverse: true) { nodes { name } } }";

it.each([
  ["email:ada@example.com", ["#1041"]],
  ["customer_id:9007199254740993", ["#1041"]],
  ["customer_id:9007199254740992", []],
  ["checkout_token:ct42", ["#1042"]],
  ['email:"ADA@example.com" OR cart_token:cart42', ["#1042", "#1041"]],
  ["(email:'ada@example.com' OR email:'bob@example.com') AND created_at:>='2026-11-02T00:00:00Z'", ["#1042"]],
  ["created_at:>=2026-11-03", []],
])("orders(query: %s); nothing older than 60 days", async (q, expected) => {
  expect(names(await ask(ORDERS, { q }))).toEqual(expected);
});

it("answers in the shapes of Shopify: ids, money in both currencies, connections", async () => {
  const { data, errors } = await ask(`{ order(id: "gid://shopify/Order/41") { id checkoutToken cartToken totalPriceSet { shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } } customer { id displayName defaultEmailAddress { marketingState } } }
    productVariant(id: "gid://shopify/ProductVariant/21") { price inventoryQuantity inventoryPolicy availableForSale inventoryItem { tracked } product { title handle } }
    shop { name ianaTimezone billingAddress { address1 } } }`);
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({
    order: { totalPriceSet: { shopMoney: { amount: "12.50", currencyCode: "USD" }, presentmentMoney: { amount: "1900.0", currencyCode: "JPY" } }, customer: { id: "gid://shopify/Customer/9007199254740993", defaultEmailAddress: { marketingState: "SUBSCRIBED" } } },
    productVariant: { price: "12.50", inventoryQuantity: 3, inventoryPolicy: "DENY", availableForSale: true, inventoryItem: { tracked: true }, product: { handle: "mug" } },
    shop: { name: "Demo", ianaTimezone: "America/New_York" },
  });
});

it("finds nodes of several kinds, and null for what is gone", async () => {
  const { data } = await ask('query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on AbandonedCheckout { abandonedCheckoutUrl completedAt } } }', { ids: ["gid://shopify/ProductVariant/21", "gid://shopify/ProductVariant/99", "gid://shopify/AbandonedCheckout/51"] });
  expect(data).toMatchObject({ nodes: [{ __typename: "ProductVariant" }, null, { __typename: "AbandonedCheckout", abandonedCheckoutUrl: "https://demo.example/checkouts/ac/cart51/recover?key=k" }] });
});

it.each([
  ["a field that does not exist", "{ abandonedCheckouts(first: 1) { nodes { email } } }", 'Cannot query field "email"'],
  ["an argument that does not exist", "{ orders(first: 1, phone: 1) { nodes { id } } }", "Unknown argument"],
  ["no page size", "{ orders { nodes { id } } }", "first or last"],
])("refuses %s", async (_what, query, message) => {
  const { errors } = await ask(query);
  expect(JSON.stringify(errors)).toContain(message.replaceAll('"', '\\"'));
});

it("refuses a variable of the wrong type", async () => {
  const { errors } = await ask("mutation ($d: DiscountCodeBasicInput!) { discountCodeBasicCreate(basicCodeDiscount: $d) { userErrors { message } } }", { d: { title: "T", endsAt: "tomorrow" } });
  expect(JSON.stringify(errors)).toContain("DateTime cannot represent");
});

it("denies what the granted scopes do not cover, and answers the rest", async () => {
  const { data, errors } = await ask("{ shop { name } orders(first: 1) { nodes { id } } }", {}, ["read_products"]);
  expect(errors).toMatchObject([{ extensions: { code: "ACCESS_DENIED" }, path: ["orders"] }]);
  expect(data).toBeNull();
  const nullable = await ask('{ shop { name } codeDiscountNodeByCode(code: "X") { id } }', {}, ["read_products"]);
  expect(nullable.data).toEqual({ shop: { name: "Demo" }, codeDiscountNodeByCode: null });
});

it("lets a write scope read", async () => {
  expect((await ask('{ codeDiscountNodeByCode(code: "X") { id } }')).errors).toBeUndefined();
});

it("counts points and throttles a shop that has none left, until they come back", async () => {
  let now = 0;
  const throttle = new Throttle(() => now);
  const first = await ask(ORDERS, { q: "" }, SCOPES, throttle);
  expect(first.extensions).toMatchObject({ cost: { requestedQueryCost: 11, actualQueryCost: 3, throttleStatus: { ...BUCKET, currentlyAvailable: 1997 } } });
  throttle.take(SHOP, 1990);
  const second = await ask(ORDERS, { q: "" }, SCOPES, throttle);
  expect(second).toMatchObject({ errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }], extensions: { cost: { actualQueryCost: null } } });
  now += 100;
  expect((await ask(ORDERS, { q: "" }, SCOPES, throttle)).errors).toBeUndefined();
});

it("refuses a query that asks for too much at once", async () => {
  const { errors } = await ask("{ orders(first: 250) { nodes { lineItems(first: 50) { nodes { id } } } } }");
  expect(errors).toMatchObject([{ extensions: { code: "MAX_COST_EXCEEDED" } }]);
});

const CREATE = "mutation ($d: DiscountCodeBasicInput!) { discountCodeBasicCreate(basicCodeDiscount: $d) { codeDiscountNode { id codeDiscount { __typename ... on DiscountCodeBasic { endsAt usageLimit status codes(first: 1) { nodes { code } } } } } userErrors { field code message } } }";
const DISCOUNT = { title: "Back", code: "LM-AAAA1111", startsAt: "2026-11-02T15:00:00Z", endsAt: "2026-11-04T15:00:00Z", usageLimit: 1, appliesOncePerCustomer: true, context: { all: "ALL" }, customerGets: { value: { percentage: 0.1 }, items: { all: true } } };

it("creates a code once: the second is TAKEN, in any case of letters", async () => {
  world = makeWorld();
  expect((await ask(CREATE, { d: DISCOUNT })).data).toMatchObject({ discountCodeBasicCreate: { userErrors: [], codeDiscountNode: { codeDiscount: { __typename: "DiscountCodeBasic", usageLimit: 1, status: "ACTIVE", codes: { nodes: [{ code: "LM-AAAA1111" }] } } } } });
  expect((await ask(CREATE, { d: { ...DISCOUNT, code: "lm-aaaa1111" } })).data).toMatchObject({ discountCodeBasicCreate: { codeDiscountNode: null, userErrors: [{ code: "TAKEN", field: ["basicCodeDiscount", "code"] }] } });
  expect((await ask('{ codeDiscountNodeByCode(code: "lm-AAAA1111") { id } }')).data).toMatchObject({ codeDiscountNodeByCode: { id: expect.stringContaining("DiscountCodeNode") } });
});

it("refuses an end before the beginning", async () => {
  world = makeWorld();
  expect((await ask(CREATE, { d: { ...DISCOUNT, endsAt: "2026-11-01T15:00:00Z" } })).data).toMatchObject({ discountCodeBasicCreate: { userErrors: [{ code: "END_DATE_BEFORE_START_DATE" }] } });
});

it("unsubscribes a customer, and tells the app so", async () => {
  world = makeWorld();
  const { data, errors } = await ask("mutation ($i: CustomerEmailMarketingConsentUpdateInput!) { customerEmailMarketingConsentUpdate(input: $i) { customer { defaultEmailAddress { marketingState } } userErrors { message } } }", {
    i: { customerId: "gid://shopify/Customer/9007199254740993", emailMarketingConsent: { marketingState: "UNSUBSCRIBED", marketingOptInLevel: "SINGLE_OPT_IN", consentUpdatedAt: "2026-11-02T14:59:00Z" } },
  });
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({ customerEmailMarketingConsentUpdate: { customer: { defaultEmailAddress: { marketingState: "UNSUBSCRIBED" } }, userErrors: [] } });
  expect(world).toMatchObject({ emitted: [["customers_email_marketing_consent/update", { email_marketing_consent: { state: "unsubscribed" } }]] });
});

it("counts abandoned checkouts after ten idle minutes only", async () => {
  world = makeWorld();
  const checkout = world.documents.get<Checkout>("checkout", "tok");
  world.documents.put("checkout", "new", { ...checkout, token: "new", id: "52", createdAt: "2026-11-02T14:55:00Z" });
  expect((await ask("{ abandonedCheckoutsCount { count precision } }")).data).toEqual({ abandonedCheckoutsCount: { count: 1, precision: "EXACT" } });
});
