import { describe, expect, it, vi } from "vitest";
import { createRenderer } from "../../../app/adapters/mail/renderer.ts";
import { money } from "../../../app/domain/kernel/money.ts";
import { DEFAULT_TEMPLATES } from "../../../app/domain/templates/default-templates.ts";
import type { RenderInput } from "../../../app/use-cases/ports/renderer.ts";
import { readHtml } from "./read-html.ts";
import { sampleInput, sampleLine, sampleVariant, SAMPLE_OFFER, waysTo } from "./sample.ts";

const renderer = createRenderer();
const mail = (over: Partial<RenderInput> = {}) => renderer.render(sampleInput(over));
const plain = (text: string) => text.replace(/[\u00A0\u202F]/g, " ");
async function read(over: Partial<RenderInput> = {}) {
  const { html } = await mail(over);
  const page = readHtml(html);
  return { ...page, text: plain(page.text), html };
}
const links = (page: { elements: readonly { tag: string; attributes: Readonly<Record<string, string>> }[] }) => page.elements.filter(({ tag }) => tag === "a").map(({ attributes }) => attributes["href"]);

describe("the lines", () => {
  it("show title, variant, visible properties, quantity, unit and line price, subtotal", async () => {
    const page = await read();
    expect(page.text).toContain("Ridgeline Trail Jacket Moss / M Engraving: Ada Quantity: 1 $129.00");
    expect(page.text).toContain("Merino Hiking Socks Charcoal / 39–42 Quantity: 2 × $24.00 $48.00");
    expect(page.text).toContain("Enamel Camp Mug Quantity: 1 $18.00 Subtotal $195.00");
    expect(page.text).not.toMatch(/_bundle|Default Title/);
  });

  it("carry pictures with size and words, and a tile where there is none", async () => {
    const page = await read();
    const pictures = page.elements.filter(({ tag, attributes }) => tag === "img" && attributes["class"] === "picture").map(({ attributes }) => attributes);
    expect(pictures).toEqual([
      expect.objectContaining({ alt: "A green trail jacket", width: "88", height: "88", src: "https://cdn.shopify.com/s/files/1/jacket.png?width=176&height=176&crop=center" }),
      expect.objectContaining({ alt: "Merino Hiking Socks", src: "https://cdn.shopify.com/s/files/1/socks.png?v=2&width=176&height=176&crop=center" }),
    ]);
    expect(page.elements.filter(({ attributes }) => attributes["class"] === "picture tile").map(({ text }) => text)).toEqual(["E"]);
  });

  it.each([
    ["USD", "de-DE", 2400, "Menge: 2 × 24,00 $ 48,00 $", "Zwischensumme 48,00 $"],
    ["EUR", "de", 2495, "Menge: 2 × 24,95 € 49,90 €", "Zwischensumme 49,90 €"],
    ["EUR", "fr-FR", 123450, "Quantité : 2 × 1 234,50 € 2 469,00 €", "Sous-total 2 469,00 €"],
    ["JPY", "ja", 3200, "Quantity: 2 × ￥3,200 ￥6,400", "Subtotal ￥6,400"],
    ["JPY", "en", 3200, "Quantity: 2 × ¥3,200 ¥6,400", "Subtotal ¥6,400"],
    ["EUR", "es-ES", 2495, "Cantidad: 2 × 24,95 € 49,90 €", "Subtotal 49,90 €"],
    ["USD", "xx-not-a-locale", 2400, "Quantity: 2 × $24.00 $48.00", "Subtotal $48.00"],
  ])("write %s for %s", async (currency, locale, unit, line, subtotal) => {
    const page = await read({ locale, lines: [sampleLine({ currency, unit, quantity: 2 })] });
    expect(page.text).toContain(line);
    expect(page.text).toContain(subtotal);
  });

  it("show what a discounted line would have cost", async () => {
    const page = await read({ lines: [sampleLine({ quantity: 2, unit: 1000, linePrice: money(1500, "USD") })] });
    expect(page.text).toContain("Quantity: 2 × $10.00 $15.00 $20.00");
    expect(page.elements.find(({ tag }) => tag === "s")?.text).toBe("$20.00");
  });

  it("are shown for custom items and deleted variants too, and counted where there are very many", async () => {
    const lines = Array.from({ length: 37 }, (_, at) => sampleLine({ key: String(at), variantId: null, productId: null, title: `Thing ${at}` }));
    const page = await read({ lines, variants: new Map() });
    expect(page.text).toContain("Thing 29");
    expect(page.text).not.toContain("Thing 30");
    expect(page.text).toContain("And 7 more in your cart");
    expect(page.html.length).toBeLessThan(102_000);
  });
});

describe("links", () => {
  it("go through the tracked addresses, with their kinds", async () => {
    const link = vi.fn((destination: string, kind: string) => `https://app.example/t/c/${kind}?to=${encodeURIComponent(destination)}`);
    const page = await read({ link });
    expect(link.mock.calls).toContainEqual(["https://fernweh.example/products/ridgeline-trail-jacket?variant=101", "product"]);
    expect(link.mock.calls).toContainEqual([sampleInput().ways.subject.url, "button"]);
    expect(link.mock.calls).toContainEqual(["https://fernweh.example/", "shop"]);
    const hrefs = links(page);
    expect(hrefs.every((href) => href?.startsWith("https://app.example/"))).toBe(true);
    expect(hrefs.at(-1)).toBe("https://app.example/u/TOKEN");
  });

  it.each(["javascript:alert(1)", "data:text/html,x", "ftp://x.example/a", "//x.example", "not an address", "vbscript:x"])("never lead to %s", async (address) => {
    const page = await read({
      settings: { ...sampleInput().settings, logoUrl: address }, pixelUrl: address,
      variants: new Map([["101", sampleVariant({ imageUrl: address })]]), link: (destination, kind) => (kind === "product" ? address : destination),
    });
    for (const { attributes } of page.elements) expect([attributes["src"], attributes["href"]]).not.toContain(address);
    await expect(mail({ ways: waysTo(address) })).rejects.toMatchObject({ name: "TemplateError", place: "address of a button" });
    await expect(mail({ unsubscribeUrl: address })).rejects.toMatchObject({ name: "TemplateError", place: "unsubscribe link" });
  });

  it("may lead nowhere in previews", async () => {
    expect(links(await read({ unsubscribeUrl: "#", pixelUrl: null })).at(-1)).toBe("#");
  });
});

describe("the offer", () => {
  const offer = SAMPLE_OFFER;
  it("shows value, code and real end in the shopper's zone and language", async () => {
    const german = await read({ document: DEFAULT_TEMPLATES.offer, offer, locale: "de-DE", timeZone: "Europe/Berlin" });
    expect(german.text).toContain("10 % Rabatt Nur für dich. Der Code gilt einmal. Dein Code LM-7F3K9Q2M Gültig bis Dienstag, 24. November um 16:00 MEZ");
    const english = await mail({ document: DEFAULT_TEMPLATES.offer, offer });
    expect(english.subject).toBe("Your cart, now with 10% off");
    expect(plain(english.preheader)).toBe("Your personal code is inside. It is valid until Tuesday, November 24 at 10:00 AM EST.");
    expect(plain(english.text)).toContain("10% off\nMade for you. The code works once.\nYour code: LM-7F3K9Q2M\nValid until Tuesday, November 24 at 10:00 AM EST");
  });

  it("is not there without one", async () => {
    const page = await read({ document: DEFAULT_TEMPLATES.offer });
    expect(page.text).not.toMatch(/Your code |Valid until|works once/);
    expect((await mail({ document: DEFAULT_TEMPLATES.offer })).text).not.toMatch(/Your code:|Valid until|works once/);
  });
});

describe("every mail", () => {
  it("says who writes, from where, why, and how to leave, whatever the template says", async () => {
    const document = { ...DEFAULT_TEMPLATES.remind, blocks: [{ id: "line", kind: "divider" as const }] };
    const { html, text } = await mail({ document });
    for (const words of ["Fernweh Outfitters", "48 Canal Street, Portland, ME 04101, United States", "left items in your checkout at Fernweh Outfitters", "Unsubscribe"]) {
      expect(readHtml(html).text).toContain(words);
      expect(text).toContain(words);
    }
    expect(text).toContain("Unsubscribe: https://app.example/u/TOKEN");
  });

  it("prefers the merchant's own postal address, and logo", async () => {
    const settings = { ...sampleInput().settings, postalAddress: "Fernweh GmbH,\nHauptstr. 1\n10115 Berlin", logoUrl: "https://cdn.shopify.com/logo.png" };
    const page = await read({ settings });
    expect(page.text).toContain("Fernweh GmbH, Hauptstr. 1, 10115 Berlin");
    expect(page.elements.find(({ attributes }) => attributes["src"]?.includes("logo.png"))?.attributes).toMatchObject({ alt: "Fernweh Outfitters", width: "160" });
  });

  it("is marked up for screen readers, phones, dark screens and Outlook", async () => {
    const page = await read({ locale: "fr" });
    const [html] = page.elements;
    expect(html?.attributes).toMatchObject({ lang: "fr", dir: "ltr" });
    expect(page.elements.filter(({ tag }) => tag === "table").every(({ attributes }) => attributes["role"] === "presentation")).toBe(true);
    expect(page.elements.filter(({ tag }) => tag === "img").every(({ attributes }) => "alt" in attributes && "width" in attributes)).toBe(true);
    expect(page.elements.filter(({ tag }) => tag === "h1")).toHaveLength(1);
    expect(page.html).toContain("prefers-color-scheme: dark");
    expect(page.html).toContain('name="viewport"');
    expect(page.html).toContain("[if mso");
    expect(page.html).not.toMatch(/googleapis|<script|<mj-/i);
    expect(page.html).not.toMatch(/\{\{|\{%/);
  });

  it("hides its preheader before the first words", async () => {
    const { html, preheader } = await mail();
    const first = readHtml(html).elements.find(({ tag }) => tag === "div");
    expect(first?.text.startsWith(preheader)).toBe(true);
    expect(first?.attributes["style"]).toContain("display:none");
  });

  it("has an open pixel only where one is allowed", async () => {
    const pixel = ({ elements }: { elements: readonly { tag: string; attributes: Readonly<Record<string, string>> }[] }) => elements.some(({ tag, attributes }) => tag === "img" && attributes["width"] === "1");
    expect(pixel(await read())).toBe(true);
    expect(pixel(await read({ pixelUrl: null }))).toBe(false);
  });

  it.each(Object.keys(DEFAULT_TEMPLATES) as (keyof typeof DEFAULT_TEMPLATES)[])("of the default %s reads well in four languages, with and without a name", async (name) => {
    for (const locale of ["en", "de", "fr", "es"]) for (const firstName of ["Ada", null]) {
      const { subject, preheader, html, text } = await mail({ document: DEFAULT_TEMPLATES[name], offer: SAMPLE_OFFER, locale, customer: { firstName, email: null } });
      for (const words of [subject, preheader, readHtml(html).text, text]) expect(words).not.toMatch(/undefined|null|\{\{| ,|^,|\[object/);
      expect(text).toContain("https://app.example/u/TOKEN");
    }
  });

  it("has a text part with the same words", async () => {
    expect((await mail({ locale: "de", timeZone: "Europe/Berlin" })).text).toMatchInlineSnapshot(`
      "Fernweh Outfitters

      Noch nicht ganz entschieden?
      ----------------------------

      Hallo Ada,

      du warst fast fertig. Dein Warenkorb bei Fernweh Outfitters ist noch so, wie du ihn verlassen hast. Mach einfach dort weiter, wo du aufgehört hast.

      Ridgeline Trail Jacket (Moss / M)
        Engraving: Ada
        Menge: 1
        129,00 $
        https://fernweh.example/products/ridgeline-trail-jacket?variant=101

      Merino Hiking Socks (Charcoal / 39–42)
        Menge: 2 × 24,00 $
        48,00 $
        https://fernweh.example/products/merino-hiking-socks?variant=102

      Enamel Camp Mug
        Menge: 1
        18,00 $
        https://fernweh.example/products/enamel-camp-mug?variant=103

      Zwischensumme: 195,00 $

      Zurück zum Warenkorb:
      https://fernweh.example/12345/checkouts/ac/tok/recover?key=abc&discount=LM-7F3K9Q2M

      Noch eine Frage vor der Bestellung? Antworte einfach auf diese Mail, wir helfen dir gern.

      --
      Du erhältst diese Nachricht, weil du bei Fernweh Outfitters einen Kauf begonnen und nicht abgeschlossen hast.
      Fernweh Outfitters
      48 Canal Street, Portland, ME 04101, United States
      Zu unserem Shop: https://fernweh.example/
      Abmelden: https://app.example/u/TOKEN
      "
    `);
  });
});

it("names the shop once above its postal address", async () => {
  const { shop } = sampleInput();
  const { text } = await mail({ shop: { ...shop, address: [shop.name, ...shop.address] } });
  expect(text).toContain(`${shop.name}\n48 Canal Street, Portland, ME 04101, United States`);
});
