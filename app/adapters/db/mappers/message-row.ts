import type { Message as Stored } from "../../../generated/prisma/client.ts";
import type { DeliveryEvent, DeliveryKind, MessageRow, NewMessage } from "../../../use-cases/ports/rows.ts";
import type { DeliveryEvent as StoredEvent } from "../../../generated/prisma/client.ts";
import { packed, unpacked } from "../packed.ts";

/** A message as it enters the outbox, under the fence of the worker that made it. */
export function messageColumns(shop: string, { html, text, ...message }: NewMessage, fence: bigint): { readonly row: Omit<NewMessage, "html" | "text"> & { readonly shop: string; readonly fence: string; readonly status: "intent" }; readonly html: Buffer; readonly text: Buffer } {
  return { row: { ...message, shop, fence: String(fence), status: "intent" }, html: packed(html), text: packed(text) };
}

/** A message as the domain knows it. */
export function toMessage({ shop: _shop, fence: _fence, attempts: _attempts, ...row }: Stored): MessageRow {
  return { ...row, html: unpacked(row.html), text: unpacked(row.text), channel: "email", purpose: row.purpose as MessageRow["purpose"], status: row.status as MessageRow["status"], links: row.links as string[] };
}

/** What became of a message, as the domain knows it. */
export function toDeliveryEvent({ shop: _shop, ...row }: StoredEvent): DeliveryEvent {
  return { ...row, kind: row.kind as DeliveryKind, detail: row.detail as Record<string, unknown> };
}
