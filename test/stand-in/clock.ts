import { DateTime } from "luxon";
import type { Documents } from "./world/documents.ts";
import type { WorldClock } from "./world/world.ts";

/** A clock that tells when it was moved. */
export interface StandInClock extends WorldClock {
  /** moves business time forward by `ms` milliseconds; throws RangeError for anything else than 1 ms to 400 days */
  advance(ms: number): void;
  /** calls `listener` after each advance; returns how to stop it */
  onAdvance(listener: () => void): () => void;
}

const LONGEST_STEP_MS = 400 * 24 * 3600_000;

/** The stand-in's clock, kept in `documents` so that a restart goes on where it was. At first start it is 10:00 in `timeZone` of the current day. */
export function createClock(documents: Documents, timeZone: string): StandInClock {
  const listeners = new Set<() => void>();
  let offset = documents.get<{ offsetMs: number }>("clock", "business-time")?.offsetMs ?? firstOffset(timeZone, Date.now());
  const keep = (): void => documents.put("clock", "business-time", { offsetMs: offset });
  keep();
  return {
    now: () => new Date(Date.now() + offset),
    offsetMs: () => offset,
    advance(ms) {
      if (!Number.isFinite(ms) || ms < 1 || ms > LONGEST_STEP_MS) throw new RangeError(`ms: ${ms}, allowed are 1 to ${LONGEST_STEP_MS}`);
      offset += Math.round(ms);
      keep();
      for (const listener of listeners) listener();
    },
    onAdvance(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Milliseconds from the real time to 10:00 of the same local day, a sensible hour to begin a demonstration in. */
export function firstOffset(timeZone: string, realNow: number): number {
  const local = DateTime.fromMillis(realNow, { zone: timeZone });
  if (!local.isValid) throw new RangeError(`timeZone: "${timeZone}" is not an IANA time zone`);
  return local.set({ hour: 10, minute: 0, second: 0, millisecond: 0 }).toMillis() - realNow;
}
