import { cleanLine } from "../../domain/templates/clean-text.ts";

/** Addresses as servers write them: also percent-encoded, and with a quoted name before the @. */
const ADDRESS = /(?:"[^"@]*"|[^\s<>"'(),;:]+)(?:@|%40)[^\s<>"'(),;:]+/gi;
/** A shorter name of a mailbox stands in too many other words. */
const SHORTEST_NAME = 3;

/** A provider's words for our records: one short line without e-mail addresses, nor the name of the `recipient`'s mailbox alone. */
export function safeReason(words: string, recipient: string | null = null): string {
  return cleanLine(withoutName(words.slice(0, 2000).replace(ADDRESS, "(address)"), recipient), 200);
}

function withoutName(words: string, recipient: string | null): string {
  const name = recipient?.split("@")[0] ?? "";
  if (name.length < SHORTEST_NAME || name.length > 64) return words;
  return words.replace(new RegExp(`(?<![\\p{L}\\p{N}])${name.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")}(?![\\p{L}\\p{N}])`, "giu"), "(address)");
}
