import type { Order } from "../../domain/orders/order.ts";
import type { DecisionRow } from "../../use-cases/ports/rows.ts";

/** What orders are called, by id; those without a name are left out. */
export function orderNames(orders: readonly Order[]): ReadonlyMap<string, string> {
  return new Map(orders.flatMap(({ id, name }) => (name === "" ? [] : [[id, name]])));
}

/**
 * Which order each decision is about, by the decision's id: a journey is about the one with which it was entered last.
 * Decisions come oldest first.
 */
export function ordersOfDecisions(decisions: readonly DecisionRow[], names: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const current = new Map<string, string | undefined>();
  const found = new Map<string, string>();
  for (const { id, kind, enrollmentId, detail } of decisions) {
    const named = typeof detail["orderId"] === "string" ? names.get(detail["orderId"]) : undefined;
    if (kind === "enrolled" && enrollmentId !== null) current.set(enrollmentId, named);
    const order = named ?? (enrollmentId === null ? undefined : current.get(enrollmentId));
    if (order !== undefined) found.set(id, order);
  }
  return found;
}
