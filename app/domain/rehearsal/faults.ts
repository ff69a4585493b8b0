import { soldOut } from "../carts/sold-out.ts";
import { legalBasis } from "../consent/legal-basis.ts";
import { purposeOf } from "../messaging/candidate-of.ts";
import { quietUntil } from "../messaging/quiet-hours.ts";
import type { MessageEffect } from "../journeys/decision.ts";
import type { EnrollmentState, JourneyFacts } from "../journeys/facts.ts";
import { nextMessage } from "../journeys/places.ts";
import type { Happening, WalkedCampaign } from "../journeys/walk.ts";

/** What can be wrong with a mail. */
export const FAULTS = ["after-buying", "at-night", "twice", "sold-out", "no-basis"] as const;
export type Fault = (typeof FAULTS)[number];

/** made: the mail would have gone out so · avoided: it was held back or put off for this · unknown: nobody can tell, because it was not observed. */
export type Outcome = "made" | "avoided" | "unknown";
export interface Finding {
  readonly fault: Fault;
  readonly outcome: Outcome;
}

/** Night by the recipient's clock, whatever the shop's own quiet hours are. */
const NIGHT = { from: "22:00", to: "07:00" };

/** How far back the shop's orders and its consents are known; before that nobody can tell. */
export interface Reach {
  readonly orders: Date | null;
  readonly consents: Date | null;
}

/** What is wrong with a mail that the rehearsal sent, looked at without the rules that let it through. `before`: keys of mails sent before, see mailKey. */
export function findingsOfMail(campaign: WalkedCampaign, enrollment: EnrollmentState, facts: JourneyFacts, effect: MessageEffect, now: Date, before: ReadonlySet<string>, reach: Reach): readonly Finding[] {
  const found: Finding[] = [];
  const add = (fault: Fault, outcome: Outcome): void => void found.push({ fault, outcome });
  if (boughtSince(enrollment, facts, now)) add("after-buying", "made");
  else if (reach.orders === null || reach.orders > (facts.checkout?.createdAt ?? enrollment.createdAt)) add("after-buying", "unknown");
  if (quietUntil(now, NIGHT, facts.timeZone)) add("at-night", "made");
  if (before.has(mailKey(enrollment, effect.stepId))) add("twice", "made");
  if (facts.checkout) {
    const gone = soldOut(facts.checkout.lines, facts.variants);
    if (gone !== false) add("sold-out", gone === true ? "made" : "unknown");
  }
  const basis = legalBasis(purposeOf(effect, enrollment), { consent: facts.consent, orders: facts.orders, address: facts.customer.email }, campaign.policy, now);
  if (!basis.ok) add("no-basis", "made");
  return found;
}

/** What a happening that is no mail spared the person. */
export function findingsOfHappening({ definition }: WalkedCampaign, { stepIndex }: EnrollmentState, facts: JourneyFacts, happening: Happening, reach: Reach, now: Date): readonly Finding[] {
  switch (happening.kind) {
    case "exited":
      return happening.reason === "ordered" && nextMessage(definition, stepIndex) !== null ? [{ fault: "after-buying", outcome: "avoided" }] : [];
    case "put-off":
      return happening.reason === "quiet-hours" ? [{ fault: "at-night", outcome: "avoided" }] : [];
    case "withheld":
      if (happening.reason === "sold-out") return [{ fault: "sold-out", outcome: "avoided" }];
      if (happening.reason !== "no-legal-basis" && happening.reason !== "suppressed") return [];
      // Nothing was ever heard of this person, and at that time nobody was listening yet.
      return [{ fault: "no-basis", outcome: facts.consent.records.length === 0 && (reach.consents === null || reach.consents > now) ? "unknown" : "avoided" }];
    default:
      return [];
  }
}

/** The same step about the same cart, order or day. A cart stays the same one however it changes. */
export function mailKey({ checkoutToken, orderId, occasion }: Pick<EnrollmentState, "checkoutToken" | "orderId" | "occasion">, stepId: string): string {
  return `${stepId} ${checkoutToken ?? orderId ?? occasion}`;
}

function boughtSince(enrollment: EnrollmentState, { checkout, orders }: JourneyFacts, now: Date): boolean {
  const since = checkout?.createdAt ?? enrollment.createdAt;
  return orders.some((order) => order.id !== enrollment.orderId && !order.test && order.createdAt <= now && (order.createdAt >= since || (checkout !== null && order.checkoutToken === checkout.token)));
}
