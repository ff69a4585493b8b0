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
