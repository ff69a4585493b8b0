import { z } from "zod";

/** Languages that the mail's own words (labels, dates, footer) come in, and that a merchant can write copy for. */
export const COPY_LOCALES = ["en", "de", "fr", "es"] as const;
export type CopyLocale = (typeof COPY_LOCALES)[number];

/** What a mail is about: the cart, an order, or only the person. It decides which words and parts the mail can have. */
export const MAIL_SUBJECTS = ["checkout", "order", "person"] as const;
export type MailSubject = (typeof MAIL_SUBJECTS)[number];

/**
 * Where a button leads. "subject": to what the mail is about, the cart, the order or the shop. "order-again": a cart with the
 * order's lines. "product": the page of the first line. "address": the merchant's own, such as a page for reviews.
 */
export const BUTTON_TARGETS = ["subject", "order-again", "product", "shop", "address"] as const;
export type ButtonTarget = (typeof BUTTON_TARGETS)[number];

const blockId = z.string().regex(/^[a-z0-9-]{1,40}$/);
const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/, "a colour as #RRGGBB");

/** What a mail is made of, from top to bottom. Texts stand apart, per language. */
export const BlockSchema = z.discriminatedUnion("kind", [
  z.object({ id: blockId, kind: z.literal("logo"), align: z.enum(["left", "center"]) }),
  z.object({ id: blockId, kind: z.literal("heading") }),
  z.object({ id: blockId, kind: z.literal("text") }),
  /** the exact abandoned lines, or those of the order, with pictures, prices and what they come to; a mail about a person has none */
  z.object({ id: blockId, kind: z.literal("items"), showPictures: z.boolean(), showSubtotal: z.boolean() }),
  /** the incentive with its code and real end; not rendered when the message has none */
  z.object({ id: blockId, kind: z.literal("offer") }),
  /** without `leadsTo` it leads to what the mail is about */
  z.object({ id: blockId, kind: z.literal("button"), leadsTo: z.enum(BUTTON_TARGETS).optional(), address: z.string().trim().max(2000).optional() }),
  z.object({ id: blockId, kind: z.literal("divider") }),
]);
export type Block = z.infer<typeof BlockSchema>;

/** Copy of one language. `blocks` maps block id to its text (heading, text, button label, offer text). */
export const CopySchema = z.object({
  subject: z.string().trim().min(1, "a subject").max(200),
  preheader: z.string().trim().max(200),
  blocks: z.record(z.string(), z.string().max(5000)),
});
export type Copy = z.infer<typeof CopySchema>;

/** A template: type, validator and documentation in one. The footer (shop, postal address, unsubscribe) is always there and is no block. */
export const TemplateDocumentSchema = z.object({
  /** absent: the cart */
  about: z.enum(MAIL_SUBJECTS).optional(),
  defaultLocale: z.enum(COPY_LOCALES),
  style: z.object({
    /** null: the shop's brand colour from the settings */
    accent: colour.nullable(),
    background: colour.nullable(),
    buttonText: colour,
    textColour: colour,
  }),
  blocks: z.array(BlockSchema).min(1).max(40),
  copy: z.partialRecord(z.enum(COPY_LOCALES), CopySchema),
});
export type TemplateDocument = z.infer<typeof TemplateDocumentSchema>;

/** What a mail is about. */
export function subjectOfMail({ about }: Pick<TemplateDocument, "about">): MailSubject {
  return about ?? "checkout";
}
