import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatMoney, minorDigits, money, parseMoney, scaleMoney, sumMoney, toDecimal } from "../../../app/domain/kernel/money.ts";

const currency = fc.constantFrom("USD", "EUR", "JPY", "KWD", "XXX");
const amount = fc.record({ minor: fc.integer({ min: -1e12, max: 1e12 }), currency });

describe("money", () => {
  it.each([
    ["19.99", "USD", 1999], ["1200", "JPY", 1200], ["1200.00", "JPY", 1200], ["0.005", "USD", 1], ["0.0049", "USD", 0], ["-3.5", "USD", -350],
    ["1.2345", "KWD", 1235], ["9007199254740.99", "USD", 900719925474099],
  ])("reads %s %s", (text, code, minor) => expect(parseMoney(text, code)).toEqual({ minor, currency: code }));

  it.each(["", "abc", "1,99", "1e5", "NaN", "Infinity", "--1", "1.", "99999999999999999999"])("refuses %j and names it", (text) => {
    expect(() => parseMoney(text, "USD")).toThrow(RangeError);
  });

  it("writes what it reads", () =>
    fc.assert(fc.property(amount, (one) => { expect(parseMoney(toDecimal(one), one.currency)).toEqual({ ...one, minor: one.minor + 0 }); })));

  it("sums without a float's error and never across currencies", () => {
    expect(sumMoney(Array.from({ length: 10 }, () => parseMoney("0.10", "USD")), "USD")).toEqual(money(100, "USD"));
    expect(() => sumMoney([money(1, "EUR")], "USD")).toThrow(/EUR/);
    expect(scaleMoney(money(333, "USD"), 3)).toEqual(money(999, "USD"));
  });

  it("refuses fractions of a minor unit and odd currencies", () => {
    expect(() => money(0.5, "USD")).toThrow(RangeError);
    expect(() => money(1, "usd")).toThrow(RangeError);
    expect(() => money(2 ** 53, "USD")).toThrow(RangeError);
  });

  it("shows amounts as the reader writes them", () => {
    expect(formatMoney(money(1999, "USD"), "en-US")).toBe("$19.99");
    expect(formatMoney(money(1999, "EUR"), "de")).toBe("19,99\u00a0€");
    expect(formatMoney(money(1200, "JPY"), "ja")).toContain("1,200");
    expect(formatMoney(money(900719925474099, "USD"), "en")).toBe("$9,007,199,254,740.99");
    expect(formatMoney(money(1, "USD"), "not a locale")).toBe("$0.01");
    expect(minorDigits("JPY")).toBe(0);
  });
});
