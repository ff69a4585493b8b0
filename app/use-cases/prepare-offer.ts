import type { IssuedOffer } from "../domain/incentives/offer.ts";
import { issueOffer, offerOfStep } from "./issue-offer.ts";
import type { Claim } from "./ports/shop-store.ts";
import type { Desk } from "./shop-desk.ts";
import { drop, putOff, putOffLonger, timesPutOff } from "./wish.ts";
import type { Wish } from "./wish.ts";

const ATTEMPTS = 3;
const TRY_AGAIN_MS = 30 * 60_000;

/** Whether the message may go on, and with which offer; "stopped": it was put off or dropped, and that is committed. */
export type Prepared = { readonly kind: "ready"; readonly offer: IssuedOffer | null } | { readonly kind: "stopped" };
const STOPPED: Prepared = { kind: "stopped" };

/**
 * Makes the unique code of a step that offers something before any mail names it, or finds that of an earlier step. No code,
 * no mail: it is tried three times, then the message is dropped.
 */
export async function prepareOffer(desk: Desk, claim: Claim, wish: Wish): Promise<Prepared> {
  const { offer: terms, offerStepId, stepId } = wish.effect;
  if (offerStepId !== null) return showEarlier(desk, claim, wish, offerStepId);
  if (terms === null) return { kind: "ready", offer: null };
  const outcome = await issueOffer(desk, { enrollment: wish.enrollment, campaign: wish.campaign, stepId }, terms);
  switch (outcome.kind) {
    case "issued":
      return { kind: "ready", offer: outcome.offer };
    // An offer is made once: when it was used or has run out before the mail went, there is none to show.
    case "over":
      await drop(desk, claim, wish, "offer-not-issued");
      return STOPPED;
    case "unreachable":
      await putOffLonger(desk, claim, wish, outcome.afterMs, "shop-unreachable");
      return STOPPED;
    case "refused":
      await tryLater(desk, claim, wish);
      return STOPPED;
  }
}

async function showEarlier(desk: Desk, claim: Claim, wish: Wish, stepId: string): Promise<Prepared> {
  const offer = await offerOfStep(desk, wish.enrollment.id, stepId);
  if (offer) return { kind: "ready", offer };
  await drop(desk, claim, wish, "offer-not-issued");
  return STOPPED;
}

async function tryLater(desk: Desk, claim: Claim, wish: Wish): Promise<void> {
  const tried = 1 + (await timesPutOff(desk, wish, "offer-not-issued"));
  if (tried >= ATTEMPTS) await drop(desk, claim, wish, "offer-not-issued", { attempts: tried });
  else await putOff(desk, claim, wish, new Date(desk.deps.clock.now().getTime() + TRY_AGAIN_MS), "offer-not-issued");
}
