import { DateTime, IANAZone } from "luxon";

const MINUTE_MS = 60_000;

/** Whether the platform knows this IANA zone. */
export function isTimeZone(zone: string): boolean {
  return IANAZone.isValidZone(zone);
}

function inZone(at: Date, zone: string): DateTime {
  const local = DateTime.fromJSDate(at, { zone });
  if (!local.isValid) throw new RangeError(`time zone: ${JSON.stringify(zone)} is not an IANA zone such as Europe/Berlin`);
  return local;
}

/** Clocks change only at full quarters of an hour, so an offset found holds for its quarter. Asking the platform takes most of a decision's time. */
const QUARTER_MS = 15 * MINUTE_MS;
const MOST_KNOWN = 50_000;
const known = new Map<string, number>();

/** The moment as its local clock shows it, in the UTC fields of a Date. */
function onLocalClock(at: Date, zone: string): Date {
  const quarter = Math.floor(at.getTime() / QUARTER_MS);
  const key = `${zone} ${quarter}`;
  let offset = known.get(key);
  if (offset === undefined) {
    offset = inZone(new Date(quarter * QUARTER_MS), zone).offset;
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, offset);
  }
  return new Date(at.getTime() + offset * MINUTE_MS);
}

/** The local date, YYYY-MM-DD. Throws RangeError for an unknown zone. */
export function localDate(at: Date, zone: string): string {
  return onLocalClock(at, zone).toISOString().slice(0, 10);
}

/** The local time of day, HH:MM. Throws RangeError for an unknown zone. */
export function localTime(at: Date, zone: string): string {
  return onLocalClock(at, zone).toISOString().slice(11, 16);
}

/**
 * The first moment strictly after `after` at which local clocks show `time` (HH:MM).
 * Where the time is skipped (clocks go forward) it is the first moment after the gap; where it comes twice, the first of both.
 */
export function nextLocalTime(after: Date, zone: string, time: string): Date {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const from = inZone(after, zone);
  for (let day = 0; day <= 2; day += 1) {
    const at = onDate(from.startOf("day").plus({ days: day }), hour, minute);
    if (at > after) return at;
  }
  throw new RangeError(`time zone: no ${time} after ${after.toISOString()} in ${zone}`);
}

function onDate(date: DateTime, hour: number, minute: number): Date {
  const wanted = date.set({ hour, minute });
  if (wanted.hour !== hour || wanted.minute !== minute) return afterGap(wanted);
  // luxon picks either side of an overlap; the earlier one shows the same clock.
  for (const overlap of [120, 60, 30]) {
    const earlier = wanted.minus({ minutes: overlap });
    if (earlier.hour === hour && earlier.minute === minute && earlier.hasSame(wanted, "day")) return earlier.toJSDate();
  }
  return wanted.toJSDate();
}

/** luxon moves a skipped time forward by the size of the gap; walk back to the gap's end. */
function afterGap(moved: DateTime): Date {
  let at = moved.toMillis();
  const offset = moved.offset;
  while (DateTime.fromMillis(at - MINUTE_MS, { zone: moved.zone }).offset === offset) at -= MINUTE_MS;
  return new Date(at);
}

/** The local day of the week, 1 Monday to 7 Sunday. Throws RangeError for an unknown zone. */
export function isoWeekday(at: Date, zone: string): number {
  return onLocalClock(at, zone).getUTCDay() || 7;
}
