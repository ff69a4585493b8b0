import type { JourneyDefinition } from "./definition.ts";
import type { EnrollmentState } from "./facts.ts";
import { placesOf } from "./places.ts";

const MINUTE_MS = 60_000;

/**
 * Whether `advance`, asked at `now`, can only let a journey wait or end, whatever the facts are: it stands at a wait that is
 * not over, or has none but a wait or the end behind it. Then it looks at no more than the person, the cart, the orders and
 * what ends a journey.
 */
export function onlyWaits(definition: JourneyDefinition, enrollment: Pick<EnrollmentState, "stepIndex" | "stepEnteredAt">, now: Date): boolean {
  if (definition.exits.some((one) => one.kind === "left-segment" || one.kind === "custom")) return false;
  const { stepIndex, stepEnteredAt } = enrollment;
  const place = placesOf(definition)[stepIndex];
  if (!place || !isWait(definition, stepIndex)) return false;
  const { step, next } = place;
  // the first wait counts from the shopper's last activity, which is a fact
  if (stepIndex > 0 && step.kind === "wait" && stepEnteredAt.getTime() + step.minutes * MINUTE_MS > now.getTime()) return true;
  const behind = placesOf(definition)[next];
  return !behind || behind.step.kind === "exit" || isWait(definition, next);
}

/** Whether there is a wait at a place that only time ends. */
export function isWait(definition: JourneyDefinition, stepIndex: number): boolean {
  const kind = placesOf(definition)[stepIndex]?.step.kind;
  return kind === "wait" || kind === "wait-until";
}
