import { DateTime } from "luxon";
import { localDate } from "../kernel/time-zone.ts";
import type { ShopSettings } from "../shops/settings.ts";
import { warmUpDay, warmUpLimit } from "./warm-up.ts";

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** Parts of an hour that are whole minutes, the smallest first. */
const PARTS = [60, 30, 20, 15, 12, 10, 6, 5, 4, 3, 2, 1] as const;

/** A stretch of time in which only so many mails may go. All workers count in the same one. */
export interface SendWindow {
  /** whose mails it counts */
  readonly scope: "shop" | "provider";
  readonly name: string;
  readonly startsAt: Date;
  readonly lengthMs: number;
  readonly most: number;
  /** mails of a window on average: how fast a line of waiting mails gets shorter */
  readonly pace: number;
  readonly reason: "warming-up" | "sending-pace";
  /** when a window begins that has room for the mail behind `position` others in line */
  readonly turn: (position: number) => Date;
}

export interface PaceRules {
  readonly settings: Pick<ShopSettings, "maxPerHour" | "warmUp">;
  readonly provider: string;
  /** of all shops together; null: as many as there are */
  readonly perSecond: number | null;
  /** the shop's */
  readonly timeZone: string;
}

/** The windows that mails of a shop fall into now; none where nobody limits anything. */
export function sendWindows({ settings, provider, perSecond, timeZone }: PaceRules, now: Date): readonly SendWindow[] {
  const windows = [
    settings.maxPerHour === null ? null : hourWindow(settings.maxPerHour, now),
    settings.warmUp.on && settings.warmUp.startedOn !== null ? warmUpWindow(settings.warmUp.startedOn, timeZone, now) : null,
    perSecond === null ? null : even({ scope: "provider", name: `second/${provider}`, reason: "sending-pace", lengthMs: 1000, most: perSecond, pace: perSecond }, now),
  ];
  return windows.filter((one) => one !== null);
}

/** An hour's mails go out evenly over it: each part of it has its share, and all together exactly the maximum. */
function hourWindow(maximum: number, now: Date): SendWindow {
  const parts = PARTS.find((count) => count <= maximum) ?? 1;
  const part = Math.floor(((now.getTime() % HOUR_MS) / HOUR_MS) * parts);
  const most = Math.floor((maximum * (part + 1)) / parts) - Math.floor((maximum * part) / parts);
  return even({ scope: "shop", name: "hour", reason: "sending-pace", lengthMs: HOUR_MS / parts, most, pace: maximum / parts }, now);
}

function even(window: Omit<SendWindow, "startsAt" | "turn">, now: Date): SendWindow {
  const startsAt = new Date(Math.floor(now.getTime() / window.lengthMs) * window.lengthMs);
  return { ...window, startsAt, turn: (position) => new Date(startsAt.getTime() + window.lengthMs * (1 + Math.floor(position / window.pace))) };
}

function warmUpWindow(startedOn: string, zone: string, now: Date): SendWindow | null {
  const day = warmUpDay(startedOn, localDate(now, zone));
  const most = warmUpLimit(day);
  if (most === null) return null;
  const midnight = DateTime.fromJSDate(now, { zone }).startOf("day");
  const turn = (position: number): Date => {
    let ahead = 1;
    for (let room = 0; ; ahead += 1) {
      const limit = warmUpLimit(day + ahead);
      room += limit ?? 0;
      if (limit === null || position < room) return midnight.plus({ days: ahead }).toJSDate();
    }
  };
  return { scope: "shop", name: "warm-up", reason: "warming-up", startsAt: midnight.toJSDate(), lengthMs: DAY_MS, most, pace: most, turn };
}
