import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packed, unpacked } from "../../../app/adapters/db/packed.ts";

describe("a long text as it is stored", () => {
  it("comes back as it was, whatever it is", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 4_000, size: "max" }), (text) => {
      expect(unpacked(packed(text))).toBe(text);
    }));
  });

  it("takes much less room, and any gunzip reads it", () => {
    const html = "<td style=\"padding:0\">Ümläut ✓</td>".repeat(500);
    expect(packed(html).length).toBeLessThan(html.length / 10);
    expect(unpacked(gzipSync(html))).toBe(html);
  });

  it("is nothing for nothing, so that an emptied mail can be told in SQL, and is read where it was stored plainly", () => {
    expect(packed("").length).toBe(0);
    expect(unpacked(new Uint8Array())).toBe("");
    expect(unpacked(Buffer.from("<p>✓</p>"))).toBe("<p>✓</p>");
  });
});
