import type { DecisionKind } from "../../domain/journeys/decision.ts";
import type { DecisionRow, MessageRow } from "../../use-cases/ports/rows.ts";
import { REASONS } from "../reasons.ts";
import type { Format } from "../words/format.ts";
import type { Entry, EntryTone } from "./entry.ts";

export interface DecisionContext {
  readonly format: Pick<Format, "dateTimeZone">;
  readonly campaignNames: ReadonlyMap<string, string>;
  /** of this checkout, by id */
  readonly mails: ReadonlyMap<string, Pick<MessageRow, "subject" | "refusal">>;
  /** the order that a decision is about, as it is called, by the decision's id */
  readonly orders?: ReadonlyMap<string, string>;
  /** decisions of several campaigns stand here: each says of which it is */
  readonly several?: boolean;
}

type Words = (row: DecisionRow, context: DecisionContext) => { readonly title: string; readonly text?: string | null; readonly tone?: EntryTone } | null;

const reason = (row: DecisionRow): string | null => (row.reason ? REASONS[row.reason].sentence : null);
const campaign = (row: DecisionRow, { campaignNames }: DecisionContext): string => {
  const name = row.campaignId && campaignNames.get(row.campaignId);
  return name ? `“${name}”` : "a campaign";
};
const by = (row: DecisionRow, context: DecisionContext, word: "of" | "by"): string => (context.several && row.campaignId ? ` ${word} ${campaign(row, context)}` : "");
const until = (row: DecisionRow, { format }: DecisionContext): string => (row.until ? format.dateTimeZone(row.until) : "later");
const mail = (row: DecisionRow, { mails }: DecisionContext): Pick<MessageRow, "subject" | "refusal"> | undefined => (row.messageId ? mails.get(row.messageId) : undefined);
const subject = (row: DecisionRow, context: DecisionContext): string => {
  const found = mail(row, context);
  return found ? `: ${found.subject}` : "";
};
/** What the mail service itself said, where it said anything. */
const refusal = (row: DecisionRow, context: DecisionContext): string => {
  const said = mail(row, context)?.refusal?.trim();
  return said ? ` It said: ${said}` : "";
};

/** One sentence for each kind of decision. */
const WORDS = {
  enrolled: (row, context) => ({ title: `Entered ${campaign(row, context)}`, text: row.until ? `First mail at ${until(row, context)}${row.checkoutToken ? ", if the customer has not bought by then" : ""}.` : null }),
  "not-enrolled": (row, context) => ({ title: `Did not enter ${campaign(row, context)}`, text: reason(row) }),
  planned: (row, context) => ({ title: `Next mail${by(row, context, "of")} planned for ${until(row, context)}` }),
  sent: (row, context) => ({ title: `Mail sent${subject(row, context)}`, text: ground(row) }),
  replanned: (row, context) => ({ title: `Mail${by(row, context, "of")} put off to ${until(row, context)}`, text: reason(row) }),
  withheld: (row, context) => ({ title: `Mail${by(row, context, "of")} not sent`, text: reason(row), tone: "bad" }),
  exited: (row, context) =>
    row.reason === "ordered"
      ? { title: `No more mails${by(row, context, "of")}`, text: reason(row) }
      : { title: row.reason === "completed" ? `Finished ${campaign(row, context)}` : `Left ${campaign(row, context)}`, text: reason(row) },
  "offer-issued": (row) => {
    const code = text(row, "code");
    return { title: code ? `Discount code ${code} created` : "Discount code created", text: "It works once, for this customer’s mail." };
  },
  done: (row, context) => ({ title: `${wordsFor(DONE, text(row, "kind")) ?? "A step of the campaign was done"}${by(row, context, "by")}` }),
  "not-done": (row, context) => ({ title: `${wordsFor(NOT_DONE, text(row, "kind")) ?? "A step of the campaign could not be done"}${by(row, context, "by")}`, text: reason(row), tone: "bad" }),
  moved: (row, context) => ({ title: `Went on with the new version of ${campaign(row, context)}` }),
  refused: (row, context) => ({ title: `Mail refused${subject(row, context)}`, text: `The mail service did not take the mail.${refusal(row, context)}`, tone: "bad" }),
  unknown: () => ({ title: "The mail service gave no clear answer", text: "The mail may or may not have gone out. To be safe, it is not sent a second time.", tone: "bad" }),
  attributed: (row, context) => ({ title: `Order ${text(row, "order") ?? text(row, "orderName") ?? ""} recovered by ${campaign(row, context)}`.replace("  ", " "), text: evidence(row), tone: "good" }),
  consent: (row) => ({ title: wordsFor(text(row, "channel") === "sms" ? SMS_TITLES : CONSENT_TITLES, text(row, "state")) ?? "Consent to marketing mails changed", text: null }),
} as const satisfies Record<DecisionKind, Words>;

const DONE: Readonly<Record<string, string>> = {
  "tag-customer": "Tags of the customer changed",
  "call-webhook": "Other system told",
  "start-flow": "Shopify Flow started",
};

const NOT_DONE: Readonly<Record<string, string>> = {
  "issue-offer": "Discount code not created",
  "tag-customer": "Tags of the customer not changed",
  "call-webhook": "Other system not told",
  "start-flow": "Shopify Flow not started",
};

const SMS_TITLES: Readonly<Record<string, string>> = {
  subscribed: "Agreed to marketing text messages",
  unsubscribed: "Unsubscribed from marketing text messages",
  "not-subscribed": "Did not agree to marketing text messages",
  pending: "Asked to confirm marketing text messages",
};

const CONSENT_TITLES: Readonly<Record<string, string>> = {
  subscribed: "Agreed to marketing mails",
  unsubscribed: "Unsubscribed from marketing mails",
  "not-subscribed": "Did not agree to marketing mails",
  pending: "Asked to confirm marketing mails",
};

const EVIDENCE: Readonly<Record<string, string>> = {
  "discount-code": "The customer used the discount code from the mail.",
  click: "The customer clicked the mail before buying.",
  "recovery-link": "The customer came back to the cart through the mail.",
};

function evidence(row: DecisionRow): string | null {
  return wordsFor(EVIDENCE, text(row, "evidence"));
}

/** On what ground a mail went to somebody who had not agreed; where they had, it goes without saying. */
function ground({ detail }: DecisionRow): string | null {
  const { basis } = detail as { readonly basis?: { readonly kind?: unknown; readonly evidence?: { readonly order?: unknown } } };
  if (basis?.kind !== "soft-opt-in") return null;
  const order = typeof basis.evidence?.order === "string" ? ` (${basis.evidence.order})` : "";
  return `Sent without consent, because the customer had bought before${order} and the law of their country allows it.`;
}

function wordsFor(words: Readonly<Record<string, string>>, key: string | null): string | null {
  return key !== null && Object.hasOwn(words, key) ? (words[key] ?? null) : null;
}

/** A text from a decision's details; they are free-form, so anything else is nothing. */
function text(row: DecisionRow, key: string): string | null {
  const value = row.detail[key];
  return typeof value === "string" && value !== "" ? value : null;
}

/** What one decision reads like in the timeline. */
export function decisionEntry(row: DecisionRow, context: DecisionContext): Entry | null {
  const words = (WORDS[row.kind] as Words)(row, context);
  const order = row.kind === "attributed" ? undefined : context.orders?.get(row.id);
  return words && { title: order === undefined ? words.title : `${words.title} (order ${order})`, text: words.text ?? null, tone: words.tone ?? "plain", messageId: row.kind === "sent" ? row.messageId : null };
}
