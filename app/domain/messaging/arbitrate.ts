import { legalBasis } from "../consent/legal-basis.ts";
import { isHeldOut } from "../experiments/holdout.ts";
import type { Candidate, PersonCandidates, SendPolicy, Verdict } from "./candidate.ts";
import { BRAKE_REST_MS } from "./complaint-brake.ts";
import { cappedUntil } from "./frequency-cap.ts";
import { quietUntil } from "./quiet-hours.ts";

const HOUR_MS = 60 * 60_000;

/**
 * The one arbiter over all campaigns of a person: basis and suppression, what Shopify itself writes, the complaint brake,
 * then priority, frequency caps and quiet hours, last of all the holdout. Answers stand in the order of the candidates and
 * do not depend on it. At most one marketing message is sent at a time; what loses is put off to the next moment at which
 * all that is known would allow it, or dropped when it would no longer make sense by then.
 */
export function arbitrate(person: PersonCandidates, policy: SendPolicy, now: Date): readonly Verdict[] {
  const verdicts = new Map<Candidate, Verdict>();
  const sent = person.history.filter((one) => one.purpose === "marketing").map((one) => one.at);
  for (const candidate of inOrderOfPriority(person.candidates)) {
    const verdict = judge(candidate, person, policy, sent, now);
    verdicts.set(candidate, verdict);
    if (verdict.kind === "send" && candidate.purpose === "marketing") sent.push(now);
  }
  return person.candidates.map((candidate) => verdicts.get(candidate)!);
}

function inOrderOfPriority(candidates: readonly Candidate[]): Candidate[] {
  return [...candidates].sort((a, b) => b.priority - a.priority || compare(a.campaignId, b.campaignId) || compare(a.enrollmentId, b.enrollmentId) || compare(a.stepId, b.stepId));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

type PutOffReason = Extract<Verdict, { kind: "replan" }>["reason"];

function judge(candidate: Candidate, person: PersonCandidates, policy: SendPolicy, sent: readonly Date[], now: Date): Verdict {
  const basis = legalBasis(candidate.purpose, candidate, policy, now);
  if (!basis.ok) return { kind: "drop", reason: basis.reason };
  if (candidate.purpose === "marketing") {
    if (candidate.shopifyWrites) return { kind: "drop", reason: "shopify-has-written" };
    const rest = mustRest(candidate, policy, sent, now);
    if (rest) return putOff(candidate, nextAllowed(rest.until, candidate.timeZone, policy, sent), rest.reason);
  }
  if (candidate.expiresAt <= now) return { kind: "drop", reason: "too-old" };
  if (isHeldOut(person.shop, candidate.campaignId, person.customerId, candidate.holdout)) return { kind: "drop", reason: "held-out" };
  return { kind: "send", basis: basis.basis };
}

function mustRest({ timeZone }: Candidate, policy: SendPolicy, sent: readonly Date[], now: Date): { readonly until: Date; readonly reason: PutOffReason } | null {
  if (policy.braked) return { until: new Date(now.getTime() + BRAKE_REST_MS), reason: "complaint-brake" };
  const quiet = quietUntil(now, policy.quietHours, timeZone);
  if (quiet) return { until: quiet, reason: "quiet-hours" };
  if (sent.some((at) => at.getTime() === now.getTime())) return { until: new Date(now.getTime() + HOUR_MS), reason: "lower-priority" };
  const capped = cappedUntil(sent, policy, now);
  return capped && { until: capped, reason: "frequency-cap" };
}

/** The first moment from `from` on at which neither caps nor quiet hours stand in the way. Each turn moves on, to the end of a full window or of a quiet time, and there are few of both. */
function nextAllowed(from: Date, timeZone: string, policy: SendPolicy, sent: readonly Date[]): Date {
  const later = cappedUntil(sent, policy, from) ?? quietUntil(from, policy.quietHours, timeZone);
  return later === null ? from : nextAllowed(later, timeZone, policy, sent);
}

function putOff(candidate: Candidate, until: Date, reason: PutOffReason): Verdict {
  return until >= candidate.expiresAt ? { kind: "drop", reason } : { kind: "replan", until, reason };
}
