import type { Block, Copy, CopyLocale, TemplateDocument } from "../../domain/templates/document.ts";

/** The document with a block moved to another place; places outside are the ends. */
export function moveBlock(document: TemplateDocument, from: number, to: number): TemplateDocument {
  const blocks = [...document.blocks];
  const [block] = blocks.splice(from, 1);
  if (!block) return document;
  blocks.splice(Math.max(0, Math.min(to, blocks.length)), 0, block);
  return { ...document, blocks };
}

/** The document with one more block at the end. */
export function addBlock(document: TemplateDocument, kind: Block["kind"]): TemplateDocument {
  return { ...document, blocks: [...document.blocks, newBlock(kind, freeId(document.blocks, kind))] };
}

function newBlock(kind: Block["kind"], id: string): Block {
  if (kind === "logo") return { id, kind, align: "center" };
  if (kind === "items") return { id, kind, showPictures: true, showSubtotal: true };
  return { id, kind };
}

/** The document without a block and without its words in any language. */
export function removeBlock(document: TemplateDocument, id: string): TemplateDocument {
  const copy = Object.fromEntries(Object.entries(document.copy).map(([locale, words]) => [locale, { ...words, blocks: Object.fromEntries(Object.entries(words.blocks).filter(([key]) => key !== id)) }]));
  return { ...document, blocks: document.blocks.filter((block) => block.id !== id), copy };
}

/** The document with one block's own settings changed. */
export function changeBlock(document: TemplateDocument, block: Block): TemplateDocument {
  return { ...document, blocks: document.blocks.map((one) => (one.id === block.id ? block : one)) };
}

/** The words of one language; empty ones where the document has none. */
export function copyOf(document: TemplateDocument, locale: CopyLocale): Copy {
  return document.copy[locale] ?? { subject: "", preheader: "", blocks: {} };
}

/** The document with words of one language changed. */
export function changeCopy(document: TemplateDocument, locale: CopyLocale, patch: Partial<Copy>): TemplateDocument {
  return { ...document, copy: { ...document.copy, [locale]: { ...copyOf(document, locale), ...patch } } };
}

/** The document with one block's words of one language changed. */
export function changeText(document: TemplateDocument, locale: CopyLocale, id: string, text: string): TemplateDocument {
  return changeCopy(document, locale, { blocks: { ...copyOf(document, locale).blocks, [id]: text } });
}

function freeId(blocks: readonly Block[], kind: string): string {
  const taken = new Set(blocks.map(({ id }) => id));
  let number = 1;
  while (taken.has(`${kind}-${number}`)) number += 1;
  return `${kind}-${number}`;
}
