import { offerCode, offerWindow } from "../domain/incentives/code.ts";
import type { IssuedOffer, OfferTerms } from "../domain/incentives/offer.ts";
import type { EnrollmentState } from "../domain/journeys/facts.ts";
import type { Campaign } from "./ports/rows.ts";
import { ShopUnreachable } from "./ports/shop-api.ts";
import type { Desk } from "./shop-desk.ts";
import { decision, idOf } from "./write-decision.ts";

/** A step of somebody's journey that makes an offer. */
export interface OfferingStep {
  readonly enrollment: EnrollmentState;
  readonly campaign: Campaign;
  readonly stepId: string;
}

/** `over`: it was used, or has run out. `refused`: the shop does not make it. */
export type OfferOutcome =
  | { readonly kind: "issued"; readonly offer: IssuedOffer }
  | { readonly kind: "over" }
  | { readonly kind: "refused" }
  | { readonly kind: "unreachable"; readonly afterMs: number };

/**
 * Makes the unique code of a step in the shop itself. The code comes from enrollment and step, and its validity counts from
 * when it was first planned, so that a repeat is the same code.
 */
export async function issueOffer(desk: Desk, step: OfferingStep, terms: OfferTerms): Promise<OfferOutcome> {
  const { enrollment, stepId } = step;
  const { status, ...planned } = await desk.store.offers.plan({
    code: offerCode(desk.shop, enrollment.id, stepId), enrollmentId: enrollment.id, stepId, customerId: enrollment.customerId, terms, ...offerWindow(terms, desk.deps.clock.now()),
  });
  const offer = bare(planned);
  const running = offer.endsAt > desk.deps.clock.now();
  if (status === "redeemed" || !running) return { kind: "over" };
  return status === "issued" ? { kind: "issued", offer } : create(desk, step, offer);
}

/** The offer that an earlier step of the journey made; null when it made none, or it was used or has run out. */
export async function offerOfStep(desk: Desk, enrollmentId: string, stepId: string): Promise<IssuedOffer | null> {
  const found = await desk.store.offers.ofStep(enrollmentId, stepId);
  return found?.status === "issued" && found.endsAt > desk.deps.clock.now() ? bare(found) : null;
}

async function create(desk: Desk, step: OfferingStep, offer: IssuedOffer): Promise<OfferOutcome> {
  const { enrollment, campaign, stepId } = step;
  try {
    const api = await desk.deps.shops.for(desk.shop);
    const answer = await api.issueCode(offer, `${desk.profile.name}: ${campaign.name}`);
    if ("refused" in answer) {
      await desk.store.offers.markFailed(offer.code);
      desk.deps.log.warn({ shop: desk.shop, enrollmentId: enrollment.id, refused: answer.refused }, "the shop refused a discount code");
      return { kind: "refused" };
    }
    await desk.store.offers.markIssued(offer.code, answer.shopifyId);
  } catch (error) {
    if (!(error instanceof ShopUnreachable)) throw error;
    return { kind: "unreachable", afterMs: error.retryAfterMs };
  }
  await desk.store.decisions.append([
    decision(idOf("offer-issued", desk.shop, offer.code), "offer-issued", {
      customerId: enrollment.customerId, enrollmentId: enrollment.id, campaignId: enrollment.campaignId, checkoutToken: enrollment.checkoutToken, stepId, at: desk.deps.clock.now(),
      until: offer.endsAt, detail: { code: offer.code, terms: offer.terms, endsAt: offer.endsAt.toISOString() },
    }),
  ]);
  return { kind: "issued", offer };
}

function bare({ code, terms, startsAt, endsAt }: IssuedOffer): IssuedOffer {
  return { code, terms, startsAt, endsAt };
}
