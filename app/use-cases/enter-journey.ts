import type { NotEnrolledReason } from "../domain/journeys/decision.ts";
import { hasJourneyPerOrder } from "../domain/journeys/definition.ts";
import type { EnrollmentState } from "../domain/journeys/facts.ts";
import { nextMessage } from "../domain/journeys/places.ts";
import { dueAtStart, firstMailAt, takesOver, whyNotInTime } from "../domain/journeys/start.ts";
import type { Start } from "../domain/journeys/start.ts";
import type { Order } from "../domain/orders/order.ts";
import type { Deps } from "./ports/deps.ts";
import type { DecisionRow } from "./ports/rows.ts";
import type { ShopStore } from "./ports/shop-store.ts";
import type { Running } from "./running-campaigns.ts";
import { whyNotLetIn } from "./why-not-let-in.ts";
import { decision, idOf } from "./write-decision.ts";

type Needs = Pick<Deps, "clock" | "ids">;

/** Somebody at the door of a journey that is not about a checkout. */
export interface Entering extends Running {
  readonly store: ShopStore;
  readonly customerId: string;
  readonly start: Start;
  readonly order: Order | null;
}

/**
 * Lets somebody into a journey, takes their open one to another order, or writes down once why not; says whether they came
 * in. An occasion starts one journey, for ever: safe to repeat, and the outcome does not depend on the order of facts. Where
 * each order has its own journey, others of the person do not stand in the way.
 */
export async function enterJourney(deps: Needs, entering: Entering): Promise<boolean> {
  const { store, campaign, customerId, definition, start } = entering;
  const theirs = await store.enrollments.inCampaign(campaign.id, customerId);
  const same = theirs.find((one) => one.occasion === start.occasion);
  // Said again, in case a crash came between entering and saying so; the row is the same.
  if (same) {
    if (same.status === "open") await announce(deps, entering, same.id);
    return false;
  }
  const open = hasJourneyPerOrder(definition) ? undefined : openOne(theirs);
  const late = await whyLate(deps, entering);
  if (late) return refuse(deps, entering, late);
  if (open && !takesOver(definition.trigger, start, open)) return refuse(deps, entering, "already-enrolled");
  const entrant = freshEnrollment(deps, entering);
  const earlier = theirs.filter((one) => one !== open || open.stepIndex > 0).map((one) => one.createdAt);
  const reason = await whyNotLetIn(store, definition, entrant, entering.order, earlier);
  if (reason) return refuse(deps, entering, reason);
  return open ? redirect(deps, entering, open) : begin(deps, entering, entrant);
}

/** The journey that another start has to do with; one that an order has for itself, from an earlier version, where there is no other. */
function openOne<One extends EnrollmentState & { readonly status: string }>(theirs: readonly One[]): One | undefined {
  const open = theirs.filter((one) => one.status === "open");
  return open.find((one) => !one.perOrder) ?? open[0];
}

async function whyLate(deps: Needs, { store, campaign, start, order }: Entering): Promise<NotEnrolledReason | null> {
  if (order?.test) return "test";
  if (order?.cancelledAt) return "order-cancelled";
  return whyNotInTime(start, { installedAt: await store.sync.installedAt(), switchedOnAt: campaign.switchedOnAt }, deps.clock.now());
}

function freshEnrollment(deps: Needs, { campaign, customerId, definition, start }: Entering): EnrollmentState {
  return {
    ...(hasJourneyPerOrder(definition) ? { perOrder: true } : {}),
    id: deps.ids.next(), campaignId: campaign.id, campaignVersion: campaign.currentVersion, customerId, checkoutToken: null,
    orderId: start.orderId, occasion: start.occasion, stepIndex: 0, stepEnteredAt: start.startsAt, createdAt: deps.clock.now(),
  };
}

async function begin(deps: Needs, entering: Entering, entrant: EnrollmentState): Promise<boolean> {
  const enrollment = await entering.store.enrollments.open(entrant, dueAtStart(entering.definition, entrant.stepEnteredAt));
  if (!enrollment) return refuse(deps, entering, "already-enrolled");
  await announce(deps, entering, enrollment.id);
  return true;
}

/** Said before it is done: a repeat after a crash finds the journey where it belongs, and would say nothing. */
async function redirect(deps: Needs, entering: Entering, open: EnrollmentState): Promise<boolean> {
  const { store, campaign, customerId, start, definition } = entering;
  const now = deps.clock.now();
  const left = decision(idOf("left", store.shop, open.id, open.occasion, start.occasion), "exited", { customerId, enrollmentId: open.id, campaignId: campaign.id, at: now, reason: "ordered" });
  await store.decisions.append([left, enrolledRow(deps, entering, open.id)]);
  const to = { orderId: start.orderId, occasion: start.occasion, stepEnteredAt: start.startsAt, createdAt: now };
  return store.enrollments.redirect(open.id, to, dueAtStart(definition, start.startsAt));
}

async function announce(deps: Needs, entering: Entering, enrollmentId: string): Promise<void> {
  await entering.store.decisions.append([enrolledRow(deps, entering, enrollmentId)]);
}

function enrolledRow(deps: Needs, { store, campaign, customerId, definition, start }: Entering, enrollmentId: string): DecisionRow {
  return decision(idOf("enrolled", store.shop, enrollmentId, start.occasion), "enrolled", {
    customerId, enrollmentId, campaignId: campaign.id, stepId: nextMessage(definition, 0), at: deps.clock.now(), until: firstMailAt(definition, start.startsAt), detail: about(start),
  });
}

async function refuse(deps: Needs, { store, campaign, customerId, start }: Entering, reason: NotEnrolledReason): Promise<false> {
  const id = idOf("not-enrolled", store.shop, campaign.id, customerId, start.occasion, reason);
  await store.decisions.append([decision(id, "not-enrolled", { customerId, campaignId: campaign.id, at: deps.clock.now(), reason, detail: about(start) })]);
  return false;
}

function about({ orderId }: Start): Readonly<Record<string, unknown>> {
  return orderId === null ? {} : { orderId };
}
