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
