import { describe, expect, it } from "vitest";
import { addressesIn } from "../../../app/adapters/shopify/payloads/addresses.ts";

describe("every e-mail address and telephone number in a payload", () => {
  it.each<readonly [string, unknown, readonly string[]]>([
    ["in fields", { email: "Ada@Example.com", shipping_address: { phone: "0151 / 123" }, sms_marketing_phone: "+4915112345" }, ["Ada@Example.com", "+4915112345", "0151 / 123"]],
    ["in a sentence", { note: "Ask ada@example.com. Or (bea@example.com), <cid@example.com>!" }, ["ada@example.com", "bea@example.com", "cid@example.com"]],
    ["in quotes, and with an apostrophe of its own", { note: `"ada@example.com" 'bea@example.com' o'hara@example.com` }, ["ada@example.com", "bea@example.com", "o'hara@example.com"]],
    ["in names of fields and deep down", { a: [{ "ada@example.com": [["+15550001234 at noon"]] }] }, ["ada@example.com", "+15550001234"]],
    ["two that touch, at the very ends", "ada@example.com,bea@example.com", ["ada@example.com", "bea@example.com"]],
  ])("%s", (_, payload, found) => {
    expect(addressesIn(payload)).toEqual(expect.arrayContaining([...found]));
  });

  it("finds none where there is none, and ends on long texts", () => {
    expect(addressesIn({ id: 1, title: "Alpine jacket", phone: null })).toEqual([]);
    expect(addressesIn(undefined)).toEqual([]);
    expect(addressesIn("@".repeat(2_000)).length).toBeGreaterThan(0);
    expect(addressesIn("a".repeat(1_000_000))).toEqual([]);
  });
});
