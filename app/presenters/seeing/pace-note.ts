import { mostOnDay } from "../../domain/messaging/pace-of-days.ts";
import { localDate } from "../../domain/kernel/time-zone.ts";
import type { ShopSettings } from "../../domain/shops/settings.ts";
import type { Format } from "../words/format.ts";

/** That only so many mails go out, and what follows for times that are worked out person by person; null where nothing limits a shop. */
export function paceNote({ maxPerHour, warmUp }: Pick<ShopSettings, "maxPerHour" | "warmUp">, format: Pick<Format, "count" | "zone">, now: Date): string | null {
  const today = mostOnDay({ maxPerHour: null, warmUp }, localDate(now, format.zone));
  const limits = [
    ...(today === null ? [] : [`Your sender address is new: at most ${format.count(today)} mails go out today, and more each day.`]),
    ...(maxPerHour === null ? [] : [`At most ${format.count(maxPerHour)} mails of your shop go out in an hour.`]),
  ];
  return limits.length === 0 ? null : [...limits, "Where more are due, the most important go first, and the others go later than it says here."].join(" ");
}
