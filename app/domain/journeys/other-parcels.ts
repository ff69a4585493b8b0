import type { Order } from "../orders/order.ts";
import type { ExitReason } from "./decision.ts";
import { hasJourneyPerOrder } from "./definition.ts";
import type { JourneyDefinition } from "./definition.ts";
import type { EnrollmentState } from "./facts.ts";
import { startOfOrder } from "./start.ts";
import type { Start } from "./start.ts";

const FREED: readonly ExitReason[] = ["arrived", "order-cancelled"];

/** Whether a journey that ends leaves its place to another parcel of the person: it waited for one that is not late any more. */
export function freesPlace(definition: JourneyDefinition, { stepIndex }: Pick<EnrollmentState, "stepIndex">, reason: ExitReason): boolean {
  return definition.trigger.kind === "order-late" && !hasJourneyPerOrder(definition) && stepIndex === 0 && FREED.includes(reason);
}

/** What a person's other orders start, soonest first. They were refused while one had the place, and what is late sends no news by which it would be looked at again. */
export function otherParcels({ trigger }: Pick<JourneyDefinition, "trigger">, orders: readonly Order[], orderId: string | null): readonly { readonly start: Start; readonly order: Order }[] {
  const starts = orders.flatMap((order) => {
    const start = order.id === orderId || order.cancelledAt !== null || order.test ? null : startOfOrder(trigger, order);
    return start ? [{ start, order }] : [];
  });
  return starts.sort((a, b) => a.start.startsAt.getTime() - b.start.startsAt.getTime());
}
