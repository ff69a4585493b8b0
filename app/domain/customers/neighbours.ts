import type { Checkout } from "../carts/checkout.ts";
import { BURST_MINUTES, cartLikeness, hasNothingToPay, type Neighbours } from "./bot-score.ts";

/** What of a checkout is compared. */
export type Begun = Pick<Checkout, "token" | "email" | "phone" | "lines" | "subtotal" | "total" | "createdAt">;
const WINDOW_MS = BURST_MINUTES * 60_000;

/** For each checkout how many like it were begun within `BURST_MINUTES` before or after it, among those given. */
export function countNeighbours(begun: readonly Begun[]): ReadonlyMap<string, Neighbours> {
  const fromAddress = counts(begun, addressOf, (one) => one.token);
  const sameCart = counts(begun, cartLikeness, (one) => addressOf(one) ?? one.token);
  const nothingToPay = counts(begun, (one) => (hasNothingToPay(one) ? "nothing" : null), (one) => addressOf(one) ?? one.token);
  return new Map(begun.map(({ token }) => [token, { fromAddress: fromAddress.get(token) ?? 1, sameCart: sameCart.get(token) ?? 1, nothingToPay: nothingToPay.get(token) ?? 1 }]));
}

function addressOf({ email, phone }: Begun): string | null {
  return email?.toLowerCase() ?? phone;
}

/** By token: how many different `who` of the same group lie within the window. One walk over each group in order of time. */
function counts(begun: readonly Begun[], groupOf: (one: Begun) => string | null, who: (one: Begun) => string): ReadonlyMap<string, number> {
  const counted = new Map<string, number>();
  for (const [group, members] of Map.groupBy(begun, groupOf)) {
    if (group === null) continue;
    const sorted = [...members].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
    const inside = new Map<string, number>();
    let [first, next] = [0, 0];
    for (const one of sorted) {
      const at = one.createdAt.getTime();
      for (; next < sorted.length && sorted[next]!.createdAt.getTime() <= at + WINDOW_MS; next += 1) change(inside, who(sorted[next]!), 1);
      for (; sorted[first]!.createdAt.getTime() < at - WINDOW_MS; first += 1) change(inside, who(sorted[first]!), -1);
      counted.set(one.token, inside.size);
    }
  }
  return counted;
}

function change(inside: Map<string, number>, who: string, by: number): void {
  const count = (inside.get(who) ?? 0) + by;
  if (count === 0) inside.delete(who);
  else inside.set(who, count);
}
