import { hasAgreed } from "../consent/legal-basis.ts";
import { isoWeekday, nextLocalTime } from "../kernel/time-zone.ts";
import type { EnrollmentState, JourneyFacts } from "./facts.ts";
import type { AwaitedEvent } from "./steps.ts";

/** The first moment after `from` at which the recipient's clock shows `at` on one of the weekdays. */
export function waitUntil(from: Date, zone: string, { at, weekdays }: { readonly at: string; readonly weekdays: readonly number[] | null }): Date {
  let candidate = nextLocalTime(from, zone, at);
  for (let days = 0; days < 7 && weekdays !== null && !weekdays.includes(isoWeekday(candidate, zone)); days += 1) {
    candidate = nextLocalTime(candidate, zone, at);
  }
  return candidate;
}

/** The same for the step with which a journey begins: one that begins at the very time, such as a mail to many at ten, does not wait a day. */
export function firstWaitUntil(from: Date, ...rest: [zone: string, step: Parameters<typeof waitUntil>[2]]): Date {
  return waitUntil(new Date(from.getTime() - 1), ...rest);
}

/** Whether what a step waits for has happened: since the step was entered, or at any time where it happens only once to the order or holds on. */
export function happenedSince(event: AwaitedEvent, since: Date, enrollment: EnrollmentState, facts: JourneyFacts): boolean {
  switch (event.kind) {
    case "ordered":
      return facts.orders.some((order) => order.id !== enrollment.orderId && order.createdAt >= since);
    case "fulfilled":
      return facts.order !== null && facts.order.fulfilledAt !== null;
    case "delivered":
      return facts.order !== null && facts.order.deliveredAt !== null;
    case "clicked":
      return facts.clicks.some((click) => click.at >= since);
    case "subscribed":
      return hasAgreed(facts.consent);
    case "segment-entered": {
      const membership = facts.segments.get(event.segmentId);
      return membership?.member === true && membership.since >= since;
    }
  }
}
