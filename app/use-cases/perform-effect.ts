import type { OtherEffect, UndoneReason } from "../domain/journeys/decision.ts";
import type { EnrollmentState, JourneyFacts } from "../domain/journeys/facts.ts";
import { assertNever } from "../domain/kernel/never.ts";
import { issueOffer } from "./issue-offer.ts";
import type { WebhookBody } from "./ports/outbound-webhooks.ts";
import type { Campaign, DecisionRow } from "./ports/rows.ts";
import { ShopUnreachable } from "./ports/shop-api.ts";
import type { EffectAnswer, ShopApi } from "./ports/shop-api.ts";
import type { Claim } from "./ports/shop-store.ts";
import type { Desk } from "./shop-desk.ts";
import { growingPause } from "./wish.ts";
import { decision, idOf } from "./write-decision.ts";

/** With pauses that grow to an hour: some two hours of an address that does not answer, a day of a shop that does not. */
const MOST_CALLS = 8;
const MOST_CALLS_OF_SHOP = 29;
const MOST_REFUSED_CODES = 3;

/** A step other than a message that a journey wants done now. */
export interface StepToDo {
  readonly enrollment: EnrollmentState;
  readonly campaign: Campaign;
  readonly facts: JourneyFacts;
  readonly effect: OtherEffect;
  /** where the enrollment stands: at the step */
  readonly stepIndex: number;
  readonly stepEnteredAt: Date;
}

/** `again`: not now, but perhaps after a pause; after `most` tries in all it is given up for `reason`. */
type Outcome = "done" | { readonly notDone: UndoneReason } | { readonly again: UndoneReason; readonly afterMs: number; readonly most: number };

/**
 * Does a step other than a message, once: the intent is committed under the fence before anything is called, and the result
 * after. What a crash leaves in between is done again: tags and codes come out the same, and the others carry a key by which
 * the other side can tell a repetition. What cannot be done is given up after a bounded number of tries, with its reason in
 * the timeline, and the journey goes on.
 */
export async function performEffect(desk: Desk, claim: Claim, step: StepToDo): Promise<void> {
  const { enrollment, effect } = step;
  const begun = await desk.store.effects.begin(claim, { enrollmentId: enrollment.id, stepId: effect.stepId, campaignId: enrollment.campaignId, kind: effect.kind }, desk.deps.clock.now());
  if (begun.kind === "lost") return;
  if (begun.kind === "begun") {
    const outcome = await attempt(desk, step);
    if (outcome !== "done" && "again" in outcome && begun.attempts < outcome.most) return rest(desk, claim, step, growingPause(desk, outcome.afterMs, begun.attempts - 1));
    const reason = outcome === "done" ? null : "again" in outcome ? outcome.again : outcome.notDone;
    const result = { status: reason === null ? "done" : "not-done", reason, at: desk.deps.clock.now() } as const;
    await desk.store.effects.end(claim, { enrollmentId: enrollment.id, stepId: effect.stepId }, result, rowsOf(desk, step, reason, begun.attempts));
  }
  // The journey stands where it stood; the step counts as settled now, and the next look goes on behind it.
  await rest(desk, claim, step, desk.deps.clock.now());
}

async function rest(desk: Desk, claim: Claim, { enrollment, stepIndex, stepEnteredAt }: StepToDo, until: Date): Promise<void> {
  await desk.store.enrollments.wait(claim, enrollment.id, { stepIndex, stepEnteredAt }, until, []);
}

function rowsOf(desk: Desk, { enrollment, effect }: StepToDo, reason: UndoneReason | null, attempts: number): readonly DecisionRow[] {
  // The code itself is in the timeline already.
  if (reason === null && effect.kind === "issue-offer") return [];
  return [
    decision(idOf("effect", desk.shop, enrollment.id, effect.stepId), reason === null ? "done" : "not-done", {
      customerId: enrollment.customerId, enrollmentId: enrollment.id, campaignId: enrollment.campaignId, checkoutToken: enrollment.checkoutToken,
      stepId: effect.stepId, at: desk.deps.clock.now(), reason, detail: { kind: effect.kind, attempts },
    }),
  ];
}

async function attempt(desk: Desk, step: StepToDo): Promise<Outcome> {
  const { effect, facts: { customer }, campaign } = step;
  switch (effect.kind) {
    case "issue-offer":
      return offer(desk, step, effect);
    case "tag-customer":
      if (customer.shopifyId === null) return { notDone: "shop-refused" };
      return inShop(desk, step, (api) => api.tagCustomer(customer.shopifyId!, { add: effect.add, remove: effect.remove }));
    case "start-flow":
      return inShop(desk, step, (api) => api.startFlow({ customerShopifyId: customer.shopifyId, campaign: campaign.name, step: effect.stepId, idempotencyKey: keyOf(desk, step) }));
    case "call-webhook":
      return call(desk, step, effect.url);
    default:
      return assertNever(effect, "step of a journey");
  }
}

async function offer(desk: Desk, { enrollment, campaign }: StepToDo, { stepId, terms }: Extract<OtherEffect, { kind: "issue-offer" }>): Promise<Outcome> {
  const outcome = await issueOffer(desk, { enrollment, campaign, stepId }, terms);
  if (outcome.kind === "issued") return "done";
  if (outcome.kind === "unreachable") return { again: "shop-refused", afterMs: outcome.afterMs, most: MOST_CALLS_OF_SHOP };
  return outcome.kind === "refused" ? { again: "shop-refused", afterMs: 0, most: MOST_REFUSED_CODES } : { notDone: "shop-refused" };
}

async function inShop(desk: Desk, { enrollment, effect }: StepToDo, ask: (api: ShopApi) => Promise<EffectAnswer>): Promise<Outcome> {
  try {
    const answer = await ask(await desk.deps.shops.for(desk.shop));
    if (answer === "done") return "done";
    desk.deps.log.warn({ shop: desk.shop, enrollmentId: enrollment.id, kind: effect.kind, refused: answer.refused }, "the shop refused a step of a journey");
    return { notDone: "shop-refused" };
  } catch (error) {
    if (!(error instanceof ShopUnreachable)) throw error;
    return { again: "shop-refused", afterMs: error.retryAfterMs, most: MOST_CALLS_OF_SHOP };
  }
}

async function call(desk: Desk, step: StepToDo, url: string): Promise<Outcome> {
  const { enrollment, campaign, facts, effect } = step;
  const body: WebhookBody = {
    shop: desk.shop, campaign: { id: campaign.id, name: campaign.name }, step: effect.stepId, customerId: facts.customer.shopifyId,
    checkoutId: facts.checkout?.shopifyId ?? null, orderId: enrollment.orderId, idempotencyKey: keyOf(desk, step), at: desk.deps.clock.now().toISOString(),
  };
  const answer = await desk.deps.webhooks.call(url, body);
  if (answer === "done") return "done";
  if (answer === "again") return { again: "address-unreachable", afterMs: 0, most: MOST_CALLS };
  return { notDone: answer === "refused" ? "address-refused" : "address-declined" };
}

function keyOf({ shop }: Desk, { enrollment, effect }: StepToDo): string {
  return idOf("effect", shop, enrollment.id, effect.stepId);
}
