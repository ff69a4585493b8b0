import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkoutPayload } from "../../../app/adapters/shopify/payloads/checkout.ts";
import { consentPayload, customerPayload } from "../../../app/adapters/shopify/payloads/customer.ts";
import { orderPayload } from "../../../app/adapters/shopify/payloads/order.ts";
import { mutationsOf } from "./mutations.ts";
import { folderSamples, packageSamples, payloadSchema, type Sample } from "./samples.ts";
import { read } from "./webhook.ts";

const EXPECTED: Readonly<Record<string, string>> = {
  "checkouts/create": "checkout", "checkouts/update": "checkout", "checkouts/delete": "checkout-deleted",
  "orders/create": "order", "orders/paid": "order", "orders/updated": "order", "orders/cancelled": "order", "orders/fulfilled": "order", "orders/delete": "order-deleted",
  "customers/create": "customer", "customers/update": "customer", "customers_email_marketing_consent/update": "consent",
  "customers/delete": "customer-deleted", "customers/merge": "ignored",
  ...Object.fromEntries([
    "products/create", "products/update", "products/delete", "variants/in_stock", "variants/out_of_stock", "inventory_levels/update", "carts/create", "carts/update", "refunds/create",
    "discounts/create", "discounts/update", "discounts/delete", "discounts/redeemcode_added", "discounts/redeemcode_removed",
    "themes/publish",
  ].map((topic) => [topic, "versions"])),
  ...Object.fromEntries(["fulfillments/create", "fulfillments/update", "fulfillment_events/create"].map((topic) => [topic, "fulfilment"])),
  ...Object.fromEntries(["segments/create", "segments/update", "segments/delete"].map((topic) => [topic, "versions, segment"])),
  "customer.joined_segment": "segment-membership", "customer.left_segment": "segment-membership",
  "shop/update": "shop-changed", "app/uninstalled": "uninstalled",
  "bulk_operations/finish": "bulk-finished",
  "app/scopes_update": "scopes-changed",
  "customers/data_request": "privacy-request", "customers/redact": "privacy-request", "shop/redact": "privacy-request",
};
const SAMPLES: readonly Sample[] = [...packageSamples(), ...folderSamples()];

describe("Shopify's own samples", () => {
  it("are there for every topic with a reader", () => {
    const topics = new Set(SAMPLES.map((sample) => sample.topic));
    expect(Object.keys(EXPECTED).filter((topic) => !topics.has(topic))).toEqual([]);
  });

  it.each(SAMPLES)("$topic is understood ($name)", ({ topic, body }) => {
    const answer = read(topic, body);
    expect(answer).toMatchObject({ ok: true });
    expect(answer.ok && answer.facts.map((fact) => fact.kind).join(", ")).toEqual(EXPECTED[topic] ?? "ignored");
  });
});

describe("changed samples", () => {
  const read_ = SAMPLES.filter((sample) => sample.topic in EXPECTED && sample.name.startsWith("npm"));
  it.each(read_)("$topic: no dropped, nulled or retyped field makes the reader throw, and no reason quotes content", ({ topic, body }) => {
    const secret = "zq7secret";
    fc.assert(
      fc.property(mutationsOf(JSON.parse(body.toString())), fc.boolean(), (changed, poisoned) => {
        const answer = read(topic, JSON.stringify(changed, (_key, value: unknown) => (poisoned && typeof value === "string" && value.length > 12 ? secret : value)) ?? "null");
        if (!answer.ok) {
          expect(answer.reason).toMatch(new RegExp(`^${topic}: .+ is .+, expected .+`));
          expect(answer.reason).not.toContain(secret);
        } else expect(hasWhatADatabaseRefuses(answer.facts)).toBe(false);
      }),
      { numRuns: 400 },
    );
  });
});

/** NUL, lone surrogates, invalid dates and amounts that are not whole. */
function hasWhatADatabaseRefuses(value: unknown): boolean {
  if (typeof value === "string") return value.includes("\u0000") || !value.isWellFormed();
  if (typeof value === "number") return !Number.isSafeInteger(value);
  if (value instanceof Date) return Number.isNaN(value.getTime());
  return typeof value === "object" && value !== null && Object.values(value).some(hasWhatADatabaseRefuses);
}

describe("Shopify's JSON Schemas", () => {
  // Tolerated although 2026-07 does not have them: older deliveries and other ways of writing the same thing.
  const TOLERATED = new Set(["id", "locale", "selling_plan_id", "selling_plan_allocation", "order_number"]);
  it.each([
    ["checkouts/update", checkoutPayload],
    ["orders/updated", orderPayload],
    ["customers/update", customerPayload],
    ["customers_email_marketing_consent/update", consentPayload],
  ] as const)("%s has every field that is read", (topic, schema) => {
    const properties = payloadSchema(topic)?.properties as Record<string, unknown>;
    expect(Object.keys(schema.shape).filter((field) => !(field in properties) && !TOLERATED.has(field))).toEqual([]);
  });
});
