import type { JourneyFacts } from "../journeys/facts.ts";
import { assertNever } from "../kernel/never.ts";
import type { Order } from "../orders/order.ts";
import type { Predicate, PredicateLeaf } from "./predicate.ts";

/** "unknown": what it asks was never observed. */
export type Answer = boolean | "unknown";

export interface PredicateFacts extends Pick<JourneyFacts, "customer" | "checkout" | "order" | "orders" | "segments" | "clicks" | "consent" | "sentSteps" | "lostMails"> {
  /** of the journey that asks; absent at its door, where nobody has had a mail of it */
  readonly occasion?: string;
}

const DAY_MS = 24 * 60 * 60_000;

/** Answers a predicate by Kleene's three-valued logic: what was never observed makes an answer unknown only where it matters. */
export function evaluate(predicate: Predicate, facts: PredicateFacts, now: Date): Answer {
  switch (predicate.kind) {
    case "all":
      return combine(predicate.of, false, facts, now);
    case "any":
      return combine(predicate.of, true, facts, now);
    case "not": {
      const answer = evaluate(predicate.of, facts, now);
      return answer === "unknown" ? answer : !answer;
    }
    default:
      return answerLeaf(predicate, facts, now);
  }
}

/** `decisive`: the answer of one part that settles the whole. */
function combine(parts: readonly Predicate[], decisive: boolean, facts: PredicateFacts, now: Date): Answer {
  let known = true;
  for (const part of parts) {
    const answer = evaluate(part, facts, now);
    if (answer === decisive) return decisive;
    known &&= answer !== "unknown";
  }
  return known ? !decisive : "unknown";
}

function answerLeaf(leaf: PredicateLeaf, facts: PredicateFacts, now: Date): Answer {
  switch (leaf.kind) {
    case "orders-count":
      return compare(realOrders(facts.orders, now).length, leaf.is, leaf.count);
    case "total-spent":
      return compare(realOrders(facts.orders, now).reduce((sum, order) => sum + order.total.minor, 0), leaf.is, leaf.minor);
    case "days-since-last-order": {
      const last = realOrders(facts.orders, now).reduce((newest, order) => Math.max(newest, order.createdAt.getTime()), -Infinity);
      return last !== -Infinity && compare(Math.floor((now.getTime() - last) / DAY_MS), leaf.is, leaf.days);
    }
    case "value": {
      const value = subjectValue(facts);
      return value === null ? "unknown" : compare(value, leaf.is, leaf.minor);
    }
    case "country":
      return oneOf(facts.consent.country ?? facts.customer.country, leaf.in);
    case "language":
      return oneOf((facts.checkout?.locale ?? facts.customer.locale)?.slice(0, 2).toLowerCase() ?? null, leaf.in);
    case "product":
      return subjectProducts(facts).some((id) => leaf.in.includes(id));
    case "segment":
      return facts.segments.get(leaf.segmentId)?.member ?? "unknown";
    case "clicked":
      return facts.clicks.some((click) => leaf.stepId === null || click.stepId === leaf.stepId);
    case "mailed":
      return wasMailed(leaf.stepId, facts);
    default:
      return assertNever(leaf, "question about a person");
  }
}

function wasMailed(stepId: string | null, { occasion, sentSteps, lostMails = [] }: PredicateFacts): Answer {
  if (occasion === undefined) return false;
  const made = (stepId === null ? [...sentSteps.keys()] : [stepId]).filter((step) => sentSteps.get(step)?.includes(occasion));
  const outcomes = made.map((step) => lostMails.find((lost) => lost.stepId === step && lost.occasion === occasion)?.outcome ?? "sent");
  return outcomes.includes("sent") || (outcomes.includes("unknown") && "unknown");
}

function compare(value: number, is: "at-least" | "at-most", limit: number): boolean {
  return is === "at-least" ? value >= limit : value <= limit;
}

function oneOf(value: string | null, allowed: readonly string[]): Answer {
  return value === null ? "unknown" : allowed.includes(value);
}

function realOrders(orders: readonly Order[], now: Date): readonly Order[] {
  const byId = new Map(orders.map((order) => [order.id, order]));
  return [...byId.values()].filter((order) => !order.test && order.cancelledAt === null && order.createdAt <= now);
}

/** In the shop's currency; a cart in another currency cannot be compared. */
function subjectValue({ checkout, order }: PredicateFacts): number | null {
  if (order) return order.total.minor;
  return checkout && checkout.subtotal.currency === checkout.currency ? checkout.subtotal.minor : null;
}

function subjectProducts({ checkout, order }: PredicateFacts): readonly string[] {
  return [...(order?.lines ?? []), ...(checkout?.lines ?? [])].flatMap((line) => line.productId ?? []);
}
