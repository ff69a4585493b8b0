import { describe, expect, test } from "vitest";
import { defaultRecoveryCampaign } from "../../app/domain/journeys/default-campaign.ts";
import { campaignDetailView } from "../../app/presenters/campaigns/campaign-detail.ts";
import { type CampaignDraft, campaignDraft } from "../../app/presenters/campaigns/campaign-draft.ts";
import { parseCampaignForm } from "../../app/presenters/campaigns/campaign-form.ts";
import { campaignListView } from "../../app/presenters/campaigns/campaign-list.ts";
import { aStore, NO_TOTALS, NOW } from "./a-store.ts";

const DEFINITION = defaultRecoveryCampaign({ remind: "remind", reassure: "reassure", offer: "offer" });
const DRAFT = campaignDraft("Checkout recovery", DEFINITION, 0.1, "USD");
const KNOWN = { currency: "USD", templateIds: new Set(["remind", "reassure", "offer"]) };
const errorsOf = (draft: unknown): Record<string, string> => {
  const parsed = parseCampaignForm(draft, KNOWN);
  return parsed.ok ? {} : { ...parsed.errors };
};
const withStep = (index: number, change: object): CampaignDraft => ({ ...DRAFT, steps: DRAFT.steps.map((step, at) => (at === index ? ({ ...step, ...change } as typeof step) : step)) });

describe("the form", () => {
  test("reads back exactly what was saved", () => {
    expect(parseCampaignForm(DRAFT, KNOWN)).toEqual({ ok: true, value: { name: "Checkout recovery", definition: DEFINITION, holdout: 0.1 } });
  });

  test("reads every kind of offer", () => {
    const offer = { kind: "amount", percent: "", amount: "7,50", validHours: "24" };
    const parsed = parseCampaignForm(withStep(1, { offer }), KNOWN);
    expect(parsed.ok && parsed.value.definition.steps[1]).toMatchObject({ offer: { kind: "amount", minor: 750, currency: "USD", validHours: 24 } });
    const free = parseCampaignForm(withStep(1, { offer: { ...offer, kind: "free-shipping" } }), KNOWN);
    expect(free.ok && free.value.definition.steps[1]).toMatchObject({ offer: { kind: "free-shipping", validHours: 24 } });
  });

  test("errors stand at their step, all at once", () => {
    const errors = errorsOf({ ...withStep(0, { amount: "0" }), name: " ", minimumSubtotal: "x", holdoutPercent: "51", idleMinutes: "5" });
    expect(Object.keys(errors).sort()).toEqual(["holdoutPercent", "idleMinutes", "minimumSubtotal", "name", "steps.0.amount"]);
    expect(errors["steps.0.amount"]).toBe("Enter a whole number of hours, from 1 to 2160 (90 days)");
  });

  test.each([
    [{ kind: "percentage", percent: "101", amount: "", validHours: "1" }, "steps.1.percent"],
    [{ kind: "amount", percent: "", amount: "0", validHours: "1" }, "steps.1.amount"],
    [{ kind: "percentage", percent: "10", amount: "", validHours: "0" }, "steps.1.validHours"],
  ])("an offer of %j is refused at %s", (offer, path) => {
    expect(Object.keys(errorsOf(withStep(1, { offer })))).toEqual([path]);
  });

  test("a mail of another shop cannot be chosen", () => {
    expect(errorsOf(withStep(1, { templateId: "foreign" }))).toEqual({ "steps.1.templateId": "Choose a mail" });
  });

  test("the journey's own rules point at their step, in the merchant's words", () => {
    expect(errorsOf({ ...DRAFT, steps: DRAFT.steps.filter((_, index) => index !== 2) })).toEqual({ "steps.2": "Two mails need a wait between them" });
    expect(errorsOf({ ...DRAFT, steps: DRAFT.steps.slice(0, 1) })).toHaveProperty("steps.0");
  });

  test.each([[null], ["x"], [{}], [{ ...DRAFT, steps: [{ id: "x", kind: "bomb" }] }]])("what is no form (%j) is refused as a whole", (raw) => {
    expect(Object.keys(errorsOf(raw))).toEqual(["form"]);
  });

  test("an empty minimum is none; 0 in 100 held out is nobody", () => {
    const parsed = parseCampaignForm({ ...DRAFT, minimumSubtotal: " ", holdoutPercent: "0" }, KNOWN);
    expect(parsed).toMatchObject({ ok: true, value: { holdout: 0, definition: { entry: { minimumMinor: null } } } });
  });
});

describe("the pages", () => {
  test("the list shows figures since the beginning", async () => {
    const { rows } = await campaignListView(aStore({ byCampaign: [{ ...NO_TOTALS, campaignId: "recovery", sent: 8, opened: 4, clicked: 1, recoveredMinor: 9900 }] }), NOW);
    expect(rows).toEqual([{ id: "recovery", name: "Checkout recovery", on: true, sent: "8", opened: "4 (50%)", clicked: "1 (12.5%)", revenue: "$99.00" }]);
  });

  test("the detail fills the form and puts figures beside their step", async () => {
    const view = await campaignDetailView(aStore(), "recovery", NOW);
    expect(view?.draft).toEqual(DRAFT);
    expect(view?.figures).toEqual({ remind: { sent: "10", opened: "50%", clicked: "20%", orders: "1", revenue: "$49.00" } });
  });

  test("a foreign id is not found", async () => {
    expect(await campaignDetailView(aStore(), "foreign", NOW)).toBeNull();
  });
});
