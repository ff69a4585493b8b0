import { describe, expect, it } from "vitest";
import { contentsOf } from "../../../app/adapters/shopify/shop-api/order-contents.ts";
import type { Question } from "../../../app/use-cases/ports/shop-api.ts";
import { adminWorld, NOW } from "./admin-world.ts";

const money = (amount: string, currencyCode: string) => ({ amount, currencyCode });
const bag = (amount: string, presentment = amount, currency = "USD") => ({ shopMoney: money(amount, "USD"), presentmentMoney: money(presentment, currency) });
const question: Question = {
  key: "e1", customerShopifyId: "5", email: "ada@example.com", typedEmail: null, phone: null, variantIds: ["41", "42"],
  checkout: { token: "tok", cartToken: "cart", shopifyId: "77", createdAt: new Date("2026-08-01T10:00:00.500Z"), updatedAt: new Date("2026-08-01T10:30:00Z") },
};
const order = (over: object = {}) => ({
  __typename: "Order", id: "gid://shopify/Order/9007199254740993", name: "#1001", email: "Ada@Example.com", phone: null, checkoutToken: "other", cartToken: null, discountCodes: ["lm-1"], sourceName: "web", statusPageUrl: "https://fernweh.example/9/orders/a1?key=k", test: false,
  displayFinancialStatus: "PAID", createdAt: "2026-08-01T11:00:00Z", processedAt: "2026-08-01T11:00:01Z", updatedAt: "2026-08-01T11:00:02Z", cancelledAt: null, customer: null, currentTotalPriceSet: bag("40.00", "6000", "JPY"), ...over,
});
const nothing = { orders: () => ({ nodes: [] }), customers: () => ({ nodes: [] }), nodes: () => [] };

describe("asking for orders", () => {
  it("searches by every identity since the checkout began, quoted so that no value can say more", async () => {
    const { api, world } = await adminWorld(nothing);
    await api.ask([{ ...question, email: 'a"b\\c OR id:*@example.com', typedEmail: "work@example.com", variantIds: [] }]);
    expect(world.asked.find((one) => "q0" in one)).toEqual({
      q0: `(customer_id:"5" OR email:"a\\"b\\\\c OR id:*@example.com" OR email:"work@example.com" OR checkout_token:"tok" OR cart_token:"cart") AND created_at:>='2026-08-01T10:00:00Z'`,
    });
  });

  it("returns them exactly, in the words of the domain", async () => {
    const { api } = await adminWorld({ ...nothing, orders: () => ({ nodes: [order()] }) });
    const [answer] = await api.ask([question]);
    expect(answer).toMatchObject({
      key: "e1",
      orders: [{ id: "9007199254740993", email: "ada@example.com", discountCodes: ["LM-1"], financialStatus: "paid", total: { minor: 4000, currency: "USD" }, presentmentTotal: { minor: 6000, currency: "JPY" }, paidAt: new Date("2026-08-01T11:00:01Z"), statusUrl: "https://fernweh.example/9/orders/a1?key=k" }],
    });
  });

  it("leaves out what is plainly somebody else's, and keeps what may be theirs", async () => {
    const stranger = order({ id: "gid://shopify/Order/2", email: "ada2@example.com", customer: { id: "gid://shopify/Customer/6" } });
    const redacted = order({ id: "gid://shopify/Order/3", email: null });
    const sameCustomer = order({ id: "gid://shopify/Order/4", email: "new@example.com", customer: { id: "gid://shopify/Customer/5" } });
    const { api } = await adminWorld({ ...nothing, orders: () => ({ nodes: [stranger, redacted, sameCustomer] }) });
    const [answer] = await api.ask([question]);
    expect(answer?.orders.map((one) => one.id)).toEqual(["3", "4"]);
  });

  it("asks for 43 persons in two requests, each under its own alias", async () => {
    const { api, world } = await adminWorld({ ...nothing, orders: ({ query }: { query: string }) => ({ nodes: [order({ id: `gid://shopify/Order/${/checkout_token:"t(\d+)"/.exec(query)?.[1]}` })] }) });
    const questions = Array.from({ length: 43 }, (_, index) => ({ ...question, key: `e${index}`, variantIds: [], checkout: { token: `t${index}`, cartToken: null, shopifyId: null, createdAt: NOW, updatedAt: NOW } }));
    world.root = { ...world.root };
    const answers = await api.ask(questions.map((one, index) => (index === 4 ? { ...one, customerShopifyId: null, email: null, checkout: null } : one)).map((one) => (one.checkout ? { ...one, checkout: { ...one.checkout, createdAt: new Date("2026-08-01T10:00:00Z") } } : one)));
    expect(world.asked.filter((one) => "q0" in one)).toHaveLength(2);
    // what was in the 42 orders that were found, eight at a time
    expect(world.asked.filter((one) => "ids" in one)).toHaveLength(6);
    expect(answers.map((answer) => answer.orders.map((one) => one.id))).toEqual(questions.map((_, index) => (index === 4 ? [] : [`${index}`])));
  });

  it("says for when what is under way is promised, and nothing where a parcel of it is not", () => {
    const parcel = (deliveredAt: Date | null, estimatedDeliveryAt: Date | null) => ({ status: "SUCCESS", createdAt: NOW, deliveredAt, estimatedDeliveryAt });
    const expected = (...fulfillments: ReturnType<typeof parcel>[]) => contentsOf({ displayFulfillmentStatus: "FULFILLED", fulfillments }, []).expectedAt;
    const [sooner, later] = [new Date("2026-08-06T00:00:00Z"), new Date("2026-08-09T00:00:00Z")];
    expect([expected(parcel(null, sooner), parcel(null, later)), expected(parcel(null, sooner), parcel(NOW, later)), expected(parcel(null, sooner), parcel(null, null)), expected(parcel(NOW, later))]).toEqual([later, sooner, null, null]);
  });

  it("says what the orders that were found are made of, and when they were sent; of long ones all lines", async () => {
    const line = (number: number) => ({ __typename: "LineItem", id: `gid://shopify/LineItem/${number}`, title: "Mug", variantTitle: "Blue", currentQuantity: number % 2, originalUnitPriceSet: bag("10.00", "1500", "JPY"), product: { id: "gid://shopify/Product/7" }, variant: null });
    const lines = [...Array(12).keys()].map(line);
    const sent = (over: object) => ({ status: "SUCCESS", createdAt: "2026-08-02T00:00:00Z", deliveredAt: null, estimatedDeliveryAt: null, ...over });
    const contents = {
      ...order(), displayFulfillmentStatus: "FULFILLED",
      fulfillments: [sent({ deliveredAt: "2026-08-04T00:00:00Z" }), sent({ createdAt: "2026-08-03T00:00:00Z", deliveredAt: "2026-08-05T00:00:00Z", estimatedDeliveryAt: "2026-08-06T00:00:00Z" }), sent({ status: "CANCELLED" })],
      lineItems: ({ after }: { after?: string }) => ({ nodes: after ? lines.slice(10) : lines.slice(0, 10), pageInfo: { hasNextPage: !after, endCursor: "ten" } }),
    };
    const { api } = await adminWorld({ ...nothing, orders: () => ({ nodes: [order()] }), nodes: ({ ids }: { ids: string[] }) => ids.map((id) => (id.includes("/Order/") ? contents : null)), node: () => contents });
    const [answer] = await api.ask([question]);
    const [found] = answer?.orders ?? [];
    expect(found).toMatchObject({ fulfilledAt: new Date("2026-08-03T00:00:00Z"), deliveredAt: new Date("2026-08-05T00:00:00Z"), expectedAt: null, parcels: 2 });
    expect(found?.lines).toEqual(Array.from({ length: 6 }, () => ({ variantId: null, productId: "7", title: "Mug", variantTitle: "Blue", quantity: 1, unitPrice: { minor: 1500, currency: "JPY" } })));
  });

  it("says what Shopify's own mails did about the checkouts, each by its own number", async () => {
    const states: Record<string, string | null> = { "gid://shopify/AbandonedCheckout/77": "SCHEDULED", "gid://shopify/AbandonedCheckout/78": "SENT", "gid://shopify/AbandonedCheckout/79": null };
    const { api, world } = await adminWorld({ ...nothing, abandonmentByAbandonedCheckoutId: ({ abandonedCheckoutId: id }: { abandonedCheckoutId: string }) => (id in states ? { emailState: states[id] } : null) });
    const ids = ["77", "78", "79", "80", null];
    const answers = await api.ask(ids.map((shopifyId) => ({ ...question, variantIds: [], checkout: { ...question.checkout!, shopifyId } })));
    expect(answers.map((one) => one.shopifyMail)).toEqual(["scheduled", "sent", null, null, null]);
    expect(world.asked.filter((one) => "id0" in one)).toHaveLength(1);
  });

  it("finds a person by phone through the customers who have it", async () => {
    const customers = () => ({
      nodes: [
        { id: "gid://shopify/Customer/8", defaultPhoneNumber: { phoneNumber: "+49 151 1" }, orders: { nodes: [order(), order({ id: "gid://shopify/Order/1", createdAt: "2026-07-01T00:00:00Z" })] } },
        { id: "gid://shopify/Customer/9", defaultPhoneNumber: { phoneNumber: "+49 151 19" }, orders: { nodes: [order({ id: "gid://shopify/Order/2" })] } },
      ],
    });
    const { api, world } = await adminWorld({ ...nothing, customers });
    const [answer] = await api.ask([{ ...question, phone: "+491511" }]);
    expect(world.asked).toContainEqual({ query: 'phone:"+491511"' });
    expect(answer?.orders.map((one) => one.id)).toEqual(["9007199254740993"]);
  });
});

describe("asking for variants", () => {
  const image = (url: string) => ({ preview: { image: { url, altText: null } } });
  const variant = (id: string, over: object = {}) => ({
    __typename: "ProductVariant", id: `gid://shopify/ProductVariant/${id}`, title: "Default Title", availableForSale: true, inventoryPolicy: "DENY", inventoryQuantity: 3, inventoryItem: { tracked: true },
    media: { nodes: [] }, product: { id: "gid://shopify/Product/7", title: "Mug", handle: "mug", featuredMedia: { __typename: "MediaImage", ...image("https://cdn/p.png") } }, ...over,
  });

  it("dates them by business time and leaves out those that are gone", async () => {
    const { api } = await adminWorld({ ...nothing, nodes: ({ ids }: { ids: string[] }) => ids.map((id) => (id.endsWith("/41") ? variant("41") : null)) });
    expect(await api.variants(["41", "42", "41", "not an id"])).toEqual([
      { id: "41", productId: "7", productTitle: "Mug", variantTitle: null, handle: "mug", imageUrl: "https://cdn/p.png", imageAlt: null, tracked: true, inventoryPolicy: "deny", inventoryQuantity: 3, availableForSale: true, observedAt: NOW },
    ]);
  });

  it("prefers the variant's own picture", async () => {
    const own = variant("41", { media: { nodes: [{ __typename: "MediaImage", ...image("https://cdn/v.png") }] }, inventoryPolicy: "CONTINUE", inventoryQuantity: null });
    const { api } = await adminWorld({ ...nothing, nodes: () => [own] });
    expect(await api.variants(["41"])).toMatchObject([{ imageUrl: "https://cdn/v.png", inventoryPolicy: "continue", inventoryQuantity: 0 }]);
  });
});

describe("asking for the abandoned checkout", () => {
  const line = (id: string, over: object = {}) => ({
    id: `gid://shopify/AbandonedCheckoutLineItem/${id}?key=1`, title: "Mug", variantTitle: "Blue", sku: null, quantity: 2, customAttributes: [{ key: "Engraving", value: "Ada" }, { key: "empty", value: null }],
    originalUnitPriceSet: bag("10.00", "1500", "JPY"), discountedTotalPriceSet: bag("18.00", "2700", "JPY"), product: { id: "gid://shopify/Product/7" }, variant: { id: "gid://shopify/ProductVariant/41", inventoryItem: { requiresShipping: false } }, ...over,
  });
  const checkout = (lines: object[], hasNextPage = false) => ({
    __typename: "AbandonedCheckout", id: "gid://shopify/AbandonedCheckout/77", abandonedCheckoutUrl: "https://shop.example/r?key=1", completedAt: null, updatedAt: "2026-08-01T11:30:00Z",
    lineItems: { nodes: lines, pageInfo: { hasNextPage, endCursor: "c1" } },
  });

  it("brings the lines as they stand, in the currency the shopper saw", async () => {
    const { api } = await adminWorld({ ...nothing, nodes: () => [checkout([line("1"), line("2", { product: null, variant: null }), line("3", { quantity: 0 })])] });
    const [answer] = await api.ask([{ ...question, variantIds: [] }]);
    expect(answer?.checkout).toMatchObject({ completedAt: null, recoveryUrl: "https://shop.example/r?key=1", updatedAt: new Date("2026-08-01T11:30:00Z") });
    expect(answer?.checkout?.lines).toHaveLength(2);
    expect(answer?.checkout?.lines?.[0]).toMatchObject({ key: "1", variantId: "41", quantity: 2, unitPrice: { minor: 1500, currency: "JPY" }, linePrice: { minor: 2700 }, properties: [{ name: "Engraving", value: "Ada" }], requiresShipping: false });
    expect(answer?.checkout?.lines?.[1]).toMatchObject({ variantId: null, productId: null });
  });

  it("asks for lines only where the shop's is newer than ours: they are what costs", async () => {
    const { api, world } = await adminWorld({ ...nothing, nodes: ({ ids }: { ids: string[] }) => ids.map((id) => ({ ...checkout([line("1")]), id })) });
    const known = (shopifyId: string, updatedAt: string) => ({ ...question, variantIds: [], checkout: { ...question.checkout!, shopifyId, updatedAt: new Date(updatedAt) } });
    const answers = await api.ask([known("77", "2026-08-01T11:30:00Z"), known("78", "2026-08-01T11:29:59Z"), known("79", "2026-08-01T12:00:00Z")]);
    expect(answers.map((one) => one.checkout?.lines?.length ?? null)).toEqual([null, 1, null]);
    const ids = (...numbers: string[]) => ({ ids: numbers.map((number) => `gid://shopify/AbandonedCheckout/${number}`) });
    expect(world.asked.flatMap((one) => ("ids" in one ? [{ ids: one["ids"] }] : []))).toEqual([ids("77", "78", "79"), ids("78")]);
  });

  it("reads a long one to its end", async () => {
    const { api, world } = await adminWorld({ ...nothing, nodes: () => [checkout([line("1")], true)], node: () => checkout([line("2")]) });
    const [answer] = await api.ask([{ ...question, variantIds: [] }]);
    expect(answer?.checkout?.lines?.map((one) => one.key)).toEqual(["1", "2"]);
    expect(world.asked).toContainEqual({ id: "gid://shopify/AbandonedCheckout/77", after: "c1" });
  });

  it("is null where the shop does not know it, or its number is not known", async () => {
    const { api } = await adminWorld({ ...nothing, nodes: () => [null] });
    const answers = await api.ask([question, { ...question, key: "e2", checkout: { token: "t", cartToken: null, shopifyId: null, createdAt: NOW, updatedAt: NOW } }]);
    expect(answers.map((one) => one.checkout)).toEqual([null, null]);
  });
});
