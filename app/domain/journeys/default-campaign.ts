import type { JourneyDefinition } from "./definition.ts";
import { OPEN_ENTRY } from "./definition.ts";
import type { OfferTerms } from "../incentives/offer.ts";
import type { Step } from "./steps.ts";

const HOUR = 60;

/**
 * Checkout recovery: remind, reassure, then offer. Delays and the late offer are argued in
 * docs/decisions/006-default-recovery-campaign.md: 1 hour, 1 day and 3 days after the shopper's last activity.
 */
export function defaultRecoveryCampaign(templates: { readonly remind: string; readonly reassure: string; readonly offer: string }): JourneyDefinition {
  return {
    trigger: { kind: "checkout-abandoned", idleMinutes: 10, changedCart: "go-on" },
    entry: OPEN_ENTRY,
    exits: [{ kind: "unsubscribed" }],
    steps: [
      { id: "wait-1", kind: "wait", minutes: HOUR },
      mailStep("remind", templates.remind),
      { id: "wait-2", kind: "wait", minutes: 23 * HOUR },
      mailStep("reassure", templates.reassure),
      { id: "wait-3", kind: "wait", minutes: 48 * HOUR },
      mailStep("offer", templates.offer, { kind: "percentage", percent: 10, validHours: 48 }),
    ],
  };
}

/** A marketing message, with an offer of its own or none. */
export function mailStep(id: string, templateId: string, offer: OfferTerms | null = null): Extract<Step, { kind: "message" }> {
  return { id, kind: "message", templateId, offer, offerStepId: null, purpose: "marketing" };
}
