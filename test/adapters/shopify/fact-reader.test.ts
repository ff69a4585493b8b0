import { describe, expect, it } from "vitest";
import { checkoutIn, facts, orderIn, read, SHOP, TRIGGERED, webhook } from "./webhook.ts";
import { createFactReader } from "../../../app/adapters/shopify/fact-reader.ts";

const AT = "2026-07-31T10:00:00+02:00";
const line = { key: "k1", variant_id: 41, product_id: 7, title: "Mug", variant_title: "Blue", quantity: 2, price: "10.00", line_price: "20.00", requires_shipping: true };
const checkout = { token: "tok", cart_token: "cart", name: "#981820079255243537", email: " Ada@Example.com ", currency: "USD", presentment_currency: "USD", subtotal_price: "20.00", total_price: "25.00", line_items: [line], created_at: AT, updated_at: AT, abandoned_checkout_url: "https://shop.example/1/checkouts/ac/x/recover?key=a&locale=de" };
const order = { id: 1, name: "#1001", currency: "USD", total_price: "10.00", created_at: AT, updated_at: AT };
const reason = (topic: string, body: unknown): string => {
  const answer = read(topic, body);
  return answer.ok ? "understood" : answer.reason;
};

describe("a checkout", () => {
  it("of API 2026-07 has no id: the number comes from its name", () => {
    expect(checkoutIn(checkout).checkout).toMatchObject({ token: "tok", cartToken: "cart", shopifyId: "981820079255243537", email: "ada@example.com", subtotal: { minor: 2000, currency: "USD" } });
  });

  it("keeps ids beyond 2^53 exact", () => {
    const body = JSON.stringify(checkout).replace('"variant_id":41', '"variant_id":9007199254740993').replace('"email"', '"customer":{"id":706405506930370084},"email"');
    const read = checkoutIn(body);
    expect(read.checkout.lines[0]?.variantId).toBe("9007199254740993");
    expect(read.checkout.customerShopifyId).toBe("706405506930370084");
  });

  it("of a guest, without contact, has no person", () => {
    expect(checkoutIn({ ...checkout, email: null, customer: null, phone: null })).toMatchObject({ person: null, checkout: { email: null, customerShopifyId: null } });
  });

  it("with a phone only is a person by phone", () => {
    expect(checkoutIn({ ...checkout, email: null, phone: "+4915112345678" }).person).toMatchObject({ email: null, phone: "+4915112345678", at: new Date(AT) });
  });

  it("of a known customer keeps the customer's own address on the person", () => {
    const customer = { id: 5, email: "own@example.com", first_name: "Ada" };
    expect(checkoutIn({ ...checkout, email: "typed@example.com", customer })).toMatchObject({ person: { shopifyId: "5", email: "own@example.com", firstName: "Ada" }, checkout: { email: "typed@example.com" } });
  });

  it("takes shipping_address [] for none, and the country from billing then", () => {
    expect(checkoutIn({ ...checkout, shipping_address: [], billing_address: { country_code: "de", first_name: "Bo" } }).checkout).toMatchObject({ country: "DE", firstName: "Bo" });
  });

  it("in yen has no decimals, whatever the text says", () => {
    const yen = { ...checkout, currency: "JPY", presentment_currency: "JPY", subtotal_price: "2400.00", total_price: "2400", line_items: [{ ...line, price: "1200.00", line_price: "2400" }] };
    expect(checkoutIn(yen).checkout).toMatchObject({ subtotal: { minor: 2400, currency: "JPY" }, lines: [{ unitPrice: { minor: 1200 }, linePrice: { minor: 2400 } }] });
  });

  it("shows its amounts in the currency the shopper saw", () => {
    const { checkout: seen } = checkoutIn({ ...checkout, currency: "USD", presentment_currency: "EUR" });
    expect(seen).toMatchObject({ currency: "USD", presentmentCurrency: "EUR", total: { minor: 2500, currency: "EUR" }, lines: [{ unitPrice: { currency: "EUR" } }] });
  });

  it.each([
    ["an object", { Engraving: "Ada", _hidden: "1", empty: "", nested: {}, count: 2 }, [["Engraving", "Ada"], ["_hidden", "1"], ["count", "2"]]],
    ["a list", [{ name: "Engraving", value: "Ada" }, { name: null, value: "x" }, null, 3], [["Engraving", "Ada"]]],
    ["null", null, []],
    ["text", "Engraving", []],
  ])("reads line properties that are %s", (_kind, properties, expected) => {
    expect(checkoutIn({ ...checkout, line_items: [{ ...line, properties }] }).checkout.lines[0]?.properties.map(({ name, value }) => [name, value])).toEqual(expected);
  });

  it("keeps a line whose variant is gone, drops one of quantity 0, and hides the name of an only variant", () => {
    const { lines } = checkoutIn({ ...checkout, line_items: [{ ...line, variant_id: null, product_id: null, variant_title: "Default Title" }, { ...line, quantity: 0 }] }).checkout;
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ variantId: null, productId: null, variantTitle: null });
  });

  it.each([[null], [undefined], [[]]])("without lines (%s) has none", (line_items) => {
    expect(checkoutIn({ ...checkout, line_items, subtotal_price: undefined }).checkout).toMatchObject({ lines: [], subtotal: { minor: 0 } });
  });

  it("keeps markup as the text it is", () => {
    const title = `<script>alert(1)</script>{{ 7 | times: 7 }}`;
    expect(checkoutIn({ ...checkout, line_items: [{ ...line, title }] }).checkout.lines[0]?.title).toBe(title);
  });

  it("loses NUL and lone surrogates, which PostgreSQL refuses", () => {
    const body = JSON.stringify(checkout).replace('"Mug"', '"M\\u0000ug\\ud800"');
    expect(checkoutIn(body).checkout.lines[0]?.title).toBe("Mug\ufffd");
  });

  it("never hands on an address that a browser should not open", () => {
    expect(checkoutIn({ ...checkout, abandoned_checkout_url: "javascript:alert(1)" }).checkout.recoveryUrl).toBeNull();
    expect(checkoutIn(checkout).checkout.recoveryUrl).toBe(checkout.abandoned_checkout_url);
  });

  it.each([
    [{ token: null }, "checkouts/update: token is missing, expected text"],
    [{ token: { a: 1 } }, "checkouts/update: token is an object, expected text"],
    [{ line_items: [line, { ...line, quantity: "many" }] }, "checkouts/update: line_items[1].quantity is text, expected a whole number, 0 to 1000000"],
    [{ line_items: [{ ...line, quantity: -1 }] }, "checkouts/update: line_items[0].quantity is a number, expected a whole number, 0 to 1000000"],
    [{ line_items: [{ ...line, price: "1e999" }] }, "checkouts/update: line_items[0].price is text, expected an amount like 19.99, below 10^12"],
    [{ completed_at: 12 }, "checkouts/update: completed_at is a number, expected a date and time like 2026-07-01T10:00:00Z"],
    [{ currency: null, presentment_currency: null }, "checkouts/update: currency is missing, expected a currency like USD"],
    [{ line_items: {} }, "checkouts/update: line_items is an object, expected a list"],
  ])("is refused with the place and the type: %j", (change, expected) => {
    expect(reason("checkouts/update", { ...checkout, ...change })).toBe(expected);
  });

  it("that is deleted is known by its number or its cart", () => {
    expect(facts("checkouts/delete", { id: 5, cart_token: null })).toEqual([{ kind: "checkout-deleted", shopifyId: "5", cartToken: null }]);
    expect(reason("checkouts/delete", {})).toContain("id is missing");
  });
});

describe("what an order was made of and when it was sent", () => {
  const line = { variant_id: 11, product_id: 1, title: "Jacket", variant_title: "Default Title", quantity: 3, price: "10.00" };
  const parcel = { id: 5, status: "success", created_at: AT, updated_at: "2026-07-03T10:00:00Z" };

  it("are the lines that edits and refunds left, in the shopper's currency", () => {
    const price_set = { presentment_money: { amount: "1500", currency_code: "JPY" } };
    expect(orderIn({ ...order, line_items: [{ ...line, current_quantity: 2 }, { ...line, current_quantity: 0 }, { ...line, variant_id: null, price_set }] }).order.lines).toEqual([
      { variantId: "11", productId: "1", title: "Jacket", variantTitle: null, quantity: 2, unitPrice: { minor: 1000, currency: "USD" } },
      { variantId: null, productId: "1", title: "Jacket", variantTitle: null, quantity: 3, unitPrice: { minor: 1500, currency: "JPY" } },
    ]);
  });

  it("has a page for the customer, which is a web address or nothing", () => {
    const page = "https://shop.example/9/orders/a1/authenticate?key=k";
    expect(orderIn({ ...order, order_status_url: page }).order.statusUrl).toBe(page);
    for (const order_status_url of [null, "", "javascript:alert(1)", "/orders/1"]) expect(orderIn({ ...order, order_status_url }).order.statusUrl).toBeNull();
  });

  it("is sent when all of it is, and delivered when the last parcel is", () => {
    const second = { ...parcel, id: 6, created_at: "2026-07-02T10:00:00Z", updated_at: "2026-07-05T10:00:00Z", shipment_status: "delivered" };
    const gone = { ...parcel, id: 7, status: "cancelled" };
    const sentAs = (fulfillment_status: string | null, ...fulfillments: object[]) => orderIn({ ...order, fulfillment_status, fulfillments }).order;
    expect(sentAs("partial", { ...parcel, shipment_status: "delivered" })).toMatchObject({ fulfilledAt: null, deliveredAt: null, parcels: 1 });
    expect(sentAs("fulfilled", parcel, second, gone)).toMatchObject({ fulfilledAt: new Date(AT), deliveredAt: null, parcels: 2 });
    expect(sentAs("fulfilled", { ...parcel, shipment_status: "delivered" }, second)).toMatchObject({ deliveredAt: new Date("2026-07-05T10:00:00Z") });
    expect(sentAs(null)).toMatchObject({ fulfilledAt: null, deliveredAt: null, expectedAt: null, parcels: 0 });
  });
});

describe("an order", () => {
  it("is worth its current total, in both currencies", () => {
    const money = (amount: string, currency_code: string) => ({ amount, currency_code });
    const body = { ...order, total_price: "99.00", current_total_price_set: { shop_money: money("40.00", "USD"), presentment_money: money("6000", "JPY") } };
    expect(orderIn(body).order).toMatchObject({ total: { minor: 4000, currency: "USD" }, presentmentTotal: { minor: 6000, currency: "JPY" } });
  });

  it("carries what it is matched by", () => {
    const body = { ...order, checkout_token: "tok", cart_token: "cart", discount_codes: [{ code: "lm-abc" }, { code: "LM-ABC" }, {}], contact_email: "Ada@Example.com", test: true };
    expect(orderIn(body).order).toMatchObject({ checkoutToken: "tok", cartToken: "cart", discountCodes: ["LM-ABC"], email: "ada@example.com", test: true, paidAt: null });
  });

  it("is paid once the money came in, also when it went back", () => {
    for (const financial_status of ["paid", "PAID", "refunded", "partially_refunded"]) expect(orderIn({ ...order, financial_status, processed_at: AT }).order.paidAt).toEqual(new Date(AT));
    for (const financial_status of ["pending", "authorized", "voided", null]) expect(orderIn({ ...order, financial_status }).order.paidAt).toBeNull();
  });

  it("prefers the global id, which no system rounds", () => {
    expect(orderIn({ ...order, id: 820982911946154500, admin_graphql_api_id: "gid://shopify/Order/820982911946154508" }).order.id).toBe("820982911946154508");
  });
});

describe("consent", () => {
  const said = (state: unknown, consent_updated_at: string | null = AT) => ({ customer_id: 5, email_address: "ada@example.com", email_marketing_consent: { state, opt_in_level: "single_opt_in", consent_updated_at } });

  it("is dated by when it was said, with its evidence", () => {
    expect(facts("customers_email_marketing_consent/update", said("subscribed"))).toMatchObject([
      { kind: "consent", person: { shopifyId: "5" }, consent: { state: "subscribed", at: new Date(AT), evidence: { topic: "customers_email_marketing_consent/update", webhookId: "b1", optInLevel: "single_opt_in" } } },
    ]);
  });

  it("without a date is dated by the webhook", () => {
    expect(facts("customers_email_marketing_consent/update", said("not_subscribed", null))).toMatchObject([{ consent: { state: "not-subscribed", at: TRIGGERED } }]);
  });

  it("of a state that Shopify does not document is refused, not guessed", () => {
    expect(reason("customers_email_marketing_consent/update", said("maybe"))).toContain("email_marketing_consent.state is text, expected one of");
  });
});

describe("consent to text messages", () => {
  const topic = "customers_marketing_consent/update";
  const said = (state: unknown) => ({ id: 5, phone: "+15555550100", sms_marketing_consent: { state, opt_in_level: "single_opt_in", consent_updated_at: AT, consent_collected_from: "other" } });

  it("is of its own channel, with its evidence", () => {
    expect(facts(topic, said("SUBSCRIBED"))).toMatchObject([
      { kind: "consent", person: { shopifyId: "5", email: null, phone: "+15555550100" }, consent: { channel: "sms", state: "subscribed", at: new Date(AT), evidence: { topic, webhookId: "b1", optInLevel: "single_opt_in" } } },
    ]);
  });

  it("that was never given is no news, and one of an unknown state or of nobody is refused", () => {
    expect(facts(topic, said(null))).toEqual([{ kind: "ignored" }]);
    expect(reason(topic, said("maybe"))).toContain("sms_marketing_consent.state is text, expected one of");
    expect(reason(topic, { ...said("subscribed"), id: null, phone: null })).toContain("id is missing, expected a numeric id");
  });
});

describe("a body", () => {
  it.each([
    ["", "the body is not JSON"],
    ["null", "the payload is missing, expected an object"],
    ["[]", "the payload is a list, expected an object"],
    ["{", "the body is not JSON"],
    ['"ada@example.com"', "the payload is text, expected an object"],
    ["[".repeat(200_000), "the body is"],
    [`${"[".repeat(200_000)}${"]".repeat(200_000)}`, "the body is nested too deeply"],
    [Buffer.from([0xff, 0xfe, 0x7b]), "the body is not UTF-8"],
  ])("that is no payload is refused with a reason (%#)", (body, expected) => {
    expect(reason("orders/create", body)).toContain(expected);
  });

  it("of a topic without a reader is ignored, whatever it holds", () => {
    for (const topic of ["orders/edited", "locations/create", ""]) expect(read(topic, "not json")).toMatchObject({ ok: true, facts: [{ kind: "ignored" }] });
  });

  it("of another shop cannot uninstall this one, because the signature does not cover the header", () => {
    expect(read("app/uninstalled", { myshopify_domain: SHOP })).toMatchObject({ ok: true });
    expect(reason("app/uninstalled", { myshopify_domain: "other.myshopify.com" })).toContain("myshopify_domain");
  });

  it("without updated_at counts from when the shop sent it", () => {
    const { updated_at, created_at, ...rest } = checkout;
    expect([updated_at, created_at]).toEqual([AT, AT]);
    const item = { ...webhook("checkouts/create", rest), triggeredAt: null, receivedAt: new Date(0) };
    expect(createFactReader().read(item)).toMatchObject({ ok: true, facts: [{ checkout: { updatedAt: new Date(0) } }] });
    expect(checkoutIn(rest).checkout.updatedAt).toEqual(TRIGGERED);
  });
});
