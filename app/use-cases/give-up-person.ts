import type { ClaimedPerson } from "./ports/system-store.ts";
import type { Desk } from "./shop-desk.ts";
import { about, claimOf } from "./wish.ts";

/** Ends the due journeys of a person whose work failed each time, so that they are not tried for ever; the merchant sees that it was not their doing. */
export async function giveUpPerson(desk: Desk, person: ClaimedPerson): Promise<void> {
  const claim = claimOf(person);
  for (const enrollment of person.enrollments) {
    const row = about(desk, enrollment, null, "exited", { reason: "failed", detail: { attempts: person.failures } });
    await desk.store.enrollments.exit(claim, enrollment.id, "failed", desk.deps.clock.now(), [row]);
  }
  await desk.store.enrollments.release(claim);
  const enrollments = person.enrollments.map((one) => one.id);
  desk.deps.log.error({ shop: desk.shop, customerId: person.customerId, enrollments, failures: person.failures }, "a person's due journeys failed each time and were given up");
}
