import { arbitrate } from "../domain/messaging/arbitrate.ts";
import type { Verdict } from "../domain/messaging/candidate.ts";
import type { Claim } from "./ports/shop-store.ts";
import type { Desk } from "./shop-desk.ts";
import { drop, putOff } from "./wish.ts";
import type { AllowedWish, Wish } from "./wish.ts";

const HISTORY_MS = 7 * 24 * 60 * 60_000;

/**
 * Lets the arbiter decide over all that compete for one person; what it puts off or drops is committed with the reason,
 * what may be sent comes back. The holdout is left to the `final` round, which also writes the exposure for both arms.
 */
export async function arbitrateWishes(desk: Desk, claim: Claim, wishes: readonly Wish[], round: "first" | "final"): Promise<readonly AllowedWish[]> {
  const [first] = wishes;
  if (!first) return [];
  const verdicts = await ask(desk, claim.customerId, wishes, first, round);
  const allowed: AllowedWish[] = [];
  for (const [index, wish] of wishes.entries()) {
    const verdict = verdicts[index]!;
    if (round === "final") await expose(desk, wish, verdict);
    if (verdict.kind === "send") allowed.push({ ...wish, basis: verdict.basis });
    else if (verdict.kind === "replan") await putOff(desk, claim, wish, verdict.until, verdict.reason);
    else await drop(desk, claim, wish, verdict.reason);
  }
  return allowed;
}

async function ask(desk: Desk, customerId: string, wishes: readonly Wish[], { facts }: Wish, round: "first" | "final"): Promise<readonly Verdict[]> {
  const now = desk.deps.clock.now();
  const history = await desk.store.messages.history(customerId, new Date(now.getTime() - HISTORY_MS));
  const candidates = wishes.map((wish) => ({
    enrollmentId: wish.enrollment.id, campaignId: wish.campaign.id, stepId: wish.effect.stepId, occasion: wish.enrollment.occasion,
    priority: wish.campaign.priority, holdout: round === "final" ? wish.holdout : 0, purpose: wish.effect.purpose, channel: "email" as const, expiresAt: null,
  }));
  const person = { shop: desk.shop, customerId, candidates, history, consent: facts.consent, timeZone: facts.timeZone };
  return arbitrate(person, desk.policy, now);
}

/** Both arms are written down at the moment the message would have gone; only then can they be compared. */
async function expose(desk: Desk, wish: Wish, verdict: Verdict): Promise<void> {
  const heldOut = verdict.kind === "drop" && verdict.reason === "held-out";
  if (verdict.kind !== "send" && !heldOut) return;
  const arm = heldOut ? "held-out" : "treated";
  await desk.store.exposures.record(wish.campaign.id, wish.enrollment.customerId, arm, desk.deps.clock.now());
}
