import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { currentConsent, legalBasis } from "../../../app/domain/consent/legal-basis.ts";
import type { ConsentRecord } from "../../../app/domain/consent/marketing-consent.ts";
import { mayTrackOpens } from "../../../app/domain/consent/tracking.ts";
import { after, HOUR } from "../../support/samples.ts";

const said = (state: ConsentRecord["state"], at: Date, source: ConsentRecord["source"] = "shopify-customer"): ConsentRecord => ({ channel: "email", state, source, at, evidence: {} });
const facts = (records: ConsentRecord[], country: string | null = "US") => ({ records, suppression: null, country });
const open = { checkoutBoxPreselected: false };

describe("legal basis", () => {
  it("is the newest thing said", () => {
    expect(legalBasis("marketing", facts([said("subscribed", after(0))]), open).ok).toBe(true);
    expect(legalBasis("marketing", facts([said("subscribed", after(0)), said("unsubscribed", after(HOUR))]), open).ok).toBe(false);
    expect(legalBasis("marketing", facts([said("unsubscribed", after(0)), said("subscribed", after(HOUR))]), open).ok).toBe(true);
  });

  it("is not taken away by Shopify's 'never said'", () => {
    expect(legalBasis("marketing", facts([said("subscribed", after(0), "checkout-box"), said("not-subscribed", after(HOUR))]), open).ok).toBe(true);
    expect(legalBasis("marketing", facts([said("not-subscribed", after(0))]), open)).toEqual({ ok: false, reason: "no-legal-basis" });
  });

  it("does not come from a box that was unticked again, until it is ticked anew", () => {
    const box = (state: ConsentRecord["state"], hours: number, checkoutToken = "tok-1"): ConsentRecord => ({ ...said(state, after(hours * HOUR), "checkout-box"), evidence: { checkoutToken } });
    const withdrawn = [box("subscribed", 0), box("not-subscribed", 1)];
    expect(legalBasis("marketing", facts(withdrawn), open)).toEqual({ ok: false, reason: "no-legal-basis" });
    expect(legalBasis("marketing", facts([...withdrawn].reverse()), open).ok).toBe(false);
    expect(legalBasis("marketing", facts([...withdrawn, box("subscribed", 2)]), open).ok).toBe(true);
    expect(legalBasis("marketing", facts([...withdrawn, box("subscribed", 0, "tok-2")]), open).ok).toBe(true);
    expect(legalBasis("marketing", facts([said("subscribed", after(0)), box("not-subscribed", 1)]), open).ok).toBe(true);
  });

  it("waits for a double opt-in to be confirmed", () => {
    expect(legalBasis("marketing", facts([said("pending", after(0))]), open).ok).toBe(false);
  });

  it("does not come from a box that was already ticked, in the EU, EEA and UK", () => {
    const ticked = [said("subscribed", after(0), "checkout-box")];
    expect(legalBasis("marketing", facts(ticked, "DE"), { checkoutBoxPreselected: true }).ok).toBe(false);
    expect(legalBasis("marketing", facts(ticked, null), { checkoutBoxPreselected: true }).ok).toBe(false);
    expect(legalBasis("marketing", facts(ticked, "US"), { checkoutBoxPreselected: true }).ok).toBe(true);
    expect(legalBasis("marketing", facts(ticked, "DE"), open).ok).toBe(true);
  });

  it("does not depend on the order in which things became known", () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom("subscribed", "unsubscribed", "not-subscribed", "pending"), fc.integer({ min: 0, max: 5 })), { maxLength: 6 }),
        (list) => {
          const records = list.map(([state, hours]) => said(state as ConsentRecord["state"], after(hours * HOUR)));
          expect(currentConsent(records, "email")?.state === "subscribed").toBe(currentConsent([...records].reverse(), "email")?.state === "subscribed");
        },
      ),
    ));

  it("allows no open pixel for EU, EEA, UK and unknown recipients", () => {
    expect(["DE", "gb", "NO", null].some(mayTrackOpens)).toBe(false);
    expect(mayTrackOpens("US")).toBe(true);
  });
});
