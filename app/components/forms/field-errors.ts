/** What is wrong, by field; "form" stands for the whole. */
export type FieldErrors = Readonly<Record<string, string>>;

/** The errors without those of one field and of what lies below it. */
export function without(errors: FieldErrors, path: string): FieldErrors {
  return Object.fromEntries(Object.entries(errors).filter(([key]) => key !== path && !key.startsWith(`${path}.`)));
}
