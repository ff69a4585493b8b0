import { describe, expect, it } from "vitest";
import { mailWays } from "../../app/use-cases/mail-ways.ts";
import { aLine, aVariant } from "../support/samples.ts";

const base = { about: "order", storefrontUrl: "https://shop.example", recoveryUrl: null, statusUrl: null, lines: [aLine({ quantity: 2 })], variants: new Map([["11", aVariant()]]), code: null, campaign: "thanks" } as const;
const utm = "utm_source=lastmile&utm_medium=email&utm_campaign=thanks";

describe("where buttons lead", () => {
  it("back to the cart by the shop's own link, else to a cart of the same lines", () => {
    const cart = { ...base, about: "checkout", code: "LM-1" } as const;
    expect(mailWays({ ...cart, recoveryUrl: "https://shop.example/1/recover?key=a" }).subject).toEqual({ url: `https://shop.example/1/recover?key=a&discount=LM-1&${utm}`, appliesOffer: true });
    expect(mailWays(cart).subject.url).toBe(`https://shop.example/cart/11:2?discount=LM-1&${utm}`);
  });

  it("to the order's own page, else to all orders of the customer; neither has a use for a discount", () => {
    expect(mailWays({ ...base, statusUrl: "https://shop.example/9/orders/a1?key=k", code: "LM-1" }).subject).toEqual({ url: `https://shop.example/9/orders/a1?key=k&${utm}`, appliesOffer: false });
    expect(mailWays({ ...base, code: "LM-1" }).subject).toEqual({ url: `https://shop.example/account?${utm}`, appliesOffer: false });
  });

  it("to the shop and its products with the discount applied on the way", () => {
    expect(mailWays(base).shop.url).toBe(`https://shop.example/?${utm}`);
    const { shop, product } = mailWays({ ...base, code: "LM-1" });
    expect(new URL(shop.url).pathname).toBe("/discount/LM-1");
    expect(new URL(shop.url).searchParams.get("redirect")).toBe(`/?${utm}`);
    expect(new URL(product.url).searchParams.get("redirect")).toBe(`/products/alpine-jacket?variant=11&${utm}`);
    expect(mailWays({ ...base, about: "person", lines: [] }).subject.url).toBe(`https://shop.example/?${utm}`);
  });

  it("to a cart of what can still be ordered again, else to the shop", () => {
    expect(mailWays({ ...base, lines: [aLine(), aLine({ variantId: "12" })] })["order-again"].url).toBe(`https://shop.example/cart/11:1?${utm}`);
    expect(mailWays({ ...base, variants: new Map() })["order-again"]).toEqual(mailWays(base).shop);
  });
});
