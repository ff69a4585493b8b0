import type { BasisFacts, BasisPolicy, LegalBasis } from "./basis.ts";
import { basisRule } from "./basis-table.ts";
import type { BasisRule } from "./basis-table.ts";
import { withoutUntickedBoxes } from "./checkout-box.ts";
import type { Channel, ConsentRecord, ConsentState } from "./marketing-consent.ts";
import { purchaseFor } from "./own-customer.ts";

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
 * Decides the ground for one message by the table of basis-table.ts. Marketing needs recorded consent: the shopper ticked
 * the box of a checkout and left it so, or Shopify says SUBSCRIBED. "Not subscribed" is Shopify's word for "never said":
 * it takes nothing back, but gives nothing; "pending" is no consent. Own customers can do without, where the law admits
 * it and the merchant has switched it on. A message about an order needs none, and goes to those too who unsubscribed
 * from marketing; addresses closed for another reason get nothing.
 */
export function legalBasis(purpose: "marketing" | "transactional", facts: BasisFacts, policy: BasisPolicy, now: Date): BasisResult {
  const { suppression, country, records } = facts.consent;
  if (suppression !== null && (purpose === "marketing" || suppression !== "unsubscribed")) return { ok: false, reason: "suppressed" };
  if (purpose === "transactional") return { ok: true, basis: { kind: "transactional", source: "service-message", at: null, evidence: {} } };
  const rule = basisRule(country);
  const consent = currentConsent(provenRecords(records, rule, policy), "email");
  if (consent?.state === "subscribed") return { ok: true, basis: { kind: "consent", source: consent.source, at: consent.at, evidence: { ...consent.evidence, law: rule.law } } };
  const refused = consent?.state === "unsubscribed";
  const basis = policy.softOptIn && !refused ? softOptIn(rule, facts, policy, now) : null;
  return basis ? { ok: true, basis } : { ok: false, reason: "no-legal-basis" };
}

/** Ticked boxes count where they prove consent: not one that came ticked (CJEU C-673/17 Planet49), nor one whose confirmation Shopify still waits for. */
function provenRecords(records: readonly ConsentRecord[], rule: BasisRule, policy: Pick<BasisPolicy, "checkoutBoxPreselected">): readonly ConsentRecord[] {
  const cameTicked = policy.checkoutBoxPreselected && !rule.tickedBoxCounts;
  const unconfirmed = rule.confirmed && currentConsent(records.filter((record) => record.source === "shopify-customer"), "email")?.state === "pending";
  return cameTicked || unconfirmed ? records.filter((record) => record.source !== "checkout-box" || record.state !== "subscribed") : records;
}

/** Whether somebody has agreed so that it counts where they live; a merchant's own box apart, which the ground of each message looks at. */
export function hasAgreed({ records, country }: Pick<BasisFacts["consent"], "records" | "country">): boolean {
  return currentConsent(provenRecords(records, basisRule(country), { checkoutBoxPreselected: false }), "email")?.state === "subscribed";
}

function softOptIn(rule: BasisRule, { consent, orders, address }: BasisFacts, policy: BasisPolicy, now: Date): LegalBasis | null {
  const order = rule.softOptIn && purchaseFor(rule.softOptIn, { orders, address, records: consent.records }, policy, now);
  if (!rule.softOptIn || !order) return null;
  return { kind: "soft-opt-in", source: "purchase", at: order.createdAt, evidence: { orderId: order.id, order: order.name, law: rule.softOptIn.law } };
}
