import { offerCode } from "../domain/incentives/code.ts";
import { arbitrate } from "../domain/messaging/arbitrate.ts";
import { candidateOf } from "../domain/messaging/candidate-of.ts";
import type { Candidate, Verdict } from "../domain/messaging/candidate.ts";
import { CAP_WINDOW_MS } from "../domain/messaging/frequency-cap.ts";
import type { Claim } from "./ports/shop-store.ts";
import type { Desk } from "./shop-desk.ts";
import { drop, putOff } from "./wish.ts";
import type { AllowedWish, Wish } from "./wish.ts";

type History = Awaited<ReturnType<Desk["store"]["messages"]["history"]>>;

/** What counts towards the caps of a claimed person: nobody else sends them anything meanwhile, so it is read once. */
export function readHistory(desk: Desk, customerId: string): Promise<History> {
  return desk.store.messages.history(customerId, new Date(desk.deps.clock.now().getTime() - CAP_WINDOW_MS));
}

/**
 * Lets the arbiter decide over all that compete for one person; what it puts off or drops is committed with the reason,
 * what may be sent comes back. The holdout is left to the `final` round, which also writes the exposure for both arms.
 */
export async function arbitrateWishes(desk: Desk, claim: Claim, wishes: readonly Wish[], history: History, round: "first" | "final"): Promise<readonly AllowedWish[]> {
  if (wishes.length === 0) return [];
  const candidates = await candidatesOf(desk, wishes, round);
  const verdicts = arbitrate({ shop: desk.shop, customerId: claim.customerId, candidates, history }, desk.policy, desk.deps.clock.now());
  const allowed: AllowedWish[] = [];
  for (const [index, wish] of wishes.entries()) {
    const verdict = verdicts[index]!;
    if (round === "final") await expose(desk, wish, verdict);
    if (verdict.kind === "send") allowed.push({ ...wish, candidate: candidates[index]!, basis: verdict.basis });
    else if (verdict.kind === "replan") await putOff(desk, claim, wish, verdict.until, verdict.reason);
    else await drop(desk, claim, wish, verdict.reason);
  }
  return allowed;
}

async function candidatesOf(desk: Desk, wishes: readonly Wish[], round: "first" | "final"): Promise<readonly Candidate[]> {
  return Promise.all(wishes.map(async (wish) =>
    candidateOf({ ...wish, holdout: round === "final" ? wish.holdout : 0, wantedAt: wish.stepEnteredAt, offerEndsAt: await offerEnd(desk, wish) }),
  ));
}

/** When the offer ends that the message names; null where it names none, or it is made only with the message. */
async function offerEnd(desk: Desk, { enrollment, effect }: Wish): Promise<Date | null> {
  if (effect.offer === null && effect.offerStepId === null) return null;
  const offer = await desk.store.offers.get(offerCode(desk.shop, enrollment.id, effect.offerStepId ?? effect.stepId));
  return offer && offer.endsAt;
}

/** Both arms are written down at the moment the message would have gone; only then can they be compared. */
async function expose(desk: Desk, wish: Wish, verdict: Verdict): Promise<void> {
  const heldOut = verdict.kind === "drop" && verdict.reason === "held-out";
  if (verdict.kind !== "send" && !heldOut) return;
  const arm = heldOut ? "held-out" : "treated";
  await desk.store.exposures.record(wish.campaign.id, wish.enrollment.customerId, arm, desk.deps.clock.now());
}
