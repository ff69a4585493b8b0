import type { CheckoutRow } from "../../use-cases/ports/rows.ts";
import type { ConsentRecord, ConsentSource } from "../../domain/consent/marketing-consent.ts";
import { currentConsent } from "../../domain/consent/legal-basis.ts";
import type { Format } from "../words/format.ts";

export interface ConsentView {
  readonly label: string;
  readonly tone: "success" | "warning" | undefined;
  /** where and when it was said */
  readonly source: string;
}

const SOURCES = {
  "checkout-box": "the box in the checkout",
  "shopify-customer": "the customer’s profile in Shopify",
  "unsubscribe-link": "the unsubscribe link in a mail",
  provider: "the mail service",
  merchant: "your team",
} as const satisfies Record<ConsentSource, string>;

/** Whether a person agreed to marketing mails, and how that is known. */
export function consentView(records: readonly ConsentRecord[], checkout: Pick<CheckoutRow, "acceptsMarketing">, format: Pick<Format, "dateTime">): ConsentView {
  const consent = currentConsent(records, "email");
  if (!consent) {
    const source = checkout.acceptsMarketing === true ? "The box in the checkout was ticked." : checkout.acceptsMarketing === false ? "The box in the checkout was not ticked." : "Nothing was said in the checkout.";
    return { label: checkout.acceptsMarketing ? "Agreed to marketing mails" : "Did not agree to marketing mails", tone: checkout.acceptsMarketing ? "success" : "warning", source };
  }
  const source = `Said on ${format.dateTime(consent.at)} through ${SOURCES[consent.source]}.`;
  if (consent.state === "subscribed") return { label: "Agreed to marketing mails", tone: "success", source };
  if (consent.state === "pending") return { label: "Has not confirmed yet", tone: "warning", source };
  return { label: consent.state === "unsubscribed" ? "Unsubscribed" : "Did not agree to marketing mails", tone: "warning", source };
}
