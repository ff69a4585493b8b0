import { describe, expect, test } from "vitest";
import { ALONE, cartLikeness, isSuspected, scoreCheckout, SUSPECTED_FROM } from "../../../app/domain/customers/bot-score.ts";
import { money } from "../../../app/domain/kernel/money.ts";
import { aCheckout, aLine } from "../../support/samples.ts";

const free = { subtotal: money(0, "USD"), total: money(0, "USD") };
const suspicions = (change: Parameters<typeof aCheckout>[0], around = {}) => scoreCheckout(aCheckout(change), { ...ALONE, ...around }).suspicions;

describe("what speaks against a real shopper", () => {
  test.each([
    ["Ada", "Lovelace"], ["Nguyễn", "Thị Minh Khai"], ["李", "小龍"], ["O’Brien", "Smith-Jones III"], ["X Æ", "Musk"], ["Aaa", null], ["Louis", "14"], [null, null], ["J.", "R. R. Tolkien"],
  ])("names that people have: %s %s", (firstName, lastName) => expect(suspicions({ firstName, lastName })).toEqual([]));

  test.each([["Win $500", "http://x.example"], ["<b>hi</b>", null], ["a1b2c3", "x"], ["aaaaaa", null], ["visit www.x", null], ["Ada", "88231"], ["cheap.xyz", null]])(
    "names that nobody has: %s %s", (firstName, lastName) => expect(suspicions({ firstName, lastName })).toEqual(["impossible-name"]));

  test.each(["ada@mailinator.com", "ada@eu.mailinator.com", "a.b@yopmail.fr"])("throw-away addresses: %s", (email) => expect(suspicions({ email })).toEqual(["disposable-address"]));
  test.each(["ada@gmail.com", "ada@notmailinator.com", "ada@mailinator.com.example", "j4n3d03@x.example", "maria1985garcia@x.example", "0123456789@qq.com", "team2024@x.example"])(
    "addresses of people: %s", (email) => expect(suspicions({ email })).toEqual([]));
  test("an address like a password", () => expect(suspicions({ email: "xk7f9q2m4z8t@x.example" })).toEqual(["machine-made-address"]));

  test("many checkouts of one address, many equal carts, many that cost nothing", () => {
    expect(suspicions({}, { fromAddress: 7, sameCart: 11 })).toEqual([]);
    expect(suspicions({}, { fromAddress: 8 })).toEqual(["burst-from-address"]);
    expect(suspicions({}, { sameCart: 12 })).toEqual(["burst-of-carts"]);
    expect(suspicions(free, { nothingToPay: 3 })).toEqual([]);
    expect(suspicions(free, { nothingToPay: 4 })).toEqual(["nothing-to-pay"]);
    expect(suspicions({}, { nothingToPay: 40 })).toEqual([]);
    expect(suspicions({ ...free, lines: [] }, { nothingToPay: 40 })).toEqual([]);
  });
});

describe("when it is enough", () => {
  test("one weak sign is not, two are; a drop that sells one product to many is not", () => {
    expect(isSuspected(scoreCheckout(aCheckout({ email: "ada@mailinator.com" })), null)).toBe(false);
    expect(isSuspected(scoreCheckout(aCheckout(), { ...ALONE, sameCart: 500 }), null)).toBe(false);
    expect(isSuspected(scoreCheckout(aCheckout({ email: "xk7f9q2m4z8t@mailinator.com" })), null)).toBe(true);
    expect(isSuspected(scoreCheckout(aCheckout({ email: "ada@mailinator.com" }), { ...ALONE, sameCart: 20 }), null)).toBe(true);
    expect(isSuspected(scoreCheckout(aCheckout(), { ...ALONE, fromAddress: 30 }), null)).toBe(true);
  });

  test("the merchant's word outranks every sign", () => {
    expect(isSuspected({ score: 10 * SUSPECTED_FROM }, "person")).toBe(false);
    expect(isSuspected({ score: 0 }, "not-person")).toBe(true);
  });
});

test("carts that hold the same are alike, empty ones are like none", () => {
  expect(cartLikeness({ lines: [aLine()] })).toBe(cartLikeness({ lines: [aLine({ key: "other", unitPrice: money(1, "USD") })] }));
  expect(cartLikeness({ lines: [] })).toBeNull();
});
