/** JSON that keeps dates, for what the processes of a fault test tell each other. */
export function toDatedJson(value: unknown): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key, plain: unknown) {
    const own = this[key];
    return own instanceof Date ? { $date: own.toISOString() } : plain;
  });
}

/** Reads what toDatedJson wrote. */
export function fromDatedJson<T>(text: string): T {
  return JSON.parse(text, (_key, value: unknown) => (isDated(value) ? new Date(value.$date) : value)) as T;
}

function isDated(value: unknown): value is { readonly $date: string } {
  return typeof value === "object" && value !== null && "$date" in value;
}
