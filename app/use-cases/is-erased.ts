import type { MessageRow } from "./ports/rows.ts";

/** Whether the person of a message was erased: it stays for the figures alone, without an address, and nothing personal may come back to it. */
export function isErased(message: Pick<MessageRow, "address">): boolean {
  return message.address === "";
}
