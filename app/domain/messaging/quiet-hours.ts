import { localTime, nextLocalTime } from "../kernel/time-zone.ts";

/** Local times of day, HH:MM; from 22:00 to 07:00 spans midnight; equal times mean no quiet hours. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** The end of the quiet hours that `now` lies in, by the recipient's own clock; null outside of them. */
export function quietUntil(now: Date, hours: QuietHours | null, zone: string): Date | null {
  if (hours === null || hours.from === hours.to) return null;
  const time = localTime(now, zone);
  const spansMidnight = hours.from > hours.to;
  const quiet = spansMidnight ? time >= hours.from || time < hours.to : time >= hours.from && time < hours.to;
  return quiet ? nextLocalTime(now, zone, hours.to) : null;
}
