import type { IconSource } from "@shopify/polaris";
import { AutomationIcon, CalendarTimeIcon, ClockIcon, ConnectIcon, DiscountIcon, EmailIcon, ExitIcon, HashtagIcon, QuestionCircleIcon, TargetIcon, TransferIcon } from "@shopify/polaris-icons";
import type { StepKind } from "./new-step.ts";

interface KindWords {
  readonly title: string;
  /** one sentence for who has never used it */
  readonly help: string;
  readonly icon: IconSource;
}

/** What each kind of step is called and for. */
export const STEP_KINDS = {
  message: { title: "Send a mail", help: "Writes to the customer, with or without an offer.", icon: EmailIcon },
  wait: { title: "Wait", help: "Lets minutes, hours or days pass.", icon: ClockIcon },
  "wait-until": { title: "Wait until a time of day", help: "Goes on at, say, 09:00 on the customer’s clock, on the days you choose.", icon: CalendarTimeIcon },
  "wait-for": { title: "Wait for something to happen", help: "An order, a click, a consent or a delivery, with a time limit. Two paths.", icon: TargetIcon },
  split: { title: "Condition", help: "Sends customers down one of two paths, by what you know of them.", icon: QuestionCircleIcon },
  random: { title: "Split by chance", help: "Sends customers down two to five paths at random, to compare them.", icon: TransferIcon },
  offer: { title: "Make an offer", help: "Creates the customer’s own discount code, for later mails to show.", icon: DiscountIcon },
  tag: { title: "Tag the customer", help: "Adds or removes customer tags in Shopify.", icon: HashtagIcon },
  webhook: { title: "Call another system", help: "Tells a web address of yours that a customer got here.", icon: ConnectIcon },
  flow: { title: "Start Shopify Flow", help: "Starts your workflows in Shopify Flow.", icon: AutomationIcon },
  exit: { title: "End here", help: "Ends the campaign for customers who get here.", icon: ExitIcon },
} as const satisfies Record<StepKind, KindWords>;

/** The kinds in the groups in which they are offered. */
export const KIND_GROUPS: readonly { readonly title: string; readonly kinds: readonly StepKind[] }[] = [
  { title: "Mail and offer", kinds: ["message", "offer"] },
  { title: "Time", kinds: ["wait", "wait-until", "wait-for"] },
  { title: "Paths", kinds: ["split", "random", "exit"] },
  { title: "Elsewhere", kinds: ["tag", "flow", "webhook"] },
];
