import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitrate } from "../../../app/domain/messaging/arbitrate.ts";
import type { Candidate, PersonCandidates, SendPolicy } from "../../../app/domain/messaging/candidate.ts";
import { localTime } from "../../../app/domain/kernel/time-zone.ts";
import { after, DAY, HOUR, journeyFacts, NOON } from "../../support/samples.ts";

const policy: SendPolicy = { quietHours: { from: "22:00", to: "07:00" }, frequencyCapPerDay: 2, checkoutBoxPreselected: false };
const candidate = (change: Partial<Candidate> = {}): Candidate => ({
  enrollmentId: "e1", campaignId: "c1", stepId: "s1", occasion: "o", priority: 50, holdout: 0, purpose: "marketing", channel: "email", expiresAt: null, ...change,
});
const person = (change: Partial<PersonCandidates> = {}): PersonCandidates => ({
  shop: "a.myshopify.com", customerId: "p1", candidates: [candidate()], history: [], consent: journeyFacts().consent, timeZone: "America/New_York", ...change,
});
const marketing = (at: Date) => ({ at, purpose: "marketing" as const });

describe("arbitrate", () => {
  it("sends to someone who consented", () => {
    expect(arbitrate(person(), policy, NOON)).toEqual([{ kind: "send", basis: expect.objectContaining({ kind: "consent", source: "checkout-box" }) }]);
  });

  it("drops without consent, and for suppressed addresses", () => {
    expect(arbitrate(person({ consent: { records: [], suppression: null, country: "US" } }), policy, NOON)).toEqual([{ kind: "drop", reason: "no-legal-basis" }]);
    expect(arbitrate(person({ consent: { ...journeyFacts().consent, suppression: "bounced" } }), policy, NOON)).toEqual([{ kind: "drop", reason: "suppressed" }]);
  });

  it("puts off to the morning of the recipient's own zone", () => {
    const tokyo = person({ timeZone: "Asia/Tokyo" });
    expect(arbitrate(tokyo, policy, NOON)).toEqual([{ kind: "replan", until: new Date("2026-06-16T22:00:00Z"), reason: "quiet-hours" }]);
  });

  it("puts off the third marketing mail in 24 hours until the first is a day old", () => {
    const history = [marketing(after(-20 * HOUR)), marketing(after(-HOUR))];
    expect(arbitrate(person({ history }), policy, NOON)).toEqual([{ kind: "replan", until: after(4 * HOUR), reason: "frequency-cap" }]);
  });

  it("drops what makes no sense any more by the time it would be allowed", () => {
    const late = candidate({ expiresAt: after(HOUR) });
    expect(arbitrate(person({ candidates: [late], timeZone: "Asia/Tokyo" }), policy, NOON)).toEqual([{ kind: "drop", reason: "quiet-hours" }]);
  });

  it("lets the campaign with the higher priority win, whatever the order of asking", () => {
    const low = candidate({ enrollmentId: "e1", campaignId: "low", priority: 10 });
    const high = candidate({ enrollmentId: "e2", campaignId: "high", priority: 90 });
    expect(arbitrate(person({ candidates: [low, high] }), policy, NOON).map((v) => v.kind)).toEqual(["replan", "send"]);
    expect(arbitrate(person({ candidates: [high, low] }), policy, NOON).map((v) => v.kind)).toEqual(["send", "replan"]);
  });

  it("leaves a service message out of caps and quiet hours", () => {
    const service = candidate({ purpose: "transactional" });
    const nobody = { records: [], suppression: null, country: "DE" };
    expect(arbitrate(person({ candidates: [service], consent: nobody, timeZone: "Asia/Tokyo" }), policy, NOON)[0]?.kind).toBe("send");
  });

  it("holds out last, so that the held-out arm is whom a mail would have reached", () => {
    const all = candidate({ holdout: 1 });
    expect(arbitrate(person({ candidates: [all] }), policy, NOON)).toEqual([{ kind: "drop", reason: "held-out" }]);
    expect(arbitrate(person({ candidates: [all], consent: { records: [], suppression: null, country: "US" } }), policy, NOON)).toEqual([{ kind: "drop", reason: "no-legal-basis" }]);
  });

  it("never breaks quiet hours or cap, and sends at most one at a time", () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 3 * 24 }), { maxLength: 8 }),
        fc.integer({ min: 0, max: 400 * 24 * 4 }),
        fc.constantFrom("America/New_York", "Europe/Berlin", "Australia/Lord_Howe"),
        fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 5 }),
        (hoursAgo, quarter, timeZone, priorities) => {
          const now = after(quarter * 15 * 60_000);
          const history = hoursAgo.map((hours) => marketing(new Date(now.getTime() - hours * HOUR)));
          const candidates = priorities.map((priority, i) => candidate({ enrollmentId: `e${i}`, campaignId: `c${i}`, priority }));
          const verdicts = arbitrate(person({ history, candidates, timeZone }), policy, now);
          const sends = verdicts.filter((v) => v.kind === "send").length;
          expect(sends).toBeLessThanOrEqual(1);
          if (sends > 0) {
            const time = localTime(now, timeZone);
            expect(time >= "07:00" && time < "22:00").toBe(true);
            expect(history.filter((one) => one.at.getTime() > now.getTime() - DAY).length).toBeLessThan(policy.frequencyCapPerDay);
          }
          for (const verdict of verdicts) if (verdict.kind === "replan") expect(verdict.until > now).toBe(true);
        },
      ),
    ));
});
