import { describe, expect, test } from "vitest";
import { badgeBlock, editorUrl, readExtensions, themeStep } from "../../app/components/home/theme-status.ts";

const BLOCK = { handle: "stock-badge", name: "Stock badge", target: "section", status: "available", activations: [] };
const EMBED = { handle: "offer-countdown", name: "Offer countdown", target: "body", status: "active", activations: [{ target: "x", themeId: "gid://shopify/OnlineStoreTheme/1" }] };

describe("what App Bridge says of our theme blocks", () => {
  test("tells blocks from embeds and on from off", () => {
    expect(readExtensions([{ type: "ui_extension", activations: [{ target: "x" }] }, { type: "theme_app_extension", activations: [BLOCK, EMBED] }])).toEqual({
      kind: "known",
      blocks: [
        { handle: "stock-badge", name: "Stock badge", embed: false, on: false },
        { handle: "offer-countdown", name: "Offer countdown", embed: true, on: true },
      ],
    });
  });

  test("a block that was placed counts as on, one that the plan forbids never", () => {
    const placed = [{ target: "template--product/main/x", themeId: "1" }];
    expect(readExtensions([{ type: "theme_app_extension", activations: [{ ...BLOCK, activations: placed }] }])).toMatchObject({ blocks: [{ on: true }] });
    expect(readExtensions([{ type: "theme_app_extension", activations: [{ ...BLOCK, status: "unavailable", activations: placed }] }])).toMatchObject({ blocks: [{ on: false }] });
  });

  test("no theme extension is not known, rather than off", () => {
    expect(readExtensions([])).toEqual({ kind: "unknown" });
  });
});

test("a badge that is not on is something to do, unless it was waved aside or nothing is known", () => {
  const off = readExtensions([{ type: "theme_app_extension", activations: [EMBED, BLOCK] }]);
  const on = readExtensions([{ type: "theme_app_extension", activations: [{ ...BLOCK, status: "active" }] }]);
  expect(themeStep(off, true, "a.myshopify.com", "key")).toMatchObject([{ key: "theme", action: { url: expect.stringContaining("stock-badge") } }]);
  expect([themeStep(off, false, "a", "k"), themeStep(on, true, "a", "k"), themeStep({ kind: "asking" }, true, "a", "k")]).toEqual([[], [], []]);
});

describe("the way to the theme editor", () => {
  const known = readExtensions([{ type: "theme_app_extension", activations: [EMBED, BLOCK] }]);
  const blocks = known.kind === "known" ? known.blocks : [];

  test("adds a block to the product page", () => {
    expect(editorUrl("a.myshopify.com", "key", badgeBlock(blocks))).toBe("https://a.myshopify.com/admin/themes/current/editor?template=product&addAppBlockId=key%2Fstock-badge&target=mainSection");
  });

  test("switches an embed on", () => {
    expect(editorUrl("a.myshopify.com", "key", blocks[0]!)).toBe("https://a.myshopify.com/admin/themes/current/editor?template=product&context=apps&activateAppId=key%2Foffer-countdown");
  });

  test("opens it plainly where nothing is known", () => {
    expect(editorUrl("a.myshopify.com", "key", null)).toBe("https://a.myshopify.com/admin/themes/current/editor?template=product");
  });
});
