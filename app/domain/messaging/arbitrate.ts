import { legalBasis } from "../consent/legal-basis.ts";
import { isHeldOut } from "../experiments/holdout.ts";
import type { Candidate, PersonCandidates, SendPolicy, Verdict } from "./candidate.ts";
import { cappedUntil } from "./frequency-cap.ts";
import { quietUntil } from "./quiet-hours.ts";

/**
 * The one arbiter over all campaigns of a person: basis and suppression, then quiet hours, then priority and frequency
 * cap, last of all the holdout. Answers stand in the order of the candidates. At most one message is sent at a time;
 * what loses is put off to the next allowed moment, or dropped when it would no longer make sense by then.
 */
export function arbitrate(person: PersonCandidates, policy: SendPolicy, now: Date): readonly Verdict[] {
  const verdicts = new Map<Candidate, Verdict>();
  const sent = person.history.filter((one) => one.purpose === "marketing").map((one) => one.at);
  for (const candidate of inOrderOfPriority(person.candidates)) {
    const verdict = judge(candidate, person, policy, sent, now);
    verdicts.set(candidate, verdict);
    if (verdict.kind === "send") sent.push(now);
  }
  return person.candidates.map((candidate) => verdicts.get(candidate)!);
}

function inOrderOfPriority(candidates: readonly Candidate[]): Candidate[] {
  return [...candidates].sort((a, b) => b.priority - a.priority || a.campaignId.localeCompare(b.campaignId) || a.enrollmentId.localeCompare(b.enrollmentId));
}

function judge(candidate: Candidate, person: PersonCandidates, policy: SendPolicy, sent: readonly Date[], now: Date): Verdict {
  const basis = legalBasis(candidate.purpose, person.consent, policy);
  if (!basis.ok) return { kind: "drop", reason: basis.reason };
  if (candidate.purpose === "marketing") {
    const quiet = quietUntil(now, policy.quietHours, person.timeZone);
    if (quiet) return putOff(candidate, quiet, "quiet-hours");
    if (sent.some((at) => at.getTime() === now.getTime())) return putOff(candidate, nextHour(now), "lower-priority");
    const capped = cappedUntil(sent, policy.frequencyCapPerDay, now);
    if (capped) return putOff(candidate, capped, "frequency-cap");
  }
  if (isHeldOut(person.shop, candidate.campaignId, person.customerId, candidate.holdout)) return { kind: "drop", reason: "held-out" };
  return { kind: "send", basis: basis.basis };
}

function putOff(candidate: Candidate, until: Date, reason: "quiet-hours" | "frequency-cap" | "lower-priority"): Verdict {
  const tooLate = candidate.expiresAt !== null && until >= candidate.expiresAt;
  return tooLate ? { kind: "drop", reason } : { kind: "replan", until, reason };
}

function nextHour(now: Date): Date {
  return new Date(now.getTime() + 60 * 60_000);
}
