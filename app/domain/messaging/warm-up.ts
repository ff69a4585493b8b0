import { DateTime } from "luxon";

/**
 * Mails a day from a domain that mail services do not know yet, the first day first: Twilio SendGrid's recommended
 * schedule for a new sender, https://www.twilio.com/docs/sendgrid/concepts/reputation/warm-up-ip-addresses. After its last
 * day there is no limit.
 */
export const WARM_UP_SCHEDULE: readonly number[] = [
  50, 100, 500, 1_000, 5_000, 10_000, 20_000, 40_000, 70_000, 100_000, 150_000, 250_000, 400_000, 600_000, 1_000_000,
];

/** The limit of a day of the warm-up, 0 the first; null once it is over. A day before the first counts as the first: the schedule never runs ahead. */
export function warmUpLimit(day: number): number | null {
  return WARM_UP_SCHEDULE[Math.max(0, day)] ?? null;
}

/** How many local days the warm-up has been under way, 0 on its first; dates as YYYY-MM-DD. */
export function warmUpDay(startedOn: string, today: string): number {
  return Math.round(DateTime.fromISO(today, { zone: "utc" }).diff(DateTime.fromISO(startedOn, { zone: "utc" }), "days").days);
}
