import type { JourneyDefinition } from "./definition.ts";

const HOUR = 60;

/**
 * Checkout recovery: remind, reassure, then offer. Delays and the late offer are argued in
 * docs/decisions/006-default-recovery-campaign.md: 1 hour, 1 day and 3 days after the shopper's last activity.
 */
export function defaultRecoveryCampaign(templates: { readonly remind: string; readonly reassure: string; readonly offer: string }): JourneyDefinition {
  return {
    trigger: { kind: "checkout-abandoned", idleMinutes: 10 },
    minimumSubtotalMinor: null,
    steps: [
      { id: "wait-1", kind: "wait", minutes: HOUR },
      { id: "remind", kind: "message", templateId: templates.remind, offer: null },
      { id: "wait-2", kind: "wait", minutes: 23 * HOUR },
      { id: "reassure", kind: "message", templateId: templates.reassure, offer: null },
      { id: "wait-3", kind: "wait", minutes: 48 * HOUR },
      { id: "offer", kind: "message", templateId: templates.offer, offer: { kind: "percentage", percent: 10, validHours: 48 } },
    ],
  };
}
