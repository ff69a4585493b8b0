import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSignedLinks } from "../../../app/adapters/links/signed-links.ts";
import type { SignedLink } from "../../../app/use-cases/ports/links.ts";

const baseUrl = "https://app.example";
const links = createSignedLinks({ key: Buffer.alloc(32, 7), baseUrl });
const base = { shop: "fernweh.myshopify.com", messageId: "0b9d5a0e-7f0e-4f54-9c39-6f9f2e1d0a11" };
const click: SignedLink = { ...base, kind: "click", index: 3 };
const KINDS = ["click", "open", "unsubscribe", "offer"] as const;

describe("signed links", () => {
  it.each([[click], [{ ...base, kind: "open" }], [{ ...base, kind: "unsubscribe" }], [{ ...base, kind: "offer" }]] as [SignedLink][])("read back as what they were signed for: %j", (link) => {
    const token = links.token(link);
    expect(token).toMatch(/^1\.[\w-]+\.[\w-]{43}$/);
    for (const kind of KINDS) expect(links.read(token, kind)).toEqual(kind === link.kind ? link : null);
  });

  it("have the addresses of their pages", () => {
    expect(links.url(click)).toBe(`${baseUrl}/t/c/${links.token(click)}`);
    expect(links.url({ ...base, kind: "open" })).toMatch(/^https:\/\/app\.example\/t\/o\/[\w.-]+\.gif$/);
    expect(links.url({ ...base, kind: "unsubscribe" })).toMatch(/^https:\/\/app\.example\/u\/[\w.-]+$/);
  });

  it("are worth nothing once changed, in any character", () => {
    const token = links.token(click);
    fc.assert(fc.property(fc.nat(token.length - 1), fc.constantFrom(..."AZaz09-_.="), (at, character) => {
      fc.pre(token[at] !== character);
      expect(links.read(token.slice(0, at) + character + token.slice(at + 1), "click")).toBeNull();
    }), { numRuns: 500 });
  });

  it("are worth nothing under another key", () => {
    expect(createSignedLinks({ key: Buffer.alloc(32, 8), baseUrl }).read(links.token(click), "click")).toBeNull();
  });

  it("cannot be made up", () => {
    const [version, payload = "", signature] = links.token(click).split(".");
    const other = links.token({ ...click, index: 4 }).split(".")[1];
    for (const token of ["", ".", "..", "1..", `2.${payload}.${signature}`, `${version}.${other}.${signature}`, `${version}.${payload}.`, `${version}.${payload}.${signature}=`, `${links.token(click)}.x`, "x".repeat(100_000)]) {
      expect(links.read(token, "click")).toBeNull();
    }
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (token) => void expect(links.read(token, "open")).toBeNull()));
  });

  it("refuse a short key and what cannot be signed", () => {
    expect(() => createSignedLinks({ key: Buffer.alloc(16), baseUrl })).toThrow("at least 32 bytes, got 16");
    expect(() => links.token({ ...click, index: -1 })).toThrow(RangeError);
    expect(() => links.token({ ...click, messageId: "a\nb" })).toThrow(RangeError);
  });
});
