/**
 * The form under which two spellings of an address are one person: trimmed, NFC, lower case, without control characters.
 * Dots and plus tags stay: they mean different mailboxes at most providers. Null for what cannot be an address.
 */
export function normaliseEmail(text: string | null | undefined): string | null {
  const address = text?.normalize("NFC").trim().toLowerCase() ?? "";
  if (address.length > 254) return null;
  // One @, no blanks, quotes, brackets or control characters, a dot in the host that is not at its ends.
  return /^[^\s@"<>()[\]\\,;:\p{Cc}]{1,64}@[^\s@"<>()[\]\\,;:\p{Cc}.]+(\.[^\s@"<>()[\]\\,;:\p{Cc}.]+)+$/u.test(address) ? address : null;
}
