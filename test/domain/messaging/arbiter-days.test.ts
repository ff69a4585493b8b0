import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localTime } from "../../../app/domain/kernel/time-zone.ts";
import { arbitrate } from "../../../app/domain/messaging/arbitrate.ts";
import type { Candidate, SendPolicy, Verdict } from "../../../app/domain/messaging/candidate.ts";
import { CAP_WINDOW_MS } from "../../../app/domain/messaging/frequency-cap.ts";
import { POLICY } from "../../support/policy.ts";
import { DAY, HOUR, MINUTE } from "../../support/samples.ts";
import { aCandidate, aPerson } from "./a-candidate.ts";

/** Both days of each zone on which its clocks change; in Lord Howe by half an hour. */
const CHANGES = [
  ["Europe/Berlin", "2026-03-29"], ["Europe/Berlin", "2026-10-25"], ["America/New_York", "2026-03-08"], ["America/New_York", "2026-11-01"],
  ["Australia/Lord_Howe", "2026-04-05"], ["Australia/Lord_Howe", "2026-10-04"], ["Asia/Tokyo", "2026-06-16"],
] as const;
const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30)).map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);
const quietHours = fc.option(fc.oneof(fc.constant({ from: "22:00", to: "07:00" }), fc.record({ from: clock, to: clock })), { nil: null });
const policies = fc.record({ quietHours, frequencyCapPerDay: fc.integer({ min: 1, max: 3 }), frequencyCapPerWeek: fc.integer({ min: 1, max: 6 }) }).map((part): SendPolicy => ({ ...POLICY, ...part }));

/** Mails that different campaigns of one person want at some quarter of an hour within ten days. */
const wanted = fc.array(
  fc.record({
    quarter: fc.integer({ min: 0, max: 10 * 24 * 4 }), priority: fc.integer({ min: 0, max: 3 }), lastsHours: fc.integer({ min: 1, max: 15 * 24 }),
    purpose: fc.constantFrom("marketing" as const, "marketing" as const, "marketing" as const, "transactional" as const), holdout: fc.constantFrom(0, 0, 0, 0.5), campaign: fc.integer({ min: 0, max: 4 }),
  }),
  { minLength: 1, maxLength: 12 },
);

interface Waiting {
  readonly candidate: Candidate;
  readonly dueAt: Date;
}
interface Settled {
  readonly candidate: Candidate;
  readonly at: Date;
  readonly verdict: Exclude<Verdict, { kind: "replan" }>;
}

/** Lets time go by from moment to moment at which something is due, as the worker does. `brake`: on in these hours. */
function live(start: Date, list: readonly Waiting[], policy: SendPolicy, shuffle: (list: readonly Waiting[]) => readonly Waiting[], brake: (now: Date) => boolean): { settled: Settled[]; turns: number } {
  let waiting = [...list];
  const settled: Settled[] = [];
  let turns = 0;
  while (waiting.length > 0 && turns < 2_000) {
    turns += 1;
    const now = new Date(Math.max(start.getTime(), Math.min(...waiting.map((one) => one.dueAt.getTime()))));
    const due = shuffle(waiting.filter((one) => one.dueAt <= now));
    const history = settled.filter((one) => one.verdict.kind === "send" && one.at.getTime() > now.getTime() - CAP_WINDOW_MS).map(({ at, candidate }) => ({ at, purpose: candidate.purpose }));
    const braked = brake(now);
    const verdicts = arbitrate(aPerson({ candidates: due.map((one) => one.candidate), history }), { ...policy, braked }, now);
    expect(verdicts, "each candidate gets one verdict").toHaveLength(due.length);
    const backwards = arbitrate(aPerson({ candidates: due.map((one) => one.candidate).reverse(), history: [...history].reverse() }), { ...policy, braked }, now);
    expect([...backwards].reverse(), "the outcome does not depend on the order").toEqual(verdicts);
    waiting = waiting.filter((one) => !due.includes(one));
    for (const [index, { candidate }] of due.entries()) {
      const verdict = verdicts[index]!;
      if (verdict.kind !== "replan") settled.push({ candidate, at: now, verdict });
      else {
        expect(verdict.until > now && verdict.until < candidate.expiresAt, "a new plan is later, and before the end").toBe(true);
        waiting.push({ candidate, dueAt: verdict.until });
      }
    }
  }
  return { settled, turns };
}

function check(settled: readonly Settled[], policy: SendPolicy, timeZone: string): void {
  const sent = settled.filter((one) => one.verdict.kind === "send" && one.candidate.purpose === "marketing").map((one) => one.at.getTime()).sort((a, b) => a - b);
  for (const at of sent) {
    expect(sent.filter((other) => other > at - DAY && other <= at).length, "the daily cap").toBeLessThanOrEqual(policy.frequencyCapPerDay);
    expect(sent.filter((other) => other > at - 7 * DAY && other <= at).length, "the weekly cap").toBeLessThanOrEqual(policy.frequencyCapPerWeek);
    if (policy.quietHours && policy.quietHours.from !== policy.quietHours.to) {
      const { from, to } = policy.quietHours;
      const time = localTime(new Date(at), timeZone);
      expect(from > to ? time >= from || time < to : time >= from && time < to, `quiet at ${time}`).toBe(false);
    }
  }
  expect(new Set(sent).size, "one at a time").toBe(sent.length);
  for (const { candidate, at, verdict } of settled) if (verdict.kind === "send") expect(at < candidate.expiresAt).toBe(true);
}

describe("over any sequence of days, the two on which the clocks change among them", () => {
  it("caps and quiet hours are never broken, every wish comes to one end, and the order of asking changes nothing", () =>
    fc.assert(
      fc.property(fc.constantFrom(...CHANGES), wanted, policies, fc.boolean(), fc.option(fc.tuple(fc.integer({ min: 0, max: 240 }), fc.integer({ min: 1, max: 100 })), { nil: null }), ([timeZone, day], list, policy, turned, brake) => {
        const start = new Date(new Date(`${day}T00:00:00Z`).getTime() - 3 * DAY);
        const waiting = list.map(({ quarter, lastsHours, campaign, ...rest }, i): Waiting => {
          const dueAt = new Date(start.getTime() + quarter * 15 * MINUTE);
          return { dueAt, candidate: aCandidate({ enrollmentId: `e${i}`, campaignId: `c${campaign}`, timeZone, expiresAt: new Date(dueAt.getTime() + lastsHours * HOUR), ...rest }) };
        });
        const shuffle = (due: readonly Waiting[]) => (turned ? [...due].reverse() : due);
        const brakeOn = (now: Date) => brake !== null && now.getTime() >= start.getTime() + brake[0] * HOUR && now.getTime() < start.getTime() + (brake[0] + brake[1]) * HOUR;
        const { settled } = live(start, waiting, policy, shuffle, brakeOn);
        expect(settled.map((one) => one.candidate.enrollmentId).sort(), "nothing is lost").toEqual(waiting.map((one) => one.candidate.enrollmentId).sort());
        check(settled, policy, timeZone);
        for (const { at, candidate, verdict } of settled) if (candidate.purpose === "marketing" && verdict.kind === "send") expect(brakeOn(at)).toBe(false);
        const other = live(start, [...waiting].reverse(), policy, shuffle, brakeOn).settled;
        expect(new Map(other.map((one) => [one.candidate.enrollmentId, one.at.getTime()]))).toEqual(new Map(settled.map((one) => [one.candidate.enrollmentId, one.at.getTime()])));
      }),
      { numRuns: 400 },
    ), 60_000);

  it("the check can fail: without the arbiter, the rules are broken", () => {
    const at = new Date("2026-06-16T14:00:00Z");
    const everything = [0, 1, 2].map((n) => ({ candidate: aCandidate({ enrollmentId: `e${n}` }), at: new Date(at.getTime() + n * MINUTE), verdict: { kind: "send", basis: { kind: "consent", source: "x", at: null, evidence: {} } } as const }));
    expect(() => check(everything, POLICY, "Asia/Tokyo")).toThrow(/quiet|cap/);
    expect(() => check(everything, { ...POLICY, quietHours: null }, "Asia/Tokyo")).toThrow(/cap/);
  });
});

describe("the end of quiet hours on the days on which the clocks change", () => {
  const until = (now: string, timeZone: string, hours: { from: string; to: string }) => {
    const [verdict] = arbitrate(aPerson({ candidates: [aCandidate({ timeZone, expiresAt: new Date("2027-01-01T00:00:00Z") })] }), { ...POLICY, quietHours: hours }, new Date(now));
    return verdict?.kind === "replan" ? verdict.until.toISOString() : verdict?.kind;
  };
  const night = { from: "22:00", to: "07:00" };

  it("is seven by the clock, however long the night was", () => {
    expect(until("2026-03-28T21:30:00Z", "Europe/Berlin", night)).toBe("2026-03-29T05:00:00.000Z");
    expect(until("2026-10-24T21:30:00Z", "Europe/Berlin", night)).toBe("2026-10-25T06:00:00.000Z");
    expect(until("2026-03-08T04:00:00Z", "America/New_York", night)).toBe("2026-03-08T11:00:00.000Z");
    expect(until("2026-11-01T04:00:00Z", "America/New_York", night)).toBe("2026-11-01T12:00:00.000Z");
  });

  it("is the end of the gap where the clock skips it, and the first of the two where it comes twice", () => {
    const short = { from: "01:00", to: "02:30" };
    expect(until("2026-03-29T00:30:00Z", "Europe/Berlin", short)).toBe("2026-03-29T01:00:00.000Z");
    expect(until("2026-10-24T23:30:00Z", "Europe/Berlin", short)).toBe("2026-10-25T00:30:00.000Z");
    // the second 02:10 of that night is quiet again
    expect(until("2026-10-25T01:10:00Z", "Europe/Berlin", short)).toBe("2026-10-25T01:30:00.000Z");
  });
});
