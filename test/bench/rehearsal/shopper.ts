const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The shop's clock stands at the end of the past. */
export const END = new Date("2026-06-30T12:00:00Z");
export const DAYS = 90;
/** two zones, each the only one of its country, on both sides of the world and neither far from a change of clocks */
const COUNTRIES = ["DE", "JP"] as const;
export const ZONES = { DE: "Europe/Berlin", JP: "Asia/Tokyo" } as const;

/** What one shopper of the bench did; worked out from their number alone. */
export interface Shopper {
  readonly number: number;
  readonly country: (typeof COUNTRIES)[number];
  /** checkouts begun, the last activity of each; a second replaces the first within the hour */
  readonly carts: readonly { readonly token: string; readonly begunAt: Date; readonly changedAt: Date | null; readonly variantId: string }[];
  readonly consents: boolean;
  /** nothing was ever heard of what they want */
  readonly silent: boolean;
  readonly boughtAt: Date | null;
  readonly unsubscribedAt: Date | null;
}

/** Variants 0 to 9 sell out for good, each on a day of its own; all others are there all the time. */
export const VARIANTS = 400;
export function soldOutAt(variantId: string): Date | null {
  return Number(variantId) < 10 ? new Date(END.getTime() - (DAYS - 5 - Number(variantId) * 8) * DAY) : null;
}

export function shopper(number: number): Shopper {
  const random = seeded(number + 1);
  // Many shop in the night of their own zone, as people do.
  const begunAt = new Date(END.getTime() - DAYS * DAY + Math.floor(random() * DAYS * 24 * 60) * MINUTE);
  const variant = (): string => String(Math.floor(random() * (random() < 0.1 ? 10 : VARIANTS)));
  const first = { token: `t${number}-0`, begunAt, changedAt: random() < 0.3 ? new Date(begunAt.getTime() + Math.ceil(random() * 30) * MINUTE) : null, variantId: variant() };
  const second = random() < 0.1 ? [{ token: `t${number}-1`, begunAt: new Date(begunAt.getTime() + 40 * MINUTE), changedAt: null, variantId: variant() }] : [];
  const carts = [first, ...second];
  const last = carts.at(-1)!;
  const mood = random();
  return {
    number, country: COUNTRIES[number % 2]!, carts, consents: mood < 0.7, silent: mood > 0.9,
    boughtAt: random() < 0.3 ? new Date(last.begunAt.getTime() + 31 * MINUTE + Math.floor(random() * 4 * 24 * 60) * MINUTE) : null,
    unsubscribedAt: random() < 0.05 ? new Date(last.begunAt.getTime() + Math.floor(random() * 3 * 24 * 60) * MINUTE) : null,
  };
}

/** mulberry32 */
function seeded(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
