import { z } from "zod";
import { isTimeZone } from "../../domain/kernel/time-zone.ts";
import { type ShopSettings, ShopSettingsSchema } from "../../domain/shops/settings.ts";
import type { ProviderName } from "../../use-cases/ports/mailer.ts";
import { type Parsed, wholeNumber } from "../words/form.ts";

const DraftSchema = z.object({
  senderName: z.string(), senderEmail: z.string(), replyTo: z.string(), postalAddress: z.string(), logoUrl: z.string(),
  brandColour: z.string(), backgroundColour: z.string(), provider: z.enum(["default", "sendgrid", "smtp"]), timeZone: z.string(),
  quietEnabled: z.boolean(), quietFrom: z.string(), quietTo: z.string(), frequencyCapPerDay: z.string(), frequencyCapPerWeek: z.string(), maxPerHour: z.string(),
  warmUp: z.boolean(), softOptIn: z.boolean(), checkoutBoxPreselected: z.boolean(),
});

/** What the settings page asks for; the draft is read by parseSettingsForm. */
export const SettingsRequestSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("save"), draft: z.unknown() }),
  /** marketing goes on for a day, although many people complain */
  z.object({ intent: z.literal("lift-brake") }),
]);

/** What a merchant reads beside a field that cannot be saved. */
const MESSAGES: Readonly<Record<string, string>> = {
  senderName: "Use up to 100 characters",
  senderEmail: "Enter an e-mail address, such as hello@yourshop.com",
  replyTo: "Enter an e-mail address, such as hello@yourshop.com, or leave it empty",
  postalAddress: "Use up to 500 characters",
  logoUrl: "Enter a web address that begins with https://, or leave it empty",
  brandColour: "Enter a colour as # and six digits or letters A to F, such as #1A1A1A",
  backgroundColour: "Enter a colour as # and six digits or letters A to F, such as #F6F6F7",
  "quietHours.from": "Enter a time of day, such as 22:00",
  "quietHours.to": "Enter a time of day, such as 07:00",
};
const FIELD_OF: Readonly<Record<string, string>> = { "quietHours.from": "quietFrom", "quietHours.to": "quietTo" };

/** Reads the settings form over the settings in force: what the form does not hold (dismissed steps) stays. Errors are by field. `today`: the shop's local date, on which a warm-up begins that is switched on now. */
export function parseSettingsForm(raw: unknown, current: ShopSettings, available: readonly ProviderName[], today: string): Parsed<ShopSettings> {
  const shape = DraftSchema.safeParse(raw);
  if (!shape.success) return { ok: false, errors: { form: "The settings could not be read. Reload the page and try again." } };
  const { provider, timeZone, quietEnabled, quietFrom, quietTo, frequencyCapPerDay, frequencyCapPerWeek, maxPerHour, warmUp, ...draft } = shape.data;
  const { numbers, errors } = readNumbers({ frequencyCapPerDay, frequencyCapPerWeek, maxPerHour });
  if (timeZone !== "shop" && !isTimeZone(timeZone)) errors["timeZone"] = "Choose a time zone from the list";
  if (provider !== "default" && !available.includes(provider)) errors["provider"] = "This mail service is not connected";
  if (quietEnabled && quietFrom === quietTo) errors["quietTo"] = "Choose an end that differs from the beginning";
  const parsed = ShopSettingsSchema.safeParse({
    ...current,
    ...draft,
    senderEmail: draft.senderEmail.trim(),
    replyTo: draft.replyTo.trim(),
    logoUrl: draft.logoUrl.trim(),
    provider: provider === "default" ? null : provider,
    timeZone: timeZone === "shop" ? null : timeZone,
    quietHours: { enabled: quietEnabled, from: quietFrom, to: quietTo },
    ...numbers,
    warmUp: warmUpOf(warmUp, current.warmUp, today),
  });
  for (const { path, message } of parsed.error?.issues ?? []) {
    const field = path.join(".");
    errors[FIELD_OF[field] ?? field] ??= MESSAGES[field] ?? message;
  }
  return parsed.success && Object.keys(errors).length === 0 ? { ok: true, value: parsed.data } : { ok: false, errors };
}

/** One that is under way keeps its beginning. */
function warmUpOf(on: boolean, current: ShopSettings["warmUp"], today: string): ShopSettings["warmUp"] {
  return { on, startedOn: on ? ((current.on ? current.startedOn : null) ?? today) : null };
}

type Numbers = Pick<ShopSettings, "frequencyCapPerDay" | "frequencyCapPerWeek" | "maxPerHour">;

function readNumbers(typed: { readonly [Field in keyof Numbers]: string }): { readonly numbers: Numbers; readonly errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const read = (field: keyof Numbers, most: number, orElse = ""): number => {
    const number = wholeNumber(typed[field], 1, most);
    if (number === null) errors[field] = `Enter a whole number from 1 to ${most}${orElse}`;
    return number ?? 1;
  };
  const maxPerHour = typed.maxPerHour.trim() === "" ? null : read("maxPerHour", 1_000_000, ", or leave it empty");
  return { numbers: { frequencyCapPerDay: read("frequencyCapPerDay", 10), frequencyCapPerWeek: read("frequencyCapPerWeek", 50), maxPerHour }, errors };
}
