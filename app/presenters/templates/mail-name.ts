/** What is said of a name that is none. */
export const NO_MAIL_NAME = "Give the mail a name of up to 100 characters";

/** A mail's name as typed; null where it is none. */
export function mailName(typed: string): string | null {
  const name = typed.trim();
  return name === "" || name.length > 100 ? null : name;
}
