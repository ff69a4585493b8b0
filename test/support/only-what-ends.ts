import type { KnownFacts } from "../../app/domain/journeys/facts.ts";

const NOTHING = { minor: 0, currency: "" };
const BLANK_LINE = {
  key: "", variantId: null, productId: null, title: "", variantTitle: null, sku: null, quantity: 1, unitPrice: NOTHING, linePrice: NOTHING, properties: [], sellingPlanId: null, requiresShipping: true,
};

/** What is read of some facts where a journey can only wait or end: EnrollmentRepository.facts, "to-wait". */
export function onlyWhatEnds(facts: KnownFacts): KnownFacts {
  const { lostMails: _lost, customer: { id, email, country, timeZone }, checkout, consent, ...rest } = facts;
  return {
    ...rest,
    customer: { id, email, country, timeZone, shopifyId: null, phone: null, firstName: null, lastName: null, locale: null },
    checkout: checkout && {
      ...checkout, shopifyId: null, customerShopifyId: null, phone: null, firstName: null, lastName: null, acceptsMarketing: null, locale: null, currency: "", presentmentCurrency: "", subtotal: NOTHING, total: NOTHING,
      lines: checkout.lines.slice(0, 1).map(() => BLANK_LINE), recoveryUrl: null, sourceName: null,
    },
    consent: { ...consent, records: [] }, variants: new Map(), segments: new Map(), clicks: [], doneSteps: new Set(), sentSteps: new Map(), shopifyMail: null,
  };
}
