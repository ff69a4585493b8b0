import { cleanLine } from "../../domain/templates/clean-text.ts";

/** A provider's words for our records: one short line without e-mail addresses. */
export function safeReason(words: string): string {
  return cleanLine(words.slice(0, 2000).replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, "(address)"), 200);
}
