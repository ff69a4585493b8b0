import type { ShopSettings } from "../shops/settings.ts";
import { warmUpDay, warmUpLimit } from "./warm-up.ts";

/** Most mails of a shop on one local day (YYYY-MM-DD), by its own pace and the warm-up; null without a limit. Quiet hours can make it fewer. */
export function mostOnDay({ maxPerHour, warmUp }: Pick<ShopSettings, "maxPerHour" | "warmUp">, day: string): number | null {
  const limits = [maxPerHour === null ? null : maxPerHour * 24, warmUp.on && warmUp.startedOn !== null ? warmUpLimit(warmUpDay(warmUp.startedOn, day)) : null].filter((one) => one !== null);
  return limits.length === 0 ? null : Math.min(...limits);
}

/** How many of today's `most` may still go, after `sent` and with so many hours of the day left. */
export function leftToday({ maxPerHour }: Pick<ShopSettings, "maxPerHour">, most: number, sent: number, hoursLeft: number): number {
  return Math.max(0, Math.min(most - sent, maxPerHour === null ? Infinity : Math.ceil(maxPerHour * hoursLeft)));
}

/**
 * How many mails go out on each day where only so many may: what finds no room goes on the days after. An upper bound, for
 * what waits too long is not sent any more. `room`: null for a day without a limit.
 */
export function flow(planned: readonly number[], room: readonly (number | null)[]): readonly number[] {
  let waiting = 0;
  return planned.map((wanted, index) => {
    const goes = Math.min(waiting + wanted, room[index] ?? Infinity);
    waiting += wanted - goes;
    return goes;
  });
}
