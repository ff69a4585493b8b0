import { describe, expect, test } from "vitest";
import { defaultRecoveryCampaign } from "../../app/domain/journeys/default-campaign.ts";
import { campaignDetailView } from "../../app/presenters/campaigns/campaign-detail.ts";
import { campaignDraft } from "../../app/presenters/campaigns/campaign-draft.ts";
import { campaignListView } from "../../app/presenters/campaigns/campaign-list.ts";
import { aCampaign, aStore, NO_TOTALS, NOW } from "./a-store.ts";

const DEFINITION = defaultRecoveryCampaign({ remind: "remind", reassure: "reassure", offer: "offer" });
const DRAFT = campaignDraft("Checkout recovery", DEFINITION, 0.1, { currency: "USD", zone: "America/New_York" });

describe("the pages", () => {
  test("the list says what starts each campaign, who is in it, when the next is due, and what 30 days brought; those that are on come first", async () => {
    const store = aStore({
      campaigns: [aCampaign({ id: "win-back-2", name: "Win back", status: "off" }), aCampaign()],
      byCampaign: [{ ...NO_TOTALS, campaignId: "recovery", sent: 8, recoveredMinor: 9900 }],
      underWay: [{ campaignId: "recovery", people: 1200, nextAt: new Date("2026-11-21T16:30:00Z") }, { campaignId: "win-back-2", people: 1, nextAt: NOW }],
    });
    const { rows } = await campaignListView(store, NOW);
    expect(rows).toEqual([
      { id: "recovery", name: "Checkout recovery", on: true, archived: false, stage: "Conversion", trigger: "A shopper leaves the checkout", people: "1,200", sent: "8", revenue: "$99.00", next: "Nov 21, 11:30 AM" },
      { id: "win-back-2", name: "Win back", on: false, archived: false, stage: "Retention", trigger: "A shopper leaves the checkout", people: "1", sent: "0", revenue: "$0.00", next: null },
    ]);
  });

  test("a moment that has passed is due now", async () => {
    const { rows } = await campaignListView(aStore({ underWay: [{ campaignId: "recovery", people: 1, nextAt: new Date(0) }] }), NOW);
    expect(rows[0]?.next).toBe("Nov 21, 10:00 AM");
  });

  test("the detail fills the form and puts figures beside their step", async () => {
    const view = await campaignDetailView(aStore(), "recovery", NOW);
    expect(view?.draft).toEqual(DRAFT);
    expect(view?.figures).toEqual({ remind: { mails: { sent: "10", opened: "50%", clicked: "20%", orders: "1", revenue: "$49.00" }, waiting: null } });
    expect(view?.removal).toBeNull();
  });

  test("the detail says what goes with a campaign that is deleted, and that one is archived", async () => {
    const removal = { mails: [{ id: "remind", name: "Reminder" }], rehearsals: 2 };
    const view = await campaignDetailView(aStore({ campaigns: [aCampaign({ status: "off", archivedAt: NOW })], removal }), "recovery", NOW);
    expect(view).toMatchObject({ on: false, archived: true, removal: { gone: ["The mail “Reminder”", "Its 2 rehearsals"] } });
  });

  test("the detail says how many are at each step now, over all versions, and nothing of places that are not there", async () => {
    const standing = [{ campaignVersion: 1, stepIndex: 0, count: 3 }, { campaignVersion: 2, stepIndex: 0, count: 1200 }, { campaignVersion: 2, stepIndex: 3, count: 1 }, { campaignVersion: 2, stepIndex: 99, count: 7 }];
    const view = await campaignDetailView(aStore({ standing }), "recovery", NOW);
    expect(Object.entries(view!.figures).map(([id, { waiting }]) => [id, waiting])).toEqual([["remind", null], ["wait-1", "1,203"], ["reassure", "1"]]);
  });

  test("the names of a shop's things come along, countries by name", async () => {
    const view = await campaignDetailView(aStore(), "recovery", NOW);
    expect(view?.names).toMatchObject({ segments: { "1": "VIP" }, products: { "7": "Trail Pack" }, templates: { remind: "Reminder" }, countries: { DE: "Germany" }, languages: { de: "German" } });
    for (const code of ["ZZ", "DD", "UK", "EU"]) expect(view?.names.countries).not.toHaveProperty(code);
    expect(Object.keys(view!.names.countries).length).toBeGreaterThan(230);
    expect(new Set(Object.values(view!.names.countries)).size).toBe(Object.keys(view!.names.countries).length);
    expect(view?.zone).toBe("New York");
  });

  test("triggers that have no source yet cannot be chosen, and say why", async () => {
    const view = await campaignDetailView(aStore(), "recovery", NOW);
    const options = view!.triggers.flatMap((group) => group.options);
    expect(options).toHaveLength(13);
    expect(options.filter(({ unavailable }) => unavailable !== null).map(({ kind }) => kind).sort()).toEqual(["back-in-stock", "cart-abandoned", "price-drop", "product-viewed"]);
  });

  test("a foreign id is not found", async () => {
    expect(await campaignDetailView(aStore(), "foreign", NOW)).toBeNull();
  });
});
