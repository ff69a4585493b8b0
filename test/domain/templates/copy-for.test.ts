import { describe, expect, it } from "vitest";
import { copyFor } from "../../../app/domain/templates/copy-for.ts";
import { DEFAULT_TEMPLATES } from "../../../app/domain/templates/default-templates.ts";
import type { TemplateDocument } from "../../../app/domain/templates/document.ts";

const remind = DEFAULT_TEMPLATES.remind;

describe("copyFor", () => {
  it.each([["de", "de"], ["de-AT", "de"], ["fr_CA", "fr"], ["ES-mx", "es"], ["ja", "en"], ["", "en"], ["../etc", "en"], ["__proto__", "en"], [null, "en"]])("writes to %s in %s", (locale, language) => {
    const copy = copyFor(remind, locale);
    expect(copy.locale).toBe(language);
    expect(copy.subject).toBe(remind.copy[language as "en"]?.subject);
  });

  it("takes a blank field from the default language, field by field", () => {
    const document: TemplateDocument = structuredClone(remind);
    document.copy.de = { subject: "Da ist noch was", preheader: " ", blocks: { button: "Zum Warenkorb", headline: "" } };
    const copy = copyFor(document, "de");
    expect(copy).toMatchObject({ locale: "de", subject: "Da ist noch was", preheader: remind.copy.en?.preheader });
    expect(copy.blocks).toMatchObject({ button: "Zum Warenkorb", headline: remind.copy.en?.blocks["headline"], intro: remind.copy.en?.blocks["intro"] });
  });

  it("uses the template's default language where it lacks the shopper's", () => {
    const document: TemplateDocument = { ...remind, defaultLocale: "de", copy: { de: remind.copy.de, en: remind.copy.en } };
    expect(copyFor(document, "fr").locale).toBe("de");
  });
});
