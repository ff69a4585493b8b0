import type { Checkout } from "../carts/checkout.ts";
import type { Order } from "../orders/order.ts";
import { evaluate } from "../segments/evaluate.ts";
import type { PredicateFacts } from "../segments/evaluate.ts";
import type { NotEnrolledReason } from "./decision.ts";
import type { EntryRules } from "./definition.ts";

const DAY_MS = 24 * 60 * 60_000;

/** Somebody at the door of a journey, with what it would be about. */
export interface Entrant {
  readonly facts: PredicateFacts;
  /** when they came in before, in any order */
  readonly earlier: readonly Date[];
}

/** Why a person does not come in by the rules of a campaign; null when they do. An audience that cannot be told lets nobody in. */
export function whyNotEntered(rules: EntryRules, { facts, earlier }: Entrant, now: Date): NotEnrolledReason | null {
  const { checkout, order } = facts;
  if (isBelowMinimum(checkout, order, rules.minimumMinor)) return "below-minimum";
  if (!fromAllowedCountry(rules, facts.consent.country ?? facts.customer.country)) return "other-country";
  if (!fromAllowedChannel(rules, order?.sourceName ?? checkout?.sourceName ?? null)) return "other-channel";
  if (rules.reEntry === "once" && earlier.length > 0) return "only-once";
  if (rules.coolDownDays > 0 && earlier.some((at) => now.getTime() - at.getTime() < rules.coolDownDays * DAY_MS)) return "cooling-down";
  return rules.audience !== null && evaluate(rules.audience, facts, now) !== true ? "not-in-audience" : null;
}

/** The minimum is in the shop's currency; a checkout in another currency cannot be compared and passes. */
function isBelowMinimum(checkout: Checkout | null, order: Order | null, minimumMinor: number | null): boolean {
  if (minimumMinor === null) return false;
  if (order) return order.total.minor < minimumMinor;
  return checkout !== null && checkout.subtotal.currency === checkout.currency && checkout.subtotal.minor < minimumMinor;
}

function fromAllowedCountry({ countries }: EntryRules, country: string | null): boolean {
  if (countries === null) return true;
  const named = country !== null && countries.codes.includes(country.toUpperCase());
  return countries.mode === "only" ? named : !named;
}

function fromAllowedChannel({ channels }: EntryRules, source: string | null): boolean {
  return channels === null || (source !== null && channels.includes(source));
}
