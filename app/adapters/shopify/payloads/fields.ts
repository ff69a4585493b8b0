import { z } from "zod";

/**
 * The kinds of field that Shopify's payloads have. Absent, null and empty are one thing (null); a wrong type is refused.
 * Each schema's message is what it expects, for the reason that goes with a refusal (see refusal.ts).
 */

/** Text, trimmed; a number counts as the text it is. */
export const text = z
  .union([z.string(), z.number()], { error: "text" })
  .nullish()
  .transform((value) => (value === null || value === undefined ? null : String(value).trim() || null));

export const flag = z.boolean({ error: "true or false" }).nullish().transform((value) => value ?? null);

/** A numeric id as text; ids beyond 2^53 arrive as text already (see parse-body.ts). */
export const id = z
  .union([z.string().regex(/^\d{0,30}$/, "a numeric id"), z.int().nonnegative("a numeric id")], { error: "a numeric id" })
  .nullish()
  .transform((value) => (value === null || value === undefined || value === "" ? null : String(value)));

const DATE = "a date and time like 2026-07-01T10:00:00Z";
/** A moment with an offset, in the years 1970 to 9999. */
export const time = z
  .string({ error: DATE })
  .nullish()
  .transform((value, context) => {
    if (!value) return null;
    const at = new Date(value);
    if (/^(19[7-9]|[2-9]\d)\d+-\d\d-\d\dT\d\d:\d\d/.test(value) && !Number.isNaN(at.getTime())) return at;
    context.addIssue({ code: "custom", message: DATE });
    return z.NEVER;
  });

function decimal(pattern: RegExp, expected: string) {
  return z
    .union([z.string(), z.number()], { error: expected })
    .nullish()
    .transform((value) => String(value ?? "").trim())
    .refine((value) => value === "" || pattern.test(value), expected)
    .transform((value) => value || null);
}
/** An amount as decimal text, below 10^12, so that its minor units stay exact. */
export const amount = decimal(/^\d{1,12}(\.\d{1,20})?$/, "an amount like 19.99, below 10^12");
export const signedAmount = decimal(/^-?\d{1,12}(\.\d{1,20})?$/, "an amount like 19.99, below 10^12");

/** Three capital letters (ISO 4217). */
export const currency = z
  .string({ error: "a currency like USD" })
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{3}$/, "a currency like USD")
  .nullish()
  .transform((value) => value ?? null);

const QUANTITY = "a whole number, 0 to 1000000";
/** A whole number that a cart can hold. */
export const quantity = z
  .union([z.number(), z.string()], { error: QUANTITY })
  .refine((value) => /^\d{1,6}$|^1000000$/.test(String(value)), QUANTITY)
  .transform(Number);

/** An object; Shopify writes [] for an empty one now and then. */
export function maybe<Shape extends z.ZodRawShape>(shape: Shape) {
  const object = z.object(shape, { error: "an object" }).nullable();
  return z
    .preprocess((value) => (Array.isArray(value) && value.length === 0 ? null : value), object)
    .optional()
    .transform((value) => value ?? null);
}

/** A list; absent means empty. */
export function list<Item extends z.ZodType>(item: Item) {
  return z.array(item, { error: "a list" }).nullish().transform((value) => value ?? []);
}

/** The payload itself. */
export function payload<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.object(shape, { error: "an object" });
}
