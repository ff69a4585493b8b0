import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseEmail } from "../../../app/domain/customers/normalise-email.ts";

describe("normalised e-mail", () => {
  it.each([["  Ada@Example.COM ", "ada@example.com"], ["a.b+c@x.co.uk", "a.b+c@x.co.uk"], ["jürgen@bücher.de", "jürgen@bücher.de"]])("%j is %j", (text, expected) => expect(normaliseEmail(text)).toBe(expected));
  it.each(["", "ada", "a@b", "a@@b.c", "a b@c.de", "a@b.de\r\nBcc: x@y.z", "<a@b.de>", "a@.de", "a@b..de", null, undefined, `${"a".repeat(65)}@b.de`, `a@${"b.".repeat(200)}de`])("%j is none", (text) => expect(normaliseEmail(text)).toBeNull());
  it("is stable, and never lets a header through", () =>
    fc.assert(fc.property(fc.oneof(fc.string(), fc.emailAddress()), (text) => {
      const once = normaliseEmail(text);
      if (once !== null) { expect(normaliseEmail(once)).toBe(once); expect(once).not.toMatch(/[\r\n]/); }
    })));
});
