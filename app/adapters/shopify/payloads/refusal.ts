import type { z } from "zod";

/** A payload that cannot be understood. The message names the place and the type that stood there, never the content. */
export class PayloadRefused extends Error {
  override readonly name = "PayloadRefused";
}

/** "line_items[2].quantity is text, expected a whole number". */
export function refusal(path: readonly PropertyKey[], value: unknown, expected: string): PayloadRefused {
  return new PayloadRefused(`${pathText(path)} is ${typeName(value)}, expected ${expected}`);
}

/** The first problem that zod found in `payload`. Our schemas' messages are what was expected. */
export function refusalOf(error: z.ZodError, payload: unknown): PayloadRefused {
  const issue = error.issues[0];
  if (!issue) return new PayloadRefused("the payload is not understood");
  const value = issue.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | null | undefined)?.[key], payload);
  return refusal(issue.path, value, issue.message);
}

/** The value, or a refusal that names the place where it is missing. */
export function need<T>(value: T | null, path: readonly PropertyKey[], expected: string): T {
  if (value === null) throw refusal(path, null, expected);
  return value;
}

function pathText(path: readonly PropertyKey[]): string {
  const text = path.reduce<string>((so, key) => (typeof key === "number" ? `${so}[${key}]` : so ? `${so}.${String(key)}` : String(key)), "");
  return text || "the payload";
}

function typeName(value: unknown): string {
  if (value === undefined || value === null) return "missing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "string") return "text";
  if (typeof value === "object") return "an object";
  return `a ${typeof value}`;
}
