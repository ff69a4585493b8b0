import type { JourneyDefinition } from "../domain/journeys/definition.ts";
import type { EnrollmentState, JourneyFacts } from "../domain/journeys/facts.ts";
import { placesOf } from "../domain/journeys/places.ts";
import type { Claim } from "./ports/shop-store.ts";
import type { Desk } from "./shop-desk.ts";
import { about, nextStep } from "./wish.ts";

/**
 * Looks for a message of the journey's steps to come that was committed but never answered: its worker died around the
 * call to the provider, who may have taken it. It becomes `unknown`, is not sent again, and the journey moves on.
 * True when there was one.
 */
export async function settleLostHandOff(desk: Desk, claim: Claim, enrollment: EnrollmentState, definition: JourneyDefinition, facts: JourneyFacts): Promise<boolean> {
  for (const [index, { step, next }] of placesOf(definition).entries()) {
    if (index < enrollment.stepIndex || !facts.sentSteps.get(step.id)?.includes(enrollment.occasion)) continue;
    if (await settleIntent(desk, claim, enrollment, step.id, next)) return true;
  }
  return false;
}

/** Marks one unanswered message `unknown` and moves its journey past the step. False when the ledger has none. */
export async function settleIntent(desk: Desk, claim: Claim, enrollment: EnrollmentState, stepId: string, nextIndex: number): Promise<boolean> {
  const message = await desk.store.messages.ofLedger(enrollment.campaignId, enrollment.customerId, stepId, enrollment.occasion);
  if (message?.status !== "intent") return false;
  const at = desk.deps.clock.now();
  const provider = message.provider ?? desk.deps.mailers.for(desk.settings.provider).provider;
  return desk.store.messages.commitResult(
    claim,
    message.id,
    { status: "unknown", provider, providerMessageId: null, refusal: null, at },
    nextStep(desk, { nextIndex }),
    [about(desk, enrollment, stepId, "unknown", { reason: "unknown-outcome", messageId: message.id })],
  );
}
