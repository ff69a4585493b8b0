import { localTime, nextLocalTime } from "../kernel/time-zone.ts";

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

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
  return quiet ? nextEnd(now, time, zone, hours.to) : null;
}

/** On the night on which an hour comes twice, the end can come twice as well: somebody in the second hour waits for the second end, not for the next day's. */
function nextEnd(now: Date, time: string, zone: string, end: string): Date {
  const next = nextLocalTime(now, zone, end);
  const straight = new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS + ((minutesOf(end) - minutesOf(time) + DAY_MINUTES) % DAY_MINUTES) * MINUTE_MS);
  return straight > now && straight < next && localTime(straight, zone) === end ? straight : next;
}

function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return hour * 60 + minute;
}
