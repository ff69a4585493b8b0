import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { AppExtension, setBlock } from "../stand-in/storefront/liquid/app-extension.ts";
import { Documents } from "../stand-in/world/documents.ts";

const FOLDER = new URL("../../extensions/urgency-badges/", import.meta.url);
const extension = new AppExtension(FOLDER.pathname, "urgency-badges");
const variant = (over: object = {}) => ({ id: 41, inventory_management: "shopify", inventory_policy: "deny", inventory_quantity: 3, ...over });

async function render(target: "section" | "body", scope: object, settings: Record<string, unknown> = {}, language = "en"): Promise<string> {
  const documents = new Documents(":memory:");
  setBlock(documents, target === "section" ? "stock-badge" : "offer-countdown", { settings });
  const html = await extension.render(target, "product", { routes: { root_url: "/" }, request: { locale: { iso_code: language }, design_mode: false }, ...scope }, documents);
  documents.close();
  return html;
}
const badge = (variants: object[], settings: Record<string, unknown> = {}, language = "en") =>
  render("section", { product: { variants, selected_or_first_available_variant: variants[0] } }, settings, language);

describe("the stock badge", () => {
  it("tells the true stock of the selected variant", async () => {
    expect(await badge([variant()])).toContain(">Only 3 left</span>");
    expect(await badge([variant({ inventory_quantity: 1 })], { text_style: "in_stock" })).toContain(">1 left in stock</span>");
  });

  it.each([
    ["is not tracked: the quantity is the number sold", { inventory_management: null }],
    ["is counted by somebody else", { inventory_management: "fulfilment-house" }],
    ["goes on selling when it runs out", { inventory_policy: "continue" }],
    ["has more than the threshold", { inventory_quantity: 6 }],
    ["has none left", { inventory_quantity: 0 }],
    ["was oversold", { inventory_quantity: -2 }],
  ])("renders nothing at all where no variant qualifies: one that %s", async (_why, over) => {
    expect(await badge([variant(over)])).not.toContain("lastmile-stock-badge>");
  });

  it("shows at the threshold and not above it, as the merchant sets it", async () => {
    expect(await badge([variant({ inventory_quantity: 5 })])).toContain("Only 5 left");
    expect(await badge([variant({ inventory_quantity: 6 })], { threshold: 6 })).toContain("Only 6 left");
  });

  it("hands the script only variants that qualify, each with its text", async () => {
    const html = await badge([variant({ id: 1, inventory_quantity: 50 }), variant({ id: 2 }), variant({ id: 3, inventory_policy: "continue" }), variant({ id: 4, inventory_quantity: 1 })]);
    expect(dataVariants(html)).toEqual({ 2: "Only 3 left", 4: "Only 1 left" });
    expect(html).toMatch(/data-text hidden><\/span>/);
  });

  it.each([["de", "Nur noch 3 Stück"], ["fr", "Plus que 3 exemplaires"], ["es", "Solo quedan 3"], ["ja", "残り3点"]])("speaks %s", async (language, text) => {
    expect(await badge([variant()], {}, language)).toContain(`>${text}</span>`);
  });

  it("escapes every setting", async () => {
    const html = await badge([variant()], { text_colour: '"><script>alert(1)</script>', background_colour: "<i>", text_size: '"onload="x' });
    expect(html).not.toMatch(/<script>|<i>|"onload/);
  });
});

describe("the offer countdown", () => {
  it("says nothing on its own: the page holds no claim, and the bar is hidden", async () => {
    const html = await render("body", {});
    expect(html).toMatch(/<lastmile-offer-countdown\s+hidden/);
    expect(html).toContain('data-url="/apps/lastmile/offer"');
    expect(html).toMatch(/aria-hidden="true" data-ticking><\/span>\s*<span class="lastmile-offer__spoken" role="status" data-spoken><\/span>/);
    expect(html).not.toContain("data-preview");
  });

  it("asks below the shopper's language", async () => {
    expect(await render("body", { routes: { root_url: "/de" } }, {}, "de")).toMatch(/data-url="\/de\/apps\/lastmile\/offer"[\s\S]*Dein Angebot endet in \[time\]/);
  });

  it("shows itself in the theme editor, where no shopper is", async () => {
    expect(await render("body", { request: { locale: { iso_code: "en" }, design_mode: true } })).toContain("data-preview");
  });

  it("escapes every setting", async () => {
    expect(await render("body", {}, { position: '"><b>', text_style: '"x', text_colour: "<b>", background_colour: '"' })).not.toMatch(/<b>|""x/);
  });
});

describe("the scripts", () => {
  it.each(["stock-badge.js", "offer-countdown.js"])("%s writes text only, never markup", (name) => {
    const source = readFileSync(new URL(`assets/${name}`, FOLDER), "utf8");
    expect(source).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function/);
  });
});

function dataVariants(html: string): unknown {
  const escaped = /data-variants="([^"]*)"/.exec(html)?.[1] ?? "";
  return JSON.parse(escaped.replaceAll("&#34;", '"').replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&"));
}
