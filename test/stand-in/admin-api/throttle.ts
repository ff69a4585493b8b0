/** Points in a full bucket and points given back each second, on Shopify's standard plan. */
export const BUCKET = { maximumAvailable: 2000, restoreRate: 100 } as const;

export interface ThrottleStatus {
  readonly maximumAvailable: number;
  readonly currentlyAvailable: number;
  readonly restoreRate: number;
}

/** One leaky bucket for each shop, in real time. */
export class Throttle {
  readonly #buckets = new Map<string, { level: number; at: number }>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  status(shop: string): ThrottleStatus {
    return { ...BUCKET, currentlyAvailable: Math.floor(this.#level(shop)) };
  }

  /** Takes the points if they are there; false is THROTTLED. */
  take(shop: string, points: number): boolean {
    const level = this.#level(shop);
    if (points > level) return false;
    this.#buckets.set(shop, { level: level - points, at: this.#now() });
    return true;
  }

  /** Gives back what a query asked for and did not use. */
  giveBack(shop: string, points: number): void {
    this.#buckets.set(shop, { level: Math.min(BUCKET.maximumAvailable, this.#level(shop) + points), at: this.#now() });
  }

  #level(shop: string): number {
    const bucket = this.#buckets.get(shop) ?? { level: BUCKET.maximumAvailable, at: this.#now() };
    return Math.min(BUCKET.maximumAvailable, bucket.level + ((this.#now() - bucket.at) / 1000) * BUCKET.restoreRate);
  }
}
