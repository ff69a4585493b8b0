/** What Shopify says of a shop's bucket of points, in each answer's `throttleStatus`. */
export interface ThrottleStatus {
  readonly maximumAvailable: number;
  readonly currentlyAvailable: number;
  readonly restoreRate: number;
}

/** One bucket of points for each shop, shared by all processes. Real time. */
export interface RateLimiter {
  /**
   * Reserves points for one query and says after how many milliseconds it may be sent: reservations stand in line, so
   * that nobody overtakes. Nothing is reserved when that would be longer than `longestMs`.
   */
  take(shop: string, points: number, longestMs: number): Promise<{ readonly reserved: boolean; readonly waitMs: number }>;
  /** Puts right what was reserved for a query by what it cost (null: it is not known) and by what Shopify says is left. */
  settle(shop: string, reserved: number, cost: number | null, status: ThrottleStatus | null): Promise<void>;
}
