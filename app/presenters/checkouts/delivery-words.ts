import type { DeliveryEvent, DeliveryKind } from "../../use-cases/ports/rows.ts";
import type { Entry, EntryTone } from "./entry.ts";

const DELIVERY_WORDS = {
  processed: { title: "Mail taken over by the mail service", text: null, tone: "plain" },
  delivered: { title: "Mail delivered", text: null, tone: "plain" },
  opened: { title: "Mail opened", text: null, tone: "good" },
  clicked: { title: "Clicked a link in the mail", text: null, tone: "good" },
  bounced: { title: "Mail bounced", text: "The address does not exist or does not accept mail. It will not be written to again.", tone: "bad" },
  complained: { title: "Marked as spam", text: "This customer will not be written to again.", tone: "bad" },
  unsubscribed: { title: "Unsubscribed", text: "This customer gets no more marketing mails.", tone: "plain" },
  deferred: { title: "Delivery delayed", text: "The customer’s mail server asked to try again later.", tone: "plain" },
  dropped: { title: "Mail dropped", text: "The mail service did not deliver it.", tone: "bad" },
} as const satisfies Record<DeliveryKind, { title: string; text: string | null; tone: EntryTone }>;

/** What came back about one mail. `subject` tells several mails apart. */
export function deliveryEntry(event: DeliveryEvent, subject: string | null): Entry {
  const { title, text, tone } = DELIVERY_WORDS[event.kind];
  return { title: subject ? `${title}: ${subject}` : title, text, tone, messageId: null };
}
