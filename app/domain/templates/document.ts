import { z } from "zod";

/** Languages that the mail's own words (labels, dates, footer) come in, and that a merchant can write copy for. */
export const COPY_LOCALES = ["en", "de", "fr", "es"] as const;
export type CopyLocale = (typeof COPY_LOCALES)[number];

const blockId = z.string().regex(/^[a-z0-9-]{1,40}$/);
const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/, "a colour as #RRGGBB");

/** What a mail is made of, from top to bottom. Texts stand apart, per language. */
export const BlockSchema = z.discriminatedUnion("kind", [
  z.object({ id: blockId, kind: z.literal("logo"), align: z.enum(["left", "center"]) }),
  z.object({ id: blockId, kind: z.literal("heading") }),
  z.object({ id: blockId, kind: z.literal("text") }),
  /** the exact abandoned lines with pictures, prices and the subtotal */
  z.object({ id: blockId, kind: z.literal("items"), showPictures: z.boolean(), showSubtotal: z.boolean() }),
  /** the incentive with its code and real end; not rendered when the message has none */
  z.object({ id: blockId, kind: z.literal("offer") }),
  /** leads to the cart */
  z.object({ id: blockId, kind: z.literal("button") }),
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
