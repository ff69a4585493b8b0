import { copyLocale } from "./copy-for.ts";
import type { TemplateDocument } from "./document.ts";

/** The template with the shop's language as its main one, where it has words in it: shoppers of other languages get that. */
export function inLanguageOf(document: TemplateDocument, locale: string | null): TemplateDocument {
  const language = copyLocale(locale);
  return language !== null && document.copy[language] ? { ...document, defaultLocale: language } : document;
}
