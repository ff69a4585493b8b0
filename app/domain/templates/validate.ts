import type { z } from "zod";
import { buttonTargets } from "./button-targets.ts";
import { parseCopy } from "./placeholders.ts";
import { COPY_LOCALES, subjectOfMail, TemplateDocumentSchema } from "./document.ts";
import type { Block, CopyLocale, TemplateDocument } from "./document.ts";

/** One thing that is wrong: `path` for the editor's field ("copy.de.blocks.intro"), `message` for the merchant. */
export interface TemplateProblem {
  readonly path: string;
  readonly message: string;
}
export type ParsedTemplate =
  | { readonly ok: true; readonly document: TemplateDocument }
  | { readonly ok: false; readonly problems: readonly TemplateProblem[] };

const LANGUAGES: Readonly<Record<CopyLocale, string>> = { en: "English", de: "German", fr: "French", es: "Spanish" };
const BLOCK_NAMES: Readonly<Record<Block["kind"], string>> = {
  logo: "Logo", heading: "Heading", text: "Text", items: "Items", offer: "Offer", button: "Button", divider: "Divider",
};
/** Blocks that are nothing without words of the merchant's. */
const NEEDS_WORDS: ReadonlySet<Block["kind"]> = new Set(["heading", "text", "button"]);

/** Checks a template from outside: its shape, its words in the default language, and every placeholder in every language. */
export function parseTemplate(value: unknown): ParsedTemplate {
  const parsed = TemplateDocumentSchema.safeParse(value);
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.slice(0, 50).map((issue) => shapeProblem(issue, value)) };
  const document = parsed.data;
  const problems = [...repeatedIds(document), ...misplacedBlocks(document), ...missingWords(document), ...badPlaceholders(document)];
  return problems.length === 0 ? { ok: true, document } : { ok: false, problems };
}

function shapeProblem(issue: z.core.$ZodIssue, value: unknown): TemplateProblem {
  const path = issue.path.map(String);
  const place = placeOf(path, value);
  return { path: path.join("."), message: `${place}: ${shapeMessage(issue)}` };
}

function shapeMessage(issue: z.core.$ZodIssue): string {
  if (issue.code === "too_big") return `at most ${issue.maximum} ${issue.origin === "array" ? "blocks" : "characters"} are allowed`;
  if (issue.code === "too_small") return issue.origin === "array" ? "at least one block is needed" : "a text is needed";
  if (issue.code === "invalid_format") return issue.message.startsWith("a colour") ? `must be ${issue.message}` : "only lower-case letters, digits and hyphens, 1 to 40";
  if (issue.code === "invalid_value") return `must be one of ${issue.values.map(String).join(", ")}`;
  return issue.message;
}

/** Names a field the way the editor does, for instance "Text 2 in German". */
function placeOf(path: readonly string[], value: unknown): string {
  const [area, first, second, third] = path;
  if (area === "blocks") return first === undefined ? "Blocks" : `Block ${Number(first) + 1}`;
  if (area === "style") return `Colour ${first ?? ""}`.trim();
  if (area !== "copy" || first === undefined) return area ?? "Template";
  const language = languageName(first);
  if (second === "blocks" && third !== undefined) return `${blockName(blocksOf(value), third)} in ${language}`;
  return `${second === "subject" ? "Subject" : second === "preheader" ? "Preheader" : "Texts"} in ${language}`;
}

function blocksOf(value: unknown): readonly { id: string; kind: string }[] {
  const blocks = typeof value === "object" && value !== null && "blocks" in value ? value.blocks : null;
  if (!Array.isArray(blocks)) return [];
  return blocks.filter((block): block is { id: string; kind: string } => typeof block?.id === "string" && typeof block?.kind === "string");
}

/** "Text 2": the kind, numbered among its like when there are several. */
function blockName(blocks: readonly { id: string; kind: string }[], id: string): string {
  const block = blocks.find((one) => one.id === id);
  if (!block) return "A block that is no longer there";
  const alike = blocks.filter((one) => one.kind === block.kind);
  const name = Object.hasOwn(BLOCK_NAMES, block.kind) ? BLOCK_NAMES[block.kind as Block["kind"]] : "Block";
  return alike.length === 1 ? name : `${name} ${alike.indexOf(block) + 1}`;
}

function languageName(locale: string): string {
  return Object.hasOwn(LANGUAGES, locale) ? LANGUAGES[locale as CopyLocale] : locale.slice(0, 20);
}

function repeatedIds(document: TemplateDocument): TemplateProblem[] {
  const seen = new Set<string>();
  return document.blocks.flatMap(({ id }, index) => {
    const repeated = seen.has(id);
    seen.add(id);
    return repeated ? [{ path: `blocks.${index}.id`, message: `Block ${index + 1}: another block has the same id ${JSON.stringify(id)}` }] : [];
  });
}

/** Parts that a mail about this has not, and buttons that would lead nowhere. */
function misplacedBlocks(document: TemplateDocument): TemplateProblem[] {
  const subject = subjectOfMail(document);
  return document.blocks.flatMap((block, index) => {
    const say = (message: string): TemplateProblem[] => [{ path: `blocks.${index}`, message: `${blockName(document.blocks, block.id)}: ${message}` }];
    if (block.kind === "items" && subject === "person") return say("a mail about a person has no cart and no order to show; take this part out");
    if (block.kind !== "button") return [];
    if (!buttonTargets(subject).includes(block.leadsTo ?? "subject")) return say("a button of this mail cannot lead there; choose another place");
    if (block.leadsTo === "address" && !isWebAddress(block.address ?? "")) return say("enter where it leads as an address that begins with https://");
    return [];
  });
}

function isWebAddress(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === "https:";
}

function missingWords(document: TemplateDocument): TemplateProblem[] {
  const locale = document.defaultLocale;
  const copy = document.copy[locale];
  if (!copy) return [{ path: `copy.${locale}`, message: `Texts in ${languageName(locale)}: the default language needs its texts` }];
  return document.blocks.flatMap((block) => {
    const words = Object.hasOwn(copy.blocks, block.id) ? copy.blocks[block.id] : undefined;
    if (!NEEDS_WORDS.has(block.kind) || (words !== undefined && words.trim() !== "")) return [];
    const place = `${blockName(document.blocks, block.id)} in ${languageName(locale)}`;
    return [{ path: `copy.${locale}.blocks.${block.id}`, message: `${place}: a text is needed in the default language` }];
  });
}

function badPlaceholders(document: TemplateDocument): TemplateProblem[] {
  return COPY_LOCALES.flatMap((locale) => {
    const copy = document.copy[locale];
    if (!copy) return [];
    const fields = [["subject", copy.subject], ["preheader", copy.preheader]] as const;
    // Words of blocks that were taken out are never rendered, so they need no checking.
    const texts = document.blocks.map(({ id }) => [`blocks.${id}`, Object.hasOwn(copy.blocks, id) ? (copy.blocks[id] ?? "") : ""] as const);
    return [...fields, ...texts].flatMap(([field, text]) => {
      const path = ["copy", locale, ...field.split(".")];
      return parseCopy(text, subjectOfMail(document)).problems.map((problem) => ({ path: path.join("."), message: `${placeOf(path, document)}: ${problem}` }));
    });
  });
}
