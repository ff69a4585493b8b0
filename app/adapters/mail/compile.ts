import { cleanText } from "../../domain/templates/clean-text.ts";
import type { ChosenCopy } from "../../domain/templates/copy-for.ts";
import { subjectOfMail } from "../../domain/templates/document.ts";
import type { MailSubject, TemplateDocument } from "../../domain/templates/document.ts";
import { parseCopy } from "../../domain/templates/placeholders.ts";
import type { CopyPart } from "../../domain/templates/placeholders.ts";
import { TemplateError } from "../../domain/templates/template-error.ts";
import { escapeForTemplate } from "./escape.ts";
import { compileLayout, type Layout } from "./layout.ts";
import type { Look } from "./look.ts";
import { mailMjml } from "./mjml-mail.ts";

/** A template version in one language, ready to be filled in. */
export interface CompiledMail {
  readonly html: Layout;
  /** the placeholders of the HTML: slot n0 is the first, and so on */
  readonly slots: readonly CopyPart[];
  readonly subject: readonly CopyPart[];
  readonly preheader: readonly CopyPart[];
  /** by block id */
  readonly blocks: Readonly<Record<string, readonly CopyPart[]>>;
}

/**
 * Compiles a template to its final HTML. Merchant text is escaped before MJML sees it, and its placeholders become
 * numbered slots, so that no text of a merchant's is ever read as MJML or as a tag of the layout. Throws TemplateError with the place.
 */
export async function compileMail(document: TemplateDocument, copy: ChosenCopy, look: Look): Promise<CompiledMail> {
  const read = (text: string, place: string) => readCopy(text, subjectOfMail(document), `${place} (${copy.locale})`);
  const blocks = Object.fromEntries(document.blocks.map(({ id }) => [id, read(copy.blocks[id] ?? "", `block ${id}`)]));
  const slots: CopyPart[] = [];
  const title = document.blocks.find((block) => block.kind === "heading");
  const placed = document.blocks.map((block, at) => ({
    block, paragraphs: paragraphsOf(blocks[block.id] ?? [], slots), isTitle: block === title, isFirst: at === 0,
  }));
  const html = await toHtml(mailMjml(placed, look, copy.locale));
  return { html: compileLayout(html), slots, subject: read(copy.subject, "subject"), preheader: read(copy.preheader, "preheader"), blocks };
}

function readCopy(text: string, subject: MailSubject, place: string): readonly CopyPart[] {
  const { parts, problems } = parseCopy(cleanText(text).trim(), subject);
  if (problems.length > 0) throw new TemplateError(place, problems.join("; "));
  return parts;
}

/** Escaped paragraphs; a blank line starts a new one. Every placeholder becomes a slot. */
function paragraphsOf(parts: readonly CopyPart[], slots: CopyPart[]): readonly string[] {
  const source = parts.map((part) => (part.kind === "text" ? escapeForTemplate(part.text) : `{{ slots.n${slots.push(part) - 1} }}`)).join("");
  return source.split(/\n[ ]*\n\s*/).map((words) => words.trim().replaceAll("\n", "<br />")).filter((words) => words !== "");
}

async function toHtml(mjml: string): Promise<string> {
  // Loaded by the first mail: it is by far the largest library, and a process that only takes webhooks never needs it.
  const { default: mjml2html } = await import("mjml");
  // No web fonts: they would be fetched from a third party when the mail is opened.
  const { html, errors } = await mjml2html(mjml, { validationLevel: "soft", ignoreIncludes: true, keepComments: false, fonts: {} });
  if (errors.length > 0) throw new TemplateError("layout", errors.map((error) => error.message).join("; "));
  return html;
}
