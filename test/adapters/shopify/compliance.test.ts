import { describe, expect, it } from "vitest";
import { read, SHOP } from "./webhook.ts";

describe("compliance topics", () => {
  const customer = { id: 191167, email: " John@Example.com ", phone: "555-625-1199" };

  it("say whom they are about, as Shopify documents them", () => {
    expect(read("customers/data_request", { shop_id: 954889, shop_domain: SHOP, orders_requested: [299938, 280263], customer, data_request: { id: 9999 } })).toMatchObject({
      ok: true, facts: [{ kind: "privacy-request", shop: SHOP, ask: { kind: "export", subject: { customerShopifyId: "191167", email: "john@example.com", phone: "555-625-1199", orderIds: ["299938", "280263"] } } }],
    });
    expect(read("customers/redact", { shop_id: 954889, shop_domain: SHOP, customer, orders_to_redact: [299938] })).toMatchObject({ ok: true, facts: [{ ask: { kind: "erase-person", subject: { orderIds: ["299938"] } } }] });
    expect(read("shop/redact", { shop_id: 954889, shop_domain: SHOP })).toMatchObject({ ok: true, facts: [{ kind: "privacy-request", shop: SHOP, ask: { kind: "erase-shop", subject: null } }] });
  });

  it("concern the shop that the signed body names, whichever shop the header claims", () => {
    expect(read("shop/redact", { shop_id: 1, shop_domain: "Other.myshopify.com" })).toMatchObject({ ok: true, facts: [{ shop: "other.myshopify.com" }] });
  });

  it("of no shop, or of nobody, are refused", () => {
    for (const shop_domain of [undefined, null, [], "", "  ", `${"a".repeat(300)}.myshopify.com`]) expect(read("shop/redact", { shop_id: 1, shop_domain })).toMatchObject({ ok: false, reason: expect.stringContaining("shop_domain") });
    expect(read("customers/redact", { shop_domain: SHOP, customer: {}, orders_to_redact: [] })).toMatchObject({ ok: false });
    expect(read("customers/redact", { shop_domain: SHOP })).toMatchObject({ ok: false });
  });
});

it("app/scopes_update says what is granted now", () => {
  expect(read("app/scopes_update", { id: 1, previous: ["read_orders"], current: ["read_orders", "write_discounts"] })).toMatchObject({ ok: true, facts: [{ kind: "scopes-changed", scopes: ["read_orders", "write_discounts"] }] });
});
