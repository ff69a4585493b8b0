import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanLine, cleanText } from "../../../app/domain/templates/clean-text.ts";

describe("clean text", () => {
  it("takes out what turns neighbours around, and keeps right-to-left letters", () => {
    expect(cleanLine("a\u202Eevil\u2066b \u05E9\u05DC\u05D5\u05DD \u200F!")).toBe("aevilb \u05E9\u05DC\u05D5\u05DD \u200F!");
  });

  it("gives one line for headers, whatever comes", () => {
    expect(cleanLine("Sale\r\nBcc: x@example.com\u2028\u0085\u0000!")).toBe("Sale Bcc: x@example.com !");
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 700 }), (text) => {
      const line = cleanLine(text);
      expect(line).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u2028\u2029]/);
      expect([...line].length).toBeLessThanOrEqual(500);
      expect(line.isWellFormed()).toBe(true);
    }));
  });

  it("keeps the lines of copy", () => {
    expect(cleanText("a\r\nb\rc\td\u2028e")).toBe("a\nb\nc d\ne");
  });
});
