/**
 * Text as PostgreSQL can keep it: without NUL, and with lone surrogates replaced. Webhooks may hold both, and one
 * such letter must not cost the whole checkout. Applied to all texts within arrays and objects.
 */
export function storable<T>(value: T): T {
  if (typeof value === "string") return value.replaceAll("\u0000", "").toWellFormed() as T;
  if (Array.isArray(value)) return value.map((one: unknown) => storable(one)) as T;
  if (value !== null && typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [storable(name), storable(one as unknown)])) as T;
  }
  return value;
}

/** JSON text of a value, as PostgreSQL can keep it. Texts that need no change, nearly all, are not looked at one by one. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value);
  // both NUL and lone surrogates are written as \uXXXX, and little else is
  return json.includes("\\u") ? JSON.stringify(storable(JSON.parse(json) as unknown)) : json;
}
