import { z } from "zod";
import type { TemplateDocument } from "../../domain/templates/document.ts";
import { parseTemplate } from "../../domain/templates/validate.ts";
import type { FieldErrors, Parsed } from "../words/form.ts";
import { mailName, NO_MAIL_NAME } from "./mail-name.ts";

const TemplateFormSchema = z.object({ name: z.string(), document: z.unknown() });

/** Reads the editor's form. Errors are by field: "name", "copy.de.subject", "copy.en.blocks.intro", "style.accent". */
export function parseTemplateForm(raw: unknown): Parsed<{ readonly name: string; readonly document: TemplateDocument }> {
  const shape = TemplateFormSchema.safeParse(raw);
  if (!shape.success) return { ok: false, errors: { form: "The mail could not be read. Reload the page and try again." } };
  const name = mailName(shape.data.name);
  const parsed = parseTemplate(withoutEmptyLanguages(shape.data.document));
  const errors: FieldErrors = {
    ...(name === null ? { name: NO_MAIL_NAME } : {}),
    ...(parsed.ok ? {} : Object.fromEntries(parsed.problems.map(({ path, message }) => [path, message]).reverse())),
  };
  return parsed.ok && name !== null && Object.keys(errors).length === 0 ? { ok: true, value: { name, document: parsed.document } } : { ok: false, errors };
}

/**
 * A language in which nothing is written is a language that the mail does not have: shoppers get the default one.
 * What is not a template at all is left for the template's own check to refuse.
 */
export function withoutEmptyLanguages(document: unknown): unknown {
  const shape = z.looseObject({ defaultLocale: z.string(), copy: z.record(z.string(), z.object({ subject: z.string(), preheader: z.string(), blocks: z.record(z.string(), z.string()) })) }).safeParse(document);
  if (!shape.success) return document;
  const { copy, defaultLocale } = shape.data;
  const kept = Object.entries(copy).filter(([locale, { subject, preheader, blocks }]) => locale === defaultLocale || [subject, preheader, ...Object.values(blocks)].some((text) => text.trim() !== ""));
  return { ...shape.data, copy: Object.fromEntries(kept) };
}
