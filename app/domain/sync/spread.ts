import { unitInterval } from "../kernel/hash.ts";

/** Seconds into a period of `seconds` at which it is this shop's turn: always the same for a shop, evenly spread over all. */
export function turnOf(shop: string, seconds: number): number {
  return Math.floor(unitInterval(["sync-turn", shop]) * seconds);
}
