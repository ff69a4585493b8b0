const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

/** The days that the rate is taken over. */
export const COMPLAINT_WINDOW_MS = 7 * DAY_MS;
/** After this time the arbiter looks again whether the brake is still on. */
export const BRAKE_REST_MS = 6 * HOUR_MS;
/** How long a merchant can lift it. */
export const BRAKE_LIFT_MS = DAY_MS;

/** Gmail and Yahoo ask bulk senders to stay below 0.10 % and never to reach 0.30 %. */
export const WARN_RATE = 0.001;
export const BRAKE_RATE = 0.003;

/** Messages of the last 7 days that were delivered, and that people called spam. */
export interface ComplaintFigures {
  readonly delivered: number;
  readonly complained: number;
}

/**
 * From how many complaints on which share stops marketing. A few complaints say little of the rate of a small shop: at a
 * healthy 0.10 %, 5 among 1,667 mails come about in one week of 36, and 3 among 300 in one of 278.
 */
const STOPS: readonly { readonly complained: number; readonly rate: number }[] = [
  { complained: 5, rate: BRAKE_RATE },
  { complained: 3, rate: 0.01 },
];

/** Fewer complaints than this never stop anything, whatever was delivered. */
export const FEWEST_COMPLAINTS = Math.min(...STOPS.map((one) => one.complained));

/** The most delivered messages at which so many complaints still stop marketing; 0 where they never do. Nobody has to count further. */
export function brakesUpTo(complained: number): number {
  return Math.max(0, ...STOPS.filter((one) => complained >= one.complained).map((one) => Math.floor(complained / one.rate)));
}

export type BrakeState = "off" | "high" | "lifted" | "on";

/** Whether marketing rests. It goes on once the rate has fallen, after 7 days of rest at the latest, or while the merchant has lifted it. "high": the rate is above what mail services ask for. */
export function complaintBrake({ delivered, complained }: ComplaintFigures, liftedUntil: Date | null, now: Date): BrakeState {
  if (delivered <= brakesUpTo(complained) && complained >= FEWEST_COMPLAINTS) return liftedUntil !== null && liftedUntil > now ? "lifted" : "on";
  return complained >= FEWEST_COMPLAINTS && complained >= delivered * WARN_RATE ? "high" : "off";
}

/** Until when the merchant has lifted the brake; null where they have not. */
export function liftedUntil({ brakeLiftedUntil }: { readonly brakeLiftedUntil: string | null }): Date | null {
  return brakeLiftedUntil === null ? null : new Date(brakeLiftedUntil);
}
