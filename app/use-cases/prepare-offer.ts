import { offerCode, offerWindow } from "../domain/incentives/code.ts";
import type { IssuedOffer, OfferTerms } from "../domain/incentives/offer.ts";
import type { Claim } from "./ports/shop-store.ts";
import { ShopUnreachable } from "./ports/shop-api.ts";
import type { Desk } from "./shop-desk.ts";
import { about, drop, putOff, putOffLonger, timesPutOff } from "./wish.ts";
import type { Wish } from "./wish.ts";

const ATTEMPTS = 3;
const TRY_AGAIN_MS = 30 * 60_000;

/** Whether the message may go on, and with which offer; "stopped": it was put off or dropped, and that is committed. */
export type Prepared = { readonly kind: "ready"; readonly offer: IssuedOffer | null } | { readonly kind: "stopped" };

/**
 * Makes the unique code of a step that offers something, in the shop itself, before any mail names it. The code comes from
 * enrollment and step, so that a repeat is the same code. No code, no mail: it is tried three times, then the message is dropped.
 */
export async function prepareOffer(desk: Desk, claim: Claim, wish: Wish): Promise<Prepared> {
  const terms = wish.effect.offer;
  if (terms === null) return { kind: "ready", offer: null };
  const planned = await plan(desk, wish, terms);
  const { status, ...offer } = planned;
  const running = offer.endsAt > desk.deps.clock.now();
  if (status === "issued" && running) return { kind: "ready", offer: bare(offer) };
  // An offer is made once: when it was used or has run out before the mail went, there is none to show.
  if (status === "redeemed" || !running) return stop(() => drop(desk, claim, wish, "offer-not-issued"));
  const issued = await issue(desk, claim, wish, bare(offer));
  return issued ? { kind: "ready", offer: bare(offer) } : { kind: "stopped" };
}

async function plan(desk: Desk, { enrollment, effect }: Wish, terms: OfferTerms): ReturnType<Desk["store"]["offers"]["plan"]> {
  return desk.store.offers.plan({
    code: offerCode(desk.shop, enrollment.id, effect.stepId),
    enrollmentId: enrollment.id, stepId: effect.stepId, customerId: enrollment.customerId, terms,
    ...offerWindow(terms, desk.deps.clock.now()),
  });
}

async function issue(desk: Desk, claim: Claim, wish: Wish, offer: IssuedOffer): Promise<boolean> {
  let answer;
  try {
    const api = await desk.deps.shops.for(desk.shop);
    answer = await api.issueCode(offer, `${desk.profile.name}: ${wish.campaign.name}`);
  } catch (error) {
    if (!(error instanceof ShopUnreachable)) throw error;
    await putOffLonger(desk, claim, wish, error.retryAfterMs, "shop-unreachable");
    return false;
  }
  if ("refused" in answer) {
    await desk.store.offers.markFailed(offer.code);
    desk.deps.log.warn({ shop: desk.shop, enrollmentId: wish.enrollment.id, refused: answer.refused }, "the shop refused a discount code");
    const tried = 1 + (await timesPutOff(desk, wish, "offer-not-issued"));
    if (tried >= ATTEMPTS) await drop(desk, claim, wish, "offer-not-issued", { attempts: tried });
    else await putOff(desk, claim, wish, new Date(desk.deps.clock.now().getTime() + TRY_AGAIN_MS), "offer-not-issued");
    return false;
  }
  await desk.store.offers.markIssued(offer.code, answer.shopifyId);
  await desk.store.decisions.append([
    about(desk, wish.enrollment, wish.effect.stepId, "offer-issued", { until: offer.endsAt, detail: { code: offer.code, terms: offer.terms, endsAt: offer.endsAt.toISOString() } }),
  ]);
  return true;
}

function bare({ code, terms, startsAt, endsAt }: IssuedOffer): IssuedOffer {
  return { code, terms, startsAt, endsAt };
}

async function stop(end: () => Promise<void>): Promise<Prepared> {
  await end();
  return { kind: "stopped" };
}
