import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTokenCipher } from "../../../app/adapters/shopify/token-cipher.ts";

const [older, newer] = [randomBytes(32), randomBytes(32)];

describe("the token cipher", () => {
  it("opens what it sealed, in the same place only, and never seals alike twice", () => {
    const cipher = createTokenCipher([newer]);
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string(), (plain, place) => {
        const sealed = cipher.seal(plain, place);
        expect(cipher.open(sealed, place)).toBe(plain);
        expect(cipher.open(sealed, `${place}x`)).toBeNull();
        expect(cipher.seal(plain, place)).not.toBe(sealed);
      }),
      { numRuns: 50 },
    );
  });

  it("names its key, so that keys can change: the first seals, all open", () => {
    const before = createTokenCipher([older]).seal("shpat_x", "a");
    const rotated = createTokenCipher([newer, older]);
    expect(rotated.open(before, "a")).toBe("shpat_x");
    expect(rotated.seal("shpat_x", "a").split(".")[1]).not.toBe(before.split(".")[1]);
    expect(createTokenCipher([newer]).open(before, "a")).toBeNull();
  });

  it("opens nothing that was altered, cut short or never sealed", () => {
    const cipher = createTokenCipher([newer]);
    const sealed = cipher.seal("shpat_x", "a");
    const last = sealed.at(-5) === "A" ? "B" : "A";
    for (const bad of ["", "shpat_x", "v1", "v1..", sealed.slice(0, 20), `${sealed}.x`, `${sealed.slice(0, -5)}${last}${sealed.slice(-4)}`]) expect(cipher.open(bad, "a")).toBeNull();
  });

  it("takes keys of 32 bytes only, and at least one", () => {
    expect(() => createTokenCipher([randomBytes(16)])).toThrow("32 bytes, got 16");
    expect(() => createTokenCipher([])).toThrow(RangeError);
  });
});
