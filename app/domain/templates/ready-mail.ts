import type { Block, Copy, CopyLocale, MailSubject, TemplateDocument } from "./document.ts";

/** The shop's brand colour and background, white words on the button. */
const STYLE: TemplateDocument["style"] = { accent: null, background: null, buttonText: "#FFFFFF", textColour: "#1F2124" };

/** A mail ready to send: the logo, then these blocks, in the shop's own look and in every language. */
export function readyMail(about: MailSubject, blocks: readonly Block[], copy: Readonly<Record<CopyLocale, Copy>>): TemplateDocument {
  return { about, defaultLocale: "en", style: STYLE, blocks: [{ id: "logo", kind: "logo", align: "left" }, ...blocks], copy };
}

export const ITEMS: Block = { id: "items", kind: "items", showPictures: true, showSubtotal: true };
/** An order's lines without what they came to: the receipt has told that. */
export const ORDERED_ITEMS: Block = { ...ITEMS, showSubtotal: false };

/** Headings, texts and a button by their ids: "headline", "intro", "button". */
export function worded(kind: "heading" | "text" | "button", id: string): Block {
  return { id, kind };
}
