import type { LegalBasis } from "../messaging/candidate.ts";
import { withoutUntickedBoxes } from "./checkout-box.ts";
import type { Channel, ConsentFacts, ConsentRecord, ConsentState } from "./marketing-consent.ts";
import { hasStrictPrivacy } from "./tracking.ts";

/** On what ground a message may be sent, or why there is none. */
export type BasisResult =
  | { readonly ok: true; readonly basis: LegalBasis }
  | { readonly ok: false; readonly reason: "no-legal-basis" | "suppressed" };

/** The consent in force: the newest record of the channel; of two at the same time, the one that allows less. */
export function currentConsent(records: readonly ConsentRecord[], channel: Channel): ConsentRecord | null {
  return withoutUntickedBoxes(records)
    .filter((record) => record.channel === channel && record.state !== "not-subscribed")
    .reduce<ConsentRecord | null>((newest, record) => (newest === null || isLater(record, newest) ? record : newest), null);
}

function isLater(a: ConsentRecord, b: ConsentRecord): boolean {
  const difference = a.at.getTime() - b.at.getTime();
  return difference > 0 || (difference === 0 && CAUTION[a.state] > CAUTION[b.state]);
}

const CAUTION = { "not-subscribed": 0, subscribed: 1, pending: 2, unsubscribed: 3 } as const satisfies Record<ConsentState, number>;

/**
 * Decides the ground for one message. Marketing needs recorded consent everywhere: the shopper ticked the box of a
 * checkout and left it so, or Shopify says SUBSCRIBED. "Not subscribed" is Shopify's word for "never said": it takes nothing back, but gives nothing.
 * Where the box comes already ticked, it proves nothing in the EU, EEA and UK (CJEU C-673/17 Planet49).
 * Transactional messages need none. Suppressed addresses get nothing.
 */
export function legalBasis(
  purpose: "marketing" | "transactional",
  facts: ConsentFacts,
  policy: { readonly checkoutBoxPreselected: boolean },
): BasisResult {
  if (facts.suppression !== null) return { ok: false, reason: "suppressed" };
  if (purpose === "transactional") return { ok: true, basis: { kind: "transactional", source: "service-message", at: null, evidence: {} } };
  const boxProves = !(policy.checkoutBoxPreselected && hasStrictPrivacy(facts.country));
  const counted = facts.records.filter((record) => record.source !== "checkout-box" || record.state !== "subscribed" || boxProves);
  const consent = currentConsent(counted, "email");
  if (consent?.state !== "subscribed") return { ok: false, reason: "no-legal-basis" };
  return { ok: true, basis: { kind: "consent", source: consent.source, at: consent.at, evidence: consent.evidence } };
}
