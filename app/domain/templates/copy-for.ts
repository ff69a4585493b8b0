import { COPY_LOCALES } from "./document.ts";
import type { Copy, CopyLocale, TemplateDocument } from "./document.ts";

export interface ChosenCopy extends Copy {
  /** the language that the mail is in */
  readonly locale: CopyLocale;
}

/** The copy language of a BCP 47 locale ("de-AT" is "de"); null for one we have no words in. */
export function copyLocale(locale: string | null): CopyLocale | null {
  const language = locale?.split(/[-_]/)[0]?.toLowerCase();
  return COPY_LOCALES.find((one) => one === language) ?? null;
}

/** The language of a shopper's mail: theirs where the template has it, else its default language. */
export function languageFor(document: TemplateDocument, locale: string | null): CopyLocale {
  const wanted = copyLocale(locale);
  return wanted !== null && document.copy[wanted] ? wanted : document.defaultLocale;
}

/**
 * The copy for a shopper: their language where the template has it, else the template's default language.
 * A field left blank in their language is taken from the default language.
 */
export function copyFor(document: TemplateDocument, locale: string | null): ChosenCopy {
  const chosen = languageFor(document, locale);
  const fallback = document.copy[document.defaultLocale];
  const own = document.copy[chosen] ?? fallback;
  const text = (id: string) => filled(blockText(own, id)) ?? blockText(fallback, id) ?? "";
  return {
    locale: chosen,
    subject: filled(own?.subject) ?? fallback?.subject ?? "",
    preheader: filled(own?.preheader) ?? fallback?.preheader ?? "",
    blocks: Object.fromEntries(document.blocks.map((block) => [block.id, text(block.id)])),
  };
}

function blockText(copy: Copy | undefined, id: string): string | undefined {
  return copy && Object.hasOwn(copy.blocks, id) ? copy.blocks[id] : undefined;
}

function filled(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === "" ? undefined : text;
}
