import type { Candidate, PersonCandidates } from "../../../app/domain/messaging/candidate.ts";
import { after, DAY, journeyFacts } from "../../support/samples.ts";

/** A mail to somebody who consented, which makes sense for a month. */
export function aCandidate(change: Partial<Candidate> = {}): Candidate {
  return {
    enrollmentId: "e1", campaignId: "c1", stepId: "s1", occasion: "o", priority: 50, holdout: 0, purpose: "marketing", channel: "email", expiresAt: after(30 * DAY),
    shopifyWrites: false, timeZone: "America/New_York", consent: journeyFacts().consent, orders: [], address: "ada@example.com", ...change,
  };
}

export function aPerson(change: Partial<PersonCandidates> = {}): PersonCandidates {
  return { shop: "a.myshopify.com", customerId: "p1", candidates: [aCandidate()], history: [], ...change };
}

export const marketing = (at: Date) => ({ at, purpose: "marketing" as const });
