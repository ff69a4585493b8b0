import { setTimeout as sleepFor } from "node:timers/promises";
import { GraphqlQueryError } from "@shopify/shopify-api";
import { describe, expect, it } from "vitest";
import { createFactReader } from "../../../app/adapters/shopify/fact-reader.ts";
import { createShopApis } from "../../../app/adapters/shopify/shop-api/shop-apis.ts";
import { readManifest } from "../../../app/adapters/shopify/manifest.ts";
import type { Question } from "../../../app/use-cases/ports/shop-api.ts";
import { type AdminAnswer, answerAdminRequest } from "../../stand-in/admin-api/execute.ts";
import { loadAdminSchema } from "../../stand-in/admin-api/schema.ts";
import { Throttle } from "../../stand-in/admin-api/throttle.ts";
import { seedCatalog } from "../../stand-in/world/catalog.ts";
import { Documents } from "../../stand-in/world/documents.ts";
import { checkoutPayload } from "../../stand-in/world/payloads/checkout.ts";
import { switchOwnMail } from "../../stand-in/world/automation/own-mail.ts";
import { createSegment } from "../../stand-in/world/segments/segments.ts";
import type { Checkout, Customer, FlowRun, Product, Variant } from "../../stand-in/world/types.ts";
import { NOW, offlineSession } from "./admin-world.ts";
import { SHOP, webhook } from "./webhook.ts";

/** long enough ago to be abandoned */
const BEGUN = new Date(NOW.getTime() - 30 * 60_000);
const documents = new Documents(":memory:");
seedCatalog(documents, SHOP, NOW);
const variants = documents.list<Variant>("variant");
const world = { documents, shopDomain: SHOP, storefrontUrl: "https://fernweh.example", clock: { now: () => NOW, advance: () => undefined, offsetMs: () => 0 }, emit: () => undefined };
const schema = loadAdminSchema();
const throttle = new Throttle();
const costs: number[] = [];
let waited = 0;

/** The adapter, with the stand-in's Admin API for a network: its schema, scopes and cost limits. */
const source = {
  sessionStorage: { loadSession: async () => offlineSession(SHOP, 3_600_000), storeSession: async () => true, deleteSession: async () => true, deleteSessions: async () => true, findSessionsByShop: async () => [] },
  unauthenticated: {
    admin: async () => ({
      session: offlineSession(SHOP, 3_600_000),
      admin: {
        graphql: async (query: string, options?: { variables?: Record<string, unknown> }) => {
          const answer = await answerAdminRequest(schema, throttle, world, readManifest().scopes, { query, variables: options?.variables ?? {} });
          if (answer.errors) throw throttledOr(answer);
          costs.push((answer.extensions as { cost: { requestedQueryCost: number } }).cost.requestedQueryCost);
          return Response.json(answer);
        },
      },
    }),
  },
};
/** What the library throws for an answer with errors. */
function throttledOr(answer: AdminAnswer): Error {
  const body = { errors: { graphQLErrors: answer.errors }, extensions: answer.extensions };
  return new GraphqlQueryError({ message: JSON.stringify(answer.errors), response: {}, body });
}
const api = await createShopApis({ shopify: source, clock: world.clock, sleep: async (ms) => (waited += ms) && sleepFor(ms) }).for(SHOP);

function checkout(number: number, lines: number): Checkout {
  const totals = { lineItems: 0, discounts: 0, subtotal: 0, shipping: 0, tax: 0, total: 0 };
  return {
    token: `tok${number}`, id: String(9007199254740993n + BigInt(number)), cartToken: `cart${number}`, recoveryKey: "k", email: "ada@example.com", phone: null, acceptsMarketing: true, address: null, currency: "USD", presentmentCurrency: "JPY", locale: "de",
    discount: null, shipping: null, totals, shopTotals: totals, customerId: null, note: null, createdAt: BEGUN.toISOString(), updatedAt: BEGUN.toISOString(), completedAt: null, orderId: null, announced: null,
    lines: variants.slice(0, lines).map((variant) => ({
      key: `${variant.id}:k`, variantId: variant.id, quantity: 2, properties: [{ name: "Engraving", value: "Ada" }], productId: variant.productId, title: documents.get<Product>("product", variant.productId)!.title.en, presentmentTitle: "Becher", variantTitle: variant.title, presentmentVariantTitle: null,
      sku: variant.sku, vendor: "F", grams: 1, unitPrice: variant.prices.JPY, compareAtPrice: null, shopUnitPrice: variant.prices.USD, imagePath: null,
    })),
  };
}

describe("the stand-in's Admin API", () => {
  it("answers every question within the scopes of the manifest and the cost of one query", async () => {
    const checkouts = Array.from({ length: 24 }, (_, index) => checkout(index, index === 0 ? 45 : 8));
    for (const one of checkouts) documents.put("checkout", one.token, one);
    // the second half has not changed since
    const questions: Question[] = checkouts.map((one, index) => ({
      key: one.token, customerShopifyId: "1", email: one.email, typedEmail: null, phone: index < 12 ? "+4915112345678" : null, checkout: { token: one.token, cartToken: one.cartToken, shopifyId: one.id, createdAt: BEGUN, updatedAt: new Date(BEGUN.getTime() - (index < 12 ? 1 : 0)) }, variantIds: variants.slice(0, 60).map((variant) => variant.id),
    }));
    const answers = await api.ask(questions);
    expect(answers).toHaveLength(24);
    expect(answers[0]?.variants).toHaveLength(60);
    expect(answers[0]?.checkout?.lines).toHaveLength(45);
    expect(answers[1]?.checkout?.lines?.[0]).toMatchObject({ variantId: variants[0]?.id, quantity: 2, unitPrice: { currency: "JPY", minor: variants[0]?.prices.JPY } });
    expect(Math.max(...costs)).toBeLessThanOrEqual(500);
    expect(waited).toBe(0);
  });

  it("makes a code once, however often it is asked", async () => {
    const offer = { code: "LM-TEST", terms: { kind: "percentage" as const, percent: 10, validHours: 24 }, startsAt: NOW, endsAt: new Date(NOW.getTime() + 86_400_000) };
    const first = await api.issueCode(offer, "Lastmile");
    expect(first).toHaveProperty("shopifyId");
    expect(await api.issueCode(offer, "Lastmile")).toEqual(first);
    expect(await api.issueCode({ ...offer, code: "LM-SHIP", terms: { kind: "free-shipping", validHours: 24 } }, "t")).toHaveProperty("shopifyId");
  });

  it("tells of segments and who is in them, keeps tags, and starts workflows", async () => {
    const customers = Array.from({ length: 300 }, (_, number): Customer => ({
      id: String(8_000 + number), email: `c${number}@example.com`, phone: null, firstName: "Ada", lastName: String(number), locale: "en", tags: number === 0 ? ["vip"] : [], addresses: [],
      emailMarketingConsent: { state: "SUBSCRIBED", optInLevel: "SINGLE_OPT_IN", consentUpdatedAt: null }, numberOfOrders: number, amountSpent: 0, lastOrderId: null, createdAt: BEGUN.toISOString(), updatedAt: BEGUN.toISOString(),
    }));
    for (const one of customers) documents.put("customer", one.id, one);
    const segment = createSegment(world, "Have bought", "number_of_orders > 0");
    expect(await api.segments()).toEqual([{ id: segment.id, name: "Have bought", query: "number_of_orders > 0" }]);
    const first = await api.segmentMembers(segment.id, null);
    const second = await api.segmentMembers(segment.id, first.next);
    expect([first.customerShopifyIds.length, second.customerShopifyIds.length, second.next]).toEqual([250, 49, null]);
    expect(first.customerShopifyIds[0]).toBe("8001");
    expect(await api.segmentMembers("9", null)).toEqual({ customerShopifyIds: [], next: null });
    expect(await api.tagCustomer("8000", { add: ["VIP", "winter"], remove: ["none"] })).toBe("done");
    expect(documents.get<Customer>("customer", "8000")?.tags).toEqual(["vip", "winter"]);
    expect(await api.tagCustomer("8000", { add: [], remove: ["Vip"] })).toBe("done");
    expect(documents.get<Customer>("customer", "8000")?.tags).toEqual(["winter"]);
    expect(await api.tagCustomer("1", { add: ["x"], remove: [] })).toEqual({ refused: "id" });
    expect(await api.startFlow({ customerShopifyId: "8000", campaign: "Win-back", step: "Call", idempotencyKey: "k" })).toBe("done");
    expect(documents.list<FlowRun>("flow-run")).toMatchObject([{ handle: "lastmile-journey-step", payload: { customer_id: 8000, campaign: "Win-back" } }]);
  });

  it("says what Shopify's own automation did about a checkout", async () => {
    const one = { ...checkout(500, 1), customerId: "8000" };
    documents.put("checkout", one.token, one);
    const asked: Question = { key: "k", customerShopifyId: null, email: null, typedEmail: null, phone: null, checkout: { token: one.token, cartToken: one.cartToken, shopifyId: one.id, createdAt: BEGUN, updatedAt: BEGUN }, variantIds: [] };
    const said = async () => (await api.ask([asked]))[0]?.shopifyMail;
    expect(await said()).toBe("not-sent");
    switchOwnMail({ world, ...world }, true);
    expect(await said()).toBe("scheduled");
    switchOwnMail({ world, ...world }, false);
    expect(await said()).toBe("not-sent");
  });

  it("has a profile", async () => {
    expect(await api.profile()).toMatchObject({ shop: SHOP, currency: "USD", timeZone: "America/New_York", storefrontUrl: "https://fernweh.example" });
  });

  it("sends checkouts that are read as they are", () => {
    const read = createFactReader().read(webhook("checkouts/update", checkoutPayload(checkout(1, 2), null, "https://fernweh.example")));
    expect(read).toMatchObject({ ok: true, facts: [{ kind: "checkout", checkout: { token: "tok1", shopifyId: "9007199254740994", presentmentCurrency: "JPY", lines: [{ variantId: variants[0]?.id, title: "Becher", linePrice: { minor: (variants[0]?.prices.JPY ?? 0) * 2 } }, {}] } }] });
  });
});
