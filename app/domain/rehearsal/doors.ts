import type { JourneyDefinition } from "../journeys/definition.ts";
import { startOfDate, startOfOrder } from "../journeys/start.ts";
import type { Start } from "../journeys/start.ts";
import { localDate } from "../kernel/time-zone.ts";
import type { Order } from "../orders/order.ts";
import { activityOf, ordersAsOf } from "./as-of.ts";
import type { PastCheckout, PersonPast } from "./past.ts";

const DAY_MS = 24 * 60 * 60_000;

export interface Period {
  readonly from: Date;
  readonly to: Date;
}

/** A moment at which somebody came to the door of a campaign, and what it would have been about. */
export type Coming = { readonly at: Date; readonly past: PastCheckout } | { readonly at: Date; readonly start: Start; readonly order: Order | null };

/** Every moment at which a person came to the door with something that starts within a period, oldest first. A trigger without a source has none. */
export function comings({ trigger }: Pick<JourneyDefinition, "trigger">, person: PersonPast, { from, to }: Period, shopZone: string): readonly Coming[] {
  if (trigger.kind === "checkout-abandoned") return person.checkouts.flatMap((past) => activityOf(past).map((at) => ({ at, past }))).filter(({ at }) => at >= from && at < to).sort(byTime);
  return starts(trigger, person, to, shopZone).filter(({ at, start }) => at < to && start.startsAt >= from && start.startsAt < to).sort(byTime);
}

type Starting = Extract<Coming, { start: Start }>;

function starts(trigger: JourneyDefinition["trigger"], person: PersonPast, to: Date, shopZone: string): Starting[] {
  switch (trigger.kind) {
    case "order-placed":
    case "order-fulfilled":
    case "order-delivered":
    case "order-late":
      return newsOfOrders(person).flatMap(({ at, order }) => asStarting(at, startOfOrder(trigger, order), order));
    case "date":
      if (trigger.after === "customer-created") return person.since === null ? [] : asStarting(person.since, startOfDate(trigger, { since: person.since, firstOrder: null, lastOrder: null }));
      return newsOfOrders(person).flatMap(({ at }) => asStarting(at, startOfDate(trigger, ordersOf(person, at))));
    case "customer-created":
      return person.since === null ? [] : asStarting(person.since, { occasion: "once", orderId: null, startsAt: person.since });
    case "segment-entered": {
      const membership = person.segments.get(trigger.segmentId);
      return membership?.member ? asStarting(membership.since, { occasion: localDate(membership.since, shopZone), orderId: null, startsAt: membership.since }) : [];
    }
    case "broadcast": {
      const at = broadcastAt(new Date(trigger.at), to);
      const meant = trigger.segmentId === null || person.segments.get(trigger.segmentId)?.member === true;
      return meant && person.customer.email !== null ? asStarting(at, { occasion: "once", orderId: null, startsAt: at }) : [];
    }
    default:
      return [];
  }
}

function asStarting(at: Date, start: Start | null, order: Order | null = null): Starting[] {
  return start ? [{ at, start, order }] : [];
}

/** Each order at each moment at which something became known of it. */
function newsOfOrders({ orders }: PersonPast): readonly { readonly at: Date; readonly order: Order }[] {
  return orders.flatMap((order) => {
    const times = [order.createdAt, order.fulfilledAt, order.deliveredAt].filter((at) => at !== null);
    return [...new Set(times)].flatMap((at) => ordersAsOf([order], at).map((known) => ({ at, order: known })));
  });
}

function ordersOf({ orders }: PersonPast, at: Date): Parameters<typeof startOfDate>[1] {
  const real = ordersAsOf(orders, at).filter((order) => !order.test && order.cancelledAt === null);
  return { since: null, firstOrder: real.at(-1) ?? null, lastOrder: real[0] ?? null };
}

/** A broadcast that has not gone out yet is taken as sent at the same weekday and time of the last week that is over. */
function broadcastAt(at: Date, to: Date): Date {
  const week = 7 * DAY_MS;
  const weeks = at < to ? 0 : Math.floor((at.getTime() - to.getTime()) / week) + 1;
  return new Date(at.getTime() - weeks * week);
}

function byTime(a: Coming, b: Coming): number {
  return a.at.getTime() - b.at.getTime();
}
