import { recipientZone } from "../domain/customers/recipient-zone.ts";
import type { EnrollmentState, JourneyFacts, KnownFacts } from "../domain/journeys/facts.ts";
import { shopZone } from "../domain/shops/shop-zone.ts";
import type { ShopStore } from "./ports/shop-store.ts";

/** Adds the zone whose clock the recipient lives by to what is stored about one enrollment. `shopZone`: the shop's own. */
export function withZone(known: KnownFacts, zone: string, now: Date): JourneyFacts {
  return { ...known, timeZone: recipientZone({ timeZone: known.customer.timeZone, country: known.consent.country }, zone, now) };
}

/** All that `advance` looks at for one enrollment, outside of a batch; null when the person is gone. */
export async function factsOf(store: Pick<ShopStore, "enrollments" | "settings">, enrollment: EnrollmentState, now: Date): Promise<JourneyFacts | null> {
  const [known, settings, profile] = await Promise.all([store.enrollments.facts(enrollment), store.settings.get(), store.settings.profile()]);
  return known && withZone(known, shopZone(settings, profile ?? { timeZone: "UTC" }), now);
}
