import { cleanLine } from "../../domain/templates/clean-text.ts";
import { copyFor, languageFor } from "../../domain/templates/copy-for.ts";
import { LABELS } from "../../domain/templates/labels.ts";
import { fillCopy, fillPart } from "../../domain/templates/placeholders.ts";
import { textPart } from "../../domain/templates/text-part.ts";
import type { RenderedMail, Renderer, RenderInput } from "../../use-cases/ports/renderer.ts";
import { BoundedCache } from "./bounded-cache.ts";
import { compileMail } from "./compile.ts";
import type { CompiledMail } from "./compile.ts";
import { coloursOf, lookOf } from "./look.ts";
import { mailWords, placeholderValues } from "./words.ts";

/** Compiled templates kept in memory; each is some 100 kB. */
const KEPT_TEMPLATES = 300;

/**
 * Makes mails from templates: compiled once per version, language and colours, then only filled in.
 * What shoppers and shops wrote goes in as data, is escaped on output and never read as a template.
 */
export function createRenderer(options: { readonly keep?: number } = {}): Renderer {
  const compiled = new BoundedCache<Promise<CompiledMail>>(options.keep ?? KEPT_TEMPLATES);
  return { render: async (input) => renderMail(await compiledFor(compiled, input), input) };
}

function compiledFor(cache: BoundedCache<Promise<CompiledMail>>, input: RenderInput): Promise<CompiledMail> {
  const { document, locale, settings, cacheKey } = input;
  const compile = (): Promise<CompiledMail> => compileMail(document, copyFor(document, locale), lookOf(document, settings));
  if (cacheKey === null) return compile();
  const { accent, background } = coloursOf(document, settings);
  const key = [cacheKey, languageFor(document, locale), accent, background].join("\n");
  const kept = cache.get(key);
  if (kept) return kept;
  const fresh = compile();
  cache.set(key, fresh);
  // A template that fails is tried anew next time; the caller sees the error through `fresh`.
  fresh.catch(() => cache.delete(key));
  return fresh;
}

function renderMail(mail: CompiledMail, input: RenderInput): RenderedMail {
  const locale = languageFor(input.document, input.locale);
  const labels = LABELS[locale];
  const words = mailWords(input, locale);
  const values = placeholderValues(input, words, locale);
  const subject = cleanLine(fillCopy(mail.subject, values), 250);
  const preheader = cleanLine(fillCopy(mail.preheader, values), 250);
  const slots = Object.fromEntries(mail.slots.map((part, at) => [`n${at}`, fillPart(part, values)]));
  const copy = Object.fromEntries(Object.entries(mail.blocks).map(([id, parts]) => [id, fillCopy(parts, values)]));
  const shown = { yourCode: labels.yourCode, visitShop: labels.visitShop, unsubscribe: labels.unsubscribe };
  const html = mail.html({ ...words, subject, preheader, slots, labels: shown });
  return { subject, preheader, html, text: textPart(input.document.blocks, copy, words, labels) };
}
