import { subjectOf, type TriggerKind, TRIGGERS_WITHOUT_SOURCE } from "../../domain/journeys/triggers.ts";
import type { Subject } from "../words/describe-predicate.ts";
import { TRIGGER_TITLES } from "../words/describe-trigger.ts";

/** A trigger to choose. */
export interface TriggerOption {
  readonly kind: TriggerKind;
  readonly title: string;
  readonly help: string;
  readonly subject: Subject;
  /** why it cannot be chosen; null when it can */
  readonly unavailable: string | null;
}

export interface TriggerGroup {
  readonly title: string;
  readonly options: readonly TriggerOption[];
}

const HELP = {
  "checkout-abandoned": "Somebody typed their address at the checkout and did not buy.",
  "cart-abandoned": "Somebody put something into the cart and left before the checkout.",
  "product-viewed": "Somebody looked at a product and put nothing into the cart.",
  "back-in-stock": "Something that a customer looked at can be bought again.",
  "price-drop": "Something that a customer looked at costs less.",
  "order-placed": "Right after every order: to say thank you, or to ask for a review later.",
  "order-fulfilled": "The parcel was handed to the carrier.",
  "order-delivered": "The carrier says that the parcel is there.",
  "order-late": "A parcel is not on its way, or not there, when it should be.",
  "customer-created": "Somebody signs up or orders for the first time.",
  "segment-entered": "Somebody joins one of your customer segments in Shopify.",
  date: "To bring people back, to remind them to buy again, or for an anniversary.",
  broadcast: "One mail or a short series to a segment or to everybody, at a time you choose.",
} as const satisfies Record<TriggerKind, string>;

const GROUPS: readonly (readonly [string, readonly TriggerKind[]])[] = [
  ["Checkouts", ["checkout-abandoned", "cart-abandoned"]],
  ["Orders", ["order-placed", "order-fulfilled", "order-delivered", "order-late"]],
  ["Customers", ["customer-created", "segment-entered"]],
  ["Dates", ["date"]],
  ["One-off", ["broadcast"]],
  ["Your online store", ["product-viewed", "back-in-stock", "price-drop"]],
];

const NO_SOURCE = "Not possible yet: this needs to know what shoppers do in your online store, which Lastmile does not collect yet.";

/** All triggers in groups, with the reason where one cannot be chosen. */
export const TRIGGER_GROUPS: readonly TriggerGroup[] = GROUPS.map(([title, kinds]) => ({
  title,
  options: kinds.map((kind) => ({ kind, title: TRIGGER_TITLES[kind], help: HELP[kind], subject: subjectOf(kind), unavailable: TRIGGERS_WITHOUT_SOURCE.includes(kind) ? NO_SOURCE : null })),
}));
