import type { ExitCondition } from "./definition.ts";

/** Ends a journey about an order of which nothing is left: all of it was refunded. */
export const NOTHING_LEFT: ExitCondition = { kind: "custom", if: { kind: "value", is: "at-most", minor: 0 } };
