import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRenderer } from "../../../app/adapters/mail/renderer.ts";
import { cleanLine } from "../../../app/domain/templates/clean-text.ts";
import { DEFAULT_TEMPLATES } from "../../../app/domain/templates/default-templates.ts";
import { TemplateError } from "../../../app/domain/templates/template-error.ts";
import type { RenderInput } from "../../../app/use-cases/ports/renderer.ts";
import { readHtml } from "./read-html.ts";
import { sampleInput, sampleLine, sampleVariant, SAMPLE_OFFER } from "./sample.ts";

const renderer = createRenderer();

const NASTY = [
  "<script>alert(1)</script>", "</td></tr></table><h1>x", '"><img src=x onerror=alert(1)>', "' onmouseover='x", "{{ shop.name }}", "{% raw %}", "{{ 'a' | upcase }}",
  "<!-- x", "-->", "<![CDATA[x]]>", "]]>", "<mj-raw>", "</mj-text>", "</title><script>", "<!--[if mso]><b><![endif]-->", "&lt;b&gt;", "&amp;", "&#60;", "\u202Etxt.exe", "שלום", "مرحبا", "A\r\nBcc: x@example.com",
];
/** Any text, often with markup of some kind in it. */
const hostile = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ maxLength: 8 })), { maxLength: 5 }).map((parts) => parts.join("")),
);
const shown = (text: string, max = 500) => cleanLine(text, max).replace(/\s+/g, " ").trim();

function hostileInput(text: { title: string; name: string; property: string }): RenderInput {
  const sample = sampleInput();
  return sampleInput({
    document: DEFAULT_TEMPLATES.offer, cacheKey: "escaping", offer: { ...SAMPLE_OFFER, code: `L${text.property}` },
    shop: { ...sample.shop, name: `S${text.name}`, address: [`A${text.property}`] },
    customer: { firstName: `F${text.name}`, email: null },
    lines: [sampleLine({ title: `T${text.title}`, variantTitle: `V${text.property}`, properties: [{ name: `N${text.name}`, value: `P${text.property}` }, { name: `_${text.name}`, value: "HIDDEN" }] })],
    variants: new Map([["101", sampleVariant({ imageAlt: `I${text.title}`, handle: `h${text.title}` })]]),
  });
}

describe("what shops and shoppers wrote", () => {
  it("appears as text and never changes the mail's structure", async () => {
    const plain = readHtml((await renderer.render(hostileInput({ title: "title", name: "name", property: "property" }))).html).structure;
    await fc.assert(
      fc.asyncProperty(fc.record({ title: hostile, name: hostile, property: hostile }), async (text) => {
        const mail = await renderer.render(hostileInput(text));
        const read = readHtml(mail.html);
        expect(read.structure).toEqual(plain);
        for (const words of [shown(`T${text.title}`, 255), shown(`V${text.property}`, 255), `${shown(`N${text.name}`, 80)}: ${shown(`P${text.property}`, 255)}`, shown(`F${text.name}`, 60)]) {
          expect(read.text).toContain(words);
        }
        expect(read.elements.find(({ attributes }) => attributes["class"] === "picture")?.attributes["alt"]).toBe(cleanLine(`I${text.title}`, 255));
        expect(read.text).not.toContain("HIDDEN");
        expect(`${mail.subject}${mail.preheader}`).not.toMatch(/[\r\n]/);
        for (const { attributes } of read.elements) for (const name of ["href", "src"]) expect(attributes[name] ?? "https://").toMatch(/^https?:\/\//);
      }),
      { numRuns: 150 },
    );
  });
});

describe("what a merchant wrote", () => {
  it("appears as text, or is refused with its place", async () => {
    const withHeading = (heading: string) => {
      const document = structuredClone(DEFAULT_TEMPLATES.remind);
      document.copy.en = { ...document.copy.en!, subject: `S ${heading}`.slice(0, 200), blocks: { ...document.copy.en!.blocks, headline: `H ${heading}` } };
      return sampleInput({ document });
    };
    const plain = readHtml((await renderer.render(withHeading("x"))).html).structure;
    await fc.assert(
      fc.asyncProperty(hostile.map((text) => cleanLine(text)), async (text) => {
        const mail = await renderer.render(withHeading(text)).catch((error: unknown) => error);
        if (mail instanceof TemplateError) return void expect(text).toMatch(/\{[{%]/);
        expect(mail).not.toBeInstanceOf(Error);
        const read = readHtml((mail as { html: string }).html);
        expect(read.structure).toEqual(plain);
        expect(read.text).toContain(shown(`H ${text}`));
      }),
      { numRuns: 80 },
    );
  });

  it("is refused with block and language when it holds a tag", async () => {
    const document = structuredClone(DEFAULT_TEMPLATES.remind);
    document.copy.de!.blocks["intro"] = "{% for i in (1..9) %}";
    await expect(renderer.render(sampleInput({ document, locale: "de" }))).rejects.toMatchObject({ name: "TemplateError", place: "block intro (de)" });
  });
});
