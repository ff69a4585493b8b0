import type { Checkout } from "../domain/carts/checkout.ts";
import type { NotEnrolledReason } from "../domain/journeys/decision.ts";
import type { EntryRules, JourneyDefinition } from "../domain/journeys/definition.ts";
import { whyNotEntered } from "../domain/journeys/entry.ts";
import type { EnrollmentState } from "../domain/journeys/facts.ts";
import type { Order } from "../domain/orders/order.ts";
import type { ShopStore } from "./ports/shop-store.ts";

/** Why somebody who is about to enter a campaign is not let in by its own rules. Facts are read only where a rule asks for them: most carts pass by here. `earlier`: when they came in before, where that is known already. */
export async function whyNotLetIn(store: ShopStore, { entry }: JourneyDefinition, entrant: EnrollmentState, about: Checkout | Order | null, earlier?: readonly Date[]): Promise<NotEnrolledReason | null> {
  if (isOpen(entry)) return null;
  const now = entrant.createdAt;
  const facts = await store.enrollments.facts(entrant);
  // A person who is gone meanwhile is nobody's business any more; the journey ends by itself.
  if (!facts) return null;
  const subject = about !== null && "token" in about ? { checkout: about } : about === null ? {} : { order: about };
  return whyNotEntered(entry, { facts: { ...facts, ...subject }, earlier: earlier ?? (await store.enrollments.entered(entrant.campaignId, entrant.customerId)) }, now);
}

function isOpen({ audience, minimumMinor, countries, channels, reEntry, coolDownDays }: EntryRules): boolean {
  return audience === null && minimumMinor === null && countries === null && channels === null && reEntry !== "once" && coolDownDays === 0;
}
