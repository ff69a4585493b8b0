import type { ExitCondition } from "../../domain/journeys/definition.ts";
import type { Trigger, TriggerKind } from "../../domain/journeys/triggers.ts";
import { describePredicate, segmentWords, type Subject } from "./describe-predicate.ts";
import { plural } from "./plural.ts";
import type { Names } from "./names.ts";

const FACTS = { "last-order": "the last order", "first-order": "the first order", "customer-created": "somebody became a customer" } as const;

/** What starts a journey, in one sentence without its end: "A shopper leaves the checkout". `when` writes a time of the shop's zone. */
export function describeTrigger(trigger: Trigger, names: Pick<Names, "segments">, when: (at: Date) => string): string {
  switch (trigger.kind) {
    case "order-late":
      return trigger.of === "sending"
        ? `An order is not sent within ${plural(trigger.afterDays, "day")}`
        : `A parcel is not there on its promised day, or else ${plural(trigger.afterDays, "day")} after sending`;
    case "segment-entered":
      return `A customer enters ${segmentWords(trigger.segmentId, names)}`;
    case "date":
      return `${plural(trigger.days, "day")} after ${FACTS[trigger.after]}`;
    case "broadcast":
      return `Once, to ${trigger.segmentId === null ? "everybody" : segmentWords(trigger.segmentId, names)}, on ${when(new Date(trigger.at))}`;
    default:
      return TRIGGER_TITLES[trigger.kind];
  }
}

/** What each trigger is called where one is chosen. */
export const TRIGGER_TITLES = {
  "checkout-abandoned": "A shopper leaves the checkout",
  "cart-abandoned": "A shopper leaves the cart",
  "product-viewed": "A shopper looks at a product and leaves",
  "back-in-stock": "A product is back in stock",
  "price-drop": "A price drops",
  "order-placed": "An order is placed",
  "order-fulfilled": "An order is sent",
  "order-delivered": "A parcel arrives",
  "order-late": "An order is late",
  "customer-created": "Somebody becomes a customer",
  "segment-entered": "A customer enters a segment",
  date: "Some days after an order or a sign-up",
  broadcast: "A mail to many, once",
} as const satisfies Record<TriggerKind, string>;

/** When a journey ends early, after "when": "the customer orders". */
export function describeExit(condition: ExitCondition, names: Names, subject: Subject): string {
  switch (condition.kind) {
    case "ordered":
      return "the customer orders";
    case "unsubscribed":
      return "the customer unsubscribes";
    case "left-segment":
      return `the customer leaves ${segmentWords(condition.segmentId, names)}`;
    case "custom":
      return describePredicate(condition.if, names, subject);
  }
}
