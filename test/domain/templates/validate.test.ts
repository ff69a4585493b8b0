import { describe, expect, it } from "vitest";
import { DEFAULT_TEMPLATES } from "../../../app/domain/templates/default-templates.ts";
import { COPY_LOCALES } from "../../../app/domain/templates/document.ts";
import type { TemplateDocument } from "../../../app/domain/templates/document.ts";
import { parseTemplate } from "../../../app/domain/templates/validate.ts";

function changed(change: (document: TemplateDocument) => void): unknown {
  const document = structuredClone(DEFAULT_TEMPLATES.reassure);
  change(document);
  return document;
}

function problems(value: unknown): readonly { path: string; message: string }[] {
  const parsed = parseTemplate(value);
  return parsed.ok ? [] : parsed.problems;
}

describe("parseTemplate", () => {
  it.each(Object.entries(DEFAULT_TEMPLATES))("takes the default template %s, which has words for every block in every language", (_name, document) => {
    expect(problems(document)).toEqual([]);
    for (const locale of COPY_LOCALES) {
      const copy = document.copy[locale];
      const wordy = document.blocks.filter(({ kind }) => ["heading", "text", "button", "offer"].includes(kind)).map(({ id }) => id);
      expect(Object.keys(copy?.blocks ?? {}).toSorted()).toEqual(wordy.toSorted());
      expect(copy?.subject.length).toBeLessThan(80);
    }
  });

  it("names block and language of a wrong placeholder", () => {
    expect(problems(changed((document) => void (document.copy.de!.blocks["delivery"] = "Ab {{ ort }}")))).toEqual([
      { path: "copy.de.blocks.delivery", message: expect.stringMatching(/^Text 2 in German: there is no placeholder \{\{ ort \}\}; allowed are first_name/) },
    ]);
    expect(problems(changed((document) => void (document.copy.fr!.subject = "{% if x %}")))).toEqual([
      { path: "copy.fr.subject", message: 'Subject in French: "{% if x %}" is not allowed; only placeholders such as {{ first_name }} can be used' },
    ]);
  });

  it("asks for words in the default language", () => {
    expect(problems(changed((document) => void (document.copy.en!.blocks["button"] = " ")))).toEqual([
      { path: "copy.en.blocks.button", message: "Button in English: a text is needed in the default language" },
    ]);
    expect(problems(changed((document) => void delete document.copy.en))).toEqual([
      { path: "copy.en", message: "Texts in English: the default language needs its texts" },
    ]);
    expect(problems(changed((document) => void (document.copy.de!.blocks["button"] = "")))).toEqual([]);
  });

  it("does not look at words of blocks that were taken out", () => {
    expect(problems(changed((document) => {
      document.blocks = document.blocks.filter(({ id }) => id !== "help");
      document.copy.en!.blocks["help"] = "{{ old }}";
    }))).toEqual([]);
  });

  it("says in words what is wrong with the shape", () => {
    const value = changed((document) => {
      document.style.accent = "red";
      document.copy.es!.subject = "";
      document.copy.es!.blocks["help"] = "x".repeat(5001);
      document.blocks.push({ id: "Not An Id", kind: "divider" });
    });
    expect(problems(value).map(({ message }) => message)).toEqual([
      "Colour accent: must be a colour as #RRGGBB",
      "Block 13: only lower-case letters, digits and hyphens, 1 to 40",
      "Subject in Spanish: a text is needed",
      "Text 4 in Spanish: at most 5000 characters are allowed",
    ]);
  });

  it("refuses two blocks with one id", () => {
    expect(problems(changed((document) => document.blocks.push({ id: "help", kind: "text" }))).map(({ path }) => path)).toContain("blocks.12.id");
  });

  it.each([[null], [42], ["text"], [[]], [{}], [{ blocks: "x", copy: [] }], [{ blocks: [null, 1, { id: "a" }], copy: { xx: 1 } }], [JSON.parse('{"__proto__":{"blocks":[]}}')]])(
    "answers hostile input %j with problems, not with an error", (value) => {
      expect(problems(value).length).toBeGreaterThan(0);
    },
  );
});

describe("a mail about an order or a person", () => {
  const about = (subject: "checkout" | "order" | "person", change: (document: TemplateDocument) => void) => {
    const document = structuredClone({ ...DEFAULT_TEMPLATES.remind, about: subject });
    if (subject === "person") document.blocks = document.blocks.filter(({ kind }) => kind !== "items");
    change(document);
    const parsed = parseTemplate(document);
    return parsed.ok ? [] : parsed.problems;
  };

  it("has its own placeholders, and is told where another's stands", () => {
    const subject = (text: string) => (document: TemplateDocument) => void (document.copy.de!.subject = text);
    expect(about("order", subject("Danke für {{ order_name }}, {{ order_total }}"))).toEqual([]);
    expect(about("checkout", subject("{{ order_name }}"))).toEqual([{ path: "copy.de.subject", message: expect.stringContaining("Subject in German: {{ order_name }} has no meaning in a mail about a cart") }]);
    expect(about("order", subject("{{ subtotal }}"))[0]?.message).toContain("a mail about an order; allowed are first_name, shop_name, product_title, item_count, order_name");
    expect(about("person", subject("{{ product_title }}"))[0]?.message).toContain("a mail about a person");
  });

  it("about a person has no items", () => {
    expect(about("person", () => undefined)).toEqual([]);
    const problems = about("person", (document) => void document.blocks.push({ id: "items", kind: "items", showPictures: true, showSubtotal: true }));
    expect(problems).toEqual([{ path: expect.stringMatching(/^blocks\.\d+$/), message: expect.stringContaining("Items: a mail about a person has no cart") }]);
  });

  it("has buttons that lead somewhere", () => {
    const button = (change: object) => (document: TemplateDocument) => void (document.blocks = document.blocks.map((block) => (block.kind === "button" ? { ...block, ...change } : block)));
    expect(about("order", button({ leadsTo: "order-again" }))).toEqual([]);
    expect(about("order", button({ leadsTo: "address", address: "https://reviews.example/me" }))).toEqual([]);
    for (const address of ["", "http://x.example", "javascript:alert(1)", "reviews.example"]) {
      expect(about("order", button({ leadsTo: "address", address }))[0]?.message, address).toContain("Button: enter where it leads");
    }
    expect(about("checkout", button({ leadsTo: "order-again" }))[0]?.message).toContain("Button: a button of this mail cannot lead there");
    expect(about("person", button({ leadsTo: "product" }))).toHaveLength(1);
  });
});
