import type { Order } from "../orders/order.ts";
import type { NotEnrolledReason } from "./decision.ts";
import type { JourneyDefinition } from "./definition.ts";
import type { EnrollmentState } from "./facts.ts";
import type { Trigger } from "./triggers.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** What arrives later than this after it happened starts no journey: the mail would surprise. */
const TOO_OLD_MS = 2 * DAY_MS;

/** What starts a journey that is not about a checkout. */
export interface Start {
  /** the order's id, a local date, or "once" */
  readonly occasion: string;
  readonly orderId: string | null;
  /** when the fact happens that starts it; may lie ahead */
  readonly startsAt: Date;
  /** it is a state, such as being late, that goes on: it is no old news however long ago it began */
  readonly lasting?: boolean;
}

/** What an order starts by a trigger that is about orders; null while there is nothing to start. */
export function startOfOrder(trigger: Trigger, order: Order): Start | null {
  const at = momentOf(trigger, order);
  return at && { occasion: order.id, orderId: order.id, startsAt: at, ...(trigger.kind === "order-late" ? { lasting: true } : {}) };
}

/**
 * When a journey starts that has not begun to do anything, by what is known of its order now: a carrier may promise another
 * day after somebody came in. Anything but a late order starts when it did.
 */
export function startsAtNow({ trigger }: Pick<JourneyDefinition, "trigger">, { stepIndex, stepEnteredAt }: Pick<EnrollmentState, "stepIndex" | "stepEnteredAt">, order: Order | null): Date {
  if (trigger.kind !== "order-late" || stepIndex > 0 || order === null) return stepEnteredAt;
  return momentOf(trigger, order) ?? stepEnteredAt;
}

function momentOf(trigger: Trigger, { createdAt, fulfilledAt, deliveredAt, expectedAt }: Order): Date | null {
  switch (trigger.kind) {
    case "order-placed":
      return createdAt;
    case "order-fulfilled":
      return fulfilledAt;
    case "order-delivered":
      return deliveredAt;
    case "order-late":
      if (trigger.of === "sending") return fulfilledAt === null ? inDays(createdAt, trigger.afterDays) : null;
      if (fulfilledAt === null || deliveredAt !== null) return null;
      // A promise names a day: once a day has passed since the promised time, that day is over wherever the parcel goes.
      return expectedAt === null ? inDays(fulfilledAt, trigger.afterDays) : inDays(expectedAt, 1);
    default:
      return null;
  }
}

/** What dates of a person count from. */
export interface Moments {
  readonly since: Date | null;
  readonly firstOrder: { readonly id: string; readonly createdAt: Date } | null;
  readonly lastOrder: { readonly id: string; readonly createdAt: Date } | null;
}

/** The one moment at which a trigger of dates starts somebody's journey, as far as is known now; null without the fact that it counts from. */
export function startOfDate(trigger: Extract<Trigger, { kind: "date" }>, { since, firstOrder, lastOrder }: Moments): Start | null {
  if (trigger.after === "customer-created") return since && { occasion: "once", orderId: null, startsAt: inDays(since, trigger.days) };
  const order = trigger.after === "first-order" ? firstOrder : lastOrder;
  return order && { occasion: order.id, orderId: order.id, startsAt: inDays(order.createdAt, trigger.days) };
}

function inDays(from: Date, days: number): Date {
  return new Date(from.getTime() + days * DAY_MS);
}

/** From when on facts start journeys. */
export interface Beginning {
  readonly installedAt: Date | null;
  readonly switchedOnAt: Date | null;
}

/** Why a fact is no reason any more to start a journey: it is from before the app or the campaign was there, or it came to be known too late. */
export function whyNotInTime({ startsAt, lasting = false }: Pick<Start, "startsAt" | "lasting">, { installedAt, switchedOnAt }: Beginning, now: Date): NotEnrolledReason | null {
  if (installedAt !== null && startsAt < installedAt) return "before-installation";
  if (switchedOnAt !== null && startsAt < switchedOnAt) return "too-old";
  return !lasting && now.getTime() - startsAt.getTime() > TOO_OLD_MS ? "too-old" : null;
}

/**
 * The same for a checkout that is touched, by when its first message is due: while that lies ahead, the shopper may be
 * written to, though the campaign was switched on after they left.
 */
export function whyCheckoutNotInTime(firstDueAt: Date, { switchedOnAt }: Pick<Beginning, "switchedOnAt">, now: Date): NotEnrolledReason | null {
  return whyNotInTime({ startsAt: firstDueAt }, { installedAt: null, switchedOnAt }, now);
}

/** When a fresh enrollment about anything but a checkout is first due: when it starts, and after a leading wait. */
export function dueAtStart({ steps: [first] }: JourneyDefinition, startsAt: Date): Date {
  return first?.kind === "wait" ? new Date(startsAt.getTime() + first.minutes * MINUTE_MS) : startsAt;
}

/** When the first mail of such an enrollment goes, as far as that is plain from its start: at once, or after one wait. Null where anything else comes before it. */
export function firstMailAt(definition: JourneyDefinition, startsAt: Date): Date | null {
  const [first, second] = definition.steps;
  const plain = first?.kind === "message" || (first?.kind === "wait" && second?.kind === "message");
  return plain ? dueAtStart(definition, startsAt) : null;
}

/**
 * Whether somebody's open journey begins anew because of another start. Of two orders the newer is written about, while the
 * journey has not begun to do anything; of two that are late, the one that was to come first. Dates follow the order that
 * they count from. A journey that an order has for itself is left to it.
 */
export function takesOver(trigger: Trigger, fresh: Start, open: Pick<EnrollmentState, "perOrder" | "occasion" | "stepIndex" | "stepEnteredAt">): boolean {
  if (open.perOrder) return false;
  if (trigger.kind === "date") return trigger.after === "last-order" || (trigger.after === "first-order" && open.stepIndex === 0);
  if (fresh.orderId === null || open.stepIndex > 0) return false;
  const later = fresh.startsAt.getTime() - open.stepEnteredAt.getTime() || (fresh.occasion > open.occasion ? 1 : -1);
  return trigger.kind === "order-late" ? later < 0 : later > 0;
}
