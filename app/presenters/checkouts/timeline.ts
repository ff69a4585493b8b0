import type { CheckoutRow, DecisionRow, DeliveryEvent, MessageRow } from "../../use-cases/ports/rows.ts";
import type { Format } from "../words/format.ts";
import { decisionEntry } from "./decision-words.ts";
import { deliveryEntry } from "./delivery-words.ts";
import type { Entry } from "./entry.ts";

export interface TimelineEntry extends Entry {
  readonly id: string;
  /** ISO, for the machine-readable time */
  readonly at: string;
  readonly when: string;
}

export interface TimelineInput {
  /** null: the timeline is a person's */
  readonly checkout: CheckoutRow | null;
  readonly decisions: readonly DecisionRow[];
  readonly messages: readonly MessageRow[];
  readonly events: readonly DeliveryEvent[];
  readonly campaignNames: ReadonlyMap<string, string>;
  /** the order that a decision is about, as it is called, by the decision's id */
  readonly orders?: ReadonlyMap<string, string>;
  /** what else stands in it */
  readonly more?: readonly DatedEntry[];
}

const MINUTE_MS = 60_000;

export interface DatedEntry extends Entry {
  readonly id: string;
  readonly date: Date;
}

/** Every event and decision about one checkout, or one person, newest first. */
export function timeline(input: TimelineInput, format: Format): readonly TimelineEntry[] {
  const mails = new Map(input.messages.map((message) => [message.id, message]));
  const several = new Set(input.decisions.flatMap(({ campaignId }) => campaignId ?? [])).size > 1;
  const rows: DatedEntry[] = [
    ...(input.checkout ? checkoutEntries(input.checkout) : []),
    ...(input.more ?? []),
    ...input.decisions.flatMap((row) => {
      const entry = decisionEntry(row, { format, campaignNames: input.campaignNames, mails, several, ...(input.orders ? { orders: input.orders } : {}) });
      return entry ? [{ ...entry, id: `decision-${row.id}`, date: row.at }] : [];
    }),
    ...input.messages.flatMap((message) => sentEntry(message, input.decisions)),
    ...input.events.flatMap((event) => eventEntry(event, mails.get(event.messageId))),
  ];
  // Of two at the same moment the one that was written first stands lower.
  return rows
    .map((row, index) => ({ row, index }))
    .sort((a, b) => b.row.date.getTime() - a.row.date.getTime() || b.index - a.index)
    .map(({ row: { date, ...entry } }) => ({ ...entry, at: date.toISOString(), when: format.dateTime(date) }));
}

function checkoutEntries(checkout: CheckoutRow): DatedEntry[] {
  const plain = { text: null, tone: "plain", messageId: null } as const;
  const entries: DatedEntry[] = [{ ...plain, id: "started", title: "Checkout started", date: checkout.createdAt }];
  if (checkout.updatedAt.getTime() - checkout.createdAt.getTime() >= MINUTE_MS && checkout.completedAt === null) {
    entries.push({ ...plain, id: "last-activity", title: "Last activity of the shopper", date: checkout.updatedAt });
  }
  if (checkout.completedAt) {
    entries.push({ ...plain, id: "completed", title: "Order placed", tone: checkout.status === "recovered" ? "good" : "plain", date: checkout.completedAt });
  }
  return entries;
}

/** Providers tell whole seconds: what came back about a mail never stands before its hand-off. "Taken" says nothing that "sent" does not. */
function eventEntry(event: DeliveryEvent, mail: MessageRow | undefined): DatedEntry[] {
  const sentAt = mail?.handedOffAt ?? null;
  if (event.kind === "processed" && sentAt !== null) return [];
  return [{ ...deliveryEntry(event, mail?.subject ?? null), id: `event-${event.eventId}`, date: sentAt !== null && event.at < sentAt ? sentAt : event.at }];
}

/** A mail whose hand-off has no row of its own among the decisions. */
function sentEntry(message: MessageRow, decisions: readonly DecisionRow[]): DatedEntry[] {
  if (!message.handedOffAt || decisions.some(({ kind, messageId }) => kind === "sent" && messageId === message.id)) return [];
  return [{ id: `sent-${message.id}`, title: `Mail sent: ${message.subject}`, text: null, tone: "plain", messageId: message.id, date: message.handedOffAt }];
}
