import { z } from "zod";

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time of day as HH:MM, 00:00 to 23:59");
const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/, "a colour as #RRGGBB");
const emailOrEmpty = z.union([z.literal(""), z.email("an e-mail address")]);

/** The set-up steps on the home page that a merchant can dismiss. */
export const SETUP_STEPS = ["sender", "template", "shopify-mails", "campaign", "theme-badge"] as const;
export type SetupStep = (typeof SETUP_STEPS)[number];

/** What a merchant decides for the whole shop. Stored as one document per shop; missing fields take the defaults. */
export const ShopSettingsSchema = z.object({
  senderName: z.string().trim().max(100).default(""),
  senderEmail: emailOrEmpty.default(""),
  replyTo: emailOrEmpty.default(""),
  /** shown in every mail; empty means the shop's own address */
  postalAddress: z.string().trim().max(500).default(""),
  logoUrl: z.union([z.literal(""), z.url({ protocol: /^https?$/ })]).default(""),
  brandColour: colour.default("#1A1A1A"),
  backgroundColour: colour.default("#F6F6F7"),
  /** null: what the operator configured as default */
  provider: z.enum(["sendgrid", "smtp"]).nullable().default(null),
  /** null: the shop's own zone */
  timeZone: z.string().nullable().default(null),
  quietHours: z.object({ enabled: z.boolean(), from: clock, to: clock }).default({ enabled: true, from: "22:00", to: "07:00" }),
  /** at most this many marketing mails per person and 24 hours */
  frequencyCapPerDay: z.int().min(1).max(10).default(2),
  /** and this many in any 7 days */
  frequencyCapPerWeek: z.int().min(1).max(50).default(4),
  /** own customers get marketing mails without consent where the law admits it; see app/domain/consent/basis-table.ts */
  softOptIn: z.boolean().default(false),
  /** mails of the whole shop between one full hour and the next; null: as many as there are */
  maxPerHour: z.int().min(1).max(1_000_000).nullable().default(null),
  /** a new sender domain: few mails a day at first; `startedOn` is a local date */
  warmUp: z.object({ on: z.boolean(), startedOn: z.iso.date().nullable() }).default({ on: false, startedOn: null }),
  /** until then marketing goes on although many people complain, because the merchant says so */
  brakeLiftedUntil: z.iso.datetime().nullable().default(null),
  /** Shopify's checkout shows the marketing box already ticked: then a ticked box is no consent in the EU, EEA and UK */
  checkoutBoxPreselected: z.boolean().default(false),
  dismissedSetup: z.array(z.enum(SETUP_STEPS)).default([]),
});
export type ShopSettings = z.infer<typeof ShopSettingsSchema>;
