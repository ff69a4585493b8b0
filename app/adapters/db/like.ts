/** A LIKE pattern that finds `text` anywhere and takes its %, _ and \ literally (PostgreSQL's escape is the backslash). */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}

/** A LIKE pattern that finds `text` at the beginning, taken literally. */
export function beginning(text: string): string {
  return `${text.replace(/[\\%_]/g, "\\$&")}%`;
}
