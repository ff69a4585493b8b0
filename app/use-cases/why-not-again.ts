import type { WithheldReason } from "../domain/journeys/decision.ts";
import type { EnrollmentState } from "../domain/journeys/facts.ts";
import type { Desk } from "./shop-desk.ts";

/**
 * Why a message that the ledger already has for this person, step and occasion is not made again. Only one that the
 * provider took "already went"; one that it refused, or never clearly answered, did not, and the timeline must not say so.
 */
export async function whyNotAgain(desk: Desk, enrollment: EnrollmentState, stepId: string): Promise<WithheldReason> {
  const earlier = await desk.store.messages.ofLedger(enrollment.campaignId, enrollment.customerId, stepId, enrollment.occasion);
  if (earlier?.status === "refused") return "provider-refused";
  return earlier?.status === "unknown" ? "unknown-outcome" : "already-sent";
}
