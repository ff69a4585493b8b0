import { beforeEach, describe, expect, test } from "vitest";
import { ShopSettingsSchema } from "../../../app/domain/shops/settings.ts";
import { emptyTally } from "../../../app/domain/rehearsal/tally.ts";
import { DEFAULT_TEMPLATES } from "../../../app/domain/templates/default-templates.ts";
import type { ShopStore } from "../../../app/use-cases/ports/shop-store.ts";
import { decisionRow, DEFINITION, furnish, minutes, NOON, profile, SHOP } from "./fixtures.ts";
import { emptyDatabaseBeforeEach } from "./harness.ts";

const given = emptyDatabaseBeforeEach();
let store: ShopStore;
beforeEach(async () => {
  store = await furnish(given.system);
});

describe("campaigns", () => {
  test("keep every version; the newest is current", async () => {
    const shorter = { ...DEFINITION, steps: DEFINITION.steps.slice(1) };
    expect(await store.campaigns.saveVersion("recovery", shorter, 0.2, minutes(1))).toBe(2);
    expect(await store.campaigns.version("recovery", 1)).toEqual({ definition: DEFINITION, holdout: 0 });
    expect(await store.campaigns.version("recovery", 2)).toEqual({ definition: shorter, holdout: 0.2 });
    expect(await store.campaigns.get("recovery")).toMatchObject({ currentVersion: 2, status: "on", updatedAt: minutes(1) });
  });

  test("saved by ten at once get ten numbers", async () => {
    const numbers = await Promise.all(Array.from({ length: 10 }, (_, n) => store.campaigns.saveVersion("recovery", DEFINITION, n / 100, NOON)));
    expect(numbers.sort((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  test("are renamed, switched off and listed in order of making; a second of the same id is refused whole", async () => {
    await store.campaigns.create({ id: "second", name: "Second", definition: DEFINITION, holdout: 0, on: false }, minutes(1));
    await store.campaigns.rename("recovery", "Back to the cart", minutes(2));
    await store.campaigns.switchTo("recovery", false, minutes(3));
    expect((await store.campaigns.list()).map((one) => [one.id, one.name, one.status])).toEqual([["recovery", "Back to the cart", "off"], ["second", "Second", "off"]]);
    await expect(store.campaigns.create({ id: "second", name: "X", definition: DEFINITION, holdout: 0, on: true }, NOON)).rejects.toThrow();
    expect((await store.campaigns.get("second"))?.name).toBe("Second");
  });
});

describe("a campaign that is taken away", () => {
  const using = (...ids: string[]) => ({ ...DEFINITION, steps: ids.map((id) => ({ id: `s-${id}`, kind: "message" as const, templateId: id, offer: null, offerStepId: null, purpose: "marketing" as const })) });
  const rehearse = (id: string, campaignId: string) => store.rehearsals.request({ id, campaignId, definition: DEFINITION, fromAt: NOON, toAt: minutes(1), tally: emptyTally() }, NOON);
  const left = async () => {
    const { prisma } = given.fresh.database;
    const of = { where: { campaignId: "trial" } };
    return [await prisma.campaignVersion.count(of), await prisma.rehearsal.count(of), await prisma.entryWalk.count(of), await prisma.rehearsalExample.count(), await prisma.templateVersion.count()];
  };
  beforeEach(async () => {
    for (const id of ["own", "earlier", "shared", "once-shared", "nested", "unused"]) await store.templates.create({ id, name: `Mail ${id}`, document: DEFAULT_TEMPLATES.remind }, NOON);
    const nested = { id: "split", kind: "split" as const, if: { kind: "country" as const, in: ["US"] }, yes: using("nested").steps, no: [] };
    await store.campaigns.create({ id: "trial", name: "Trial", definition: using("earlier", "own", "shared", "once-shared"), holdout: 0, on: false }, NOON);
    await store.campaigns.saveVersion("trial", { ...DEFINITION, steps: [...using("own", "shared", "once-shared").steps, nested] }, 0, minutes(1));
    await store.campaigns.create({ id: "other", name: "Other", definition: using("once-shared", "shared"), holdout: 0, on: false }, NOON);
    await store.campaigns.saveVersion("other", using("shared"), 0, minutes(1));
    await rehearse("r1", "trial");
    await rehearse("r2", "other");
    await store.walks.plan("trial", NOON);
    await store.walks.end("trial", NOON);
    const claim = (await store.rehearsals.claim("r1", 1_000))!;
    await store.rehearsals.save(claim, { cursor: null, total: 1, looked: 1, tally: emptyTally() }, [{ fault: "twice", outcome: "made", customerId: "p1", checkoutToken: null, at: NOON }], 1_000);
  });

  test("takes its own mails of all versions, its rehearsals and its planned entries with it, and nothing that another uses or used", async () => {
    expect(await left()).toEqual([2, 1, 1, 1, 6]);
    const removal = await store.campaigns.removal("trial");
    expect(removal).toEqual({ mails: ["earlier", "nested", "own"].map((id) => ({ id, name: `Mail ${id}` })), rehearsals: 1 });
    expect(await store.campaigns.remove("trial")).toBe(true);
    expect(await left()).toEqual([0, 0, 0, 0, 3]);
    expect((await store.templates.list()).map(({ id }) => id).sort()).toEqual(["once-shared", "shared", "unused"]);
    expect([await store.rehearsals.get("r1"), (await store.rehearsals.get("r2"))?.status]).toEqual([null, "waiting"]);
    expect([await store.campaigns.removal("trial"), await store.campaigns.remove("trial")]).toEqual([null, false]);
  });

  test("stays whole where it is on or somebody was ever in it; then it can be archived, and come back", async () => {
    expect([await store.campaigns.removal("recovery"), await store.campaigns.remove("recovery")]).toEqual([null, false]);
    await store.campaigns.switchTo("recovery", false, NOON);
    expect([await store.campaigns.removal("recovery"), await store.campaigns.remove("recovery")]).toEqual([null, false]);
    await store.campaigns.switchTo("trial", true, NOON);
    expect(await store.campaigns.remove("trial")).toBe(false);
    await store.campaigns.archive("trial", minutes(2));
    await store.campaigns.switchTo("trial", true, minutes(3));
    expect(await store.campaigns.get("trial")).toMatchObject({ status: "off", archivedAt: minutes(2) });
    await expect(given.fresh.database.prisma.campaign.update({ where: { shop_id: { shop: SHOP, id: "trial" } }, data: { status: "on" } })).rejects.toThrow(/campaigns_archived/);
    await store.campaigns.restore("trial", minutes(4));
    await store.campaigns.switchTo("trial", true, minutes(5));
    expect(await store.campaigns.get("trial")).toMatchObject({ status: "on", archivedAt: null });
    expect(await left()).toEqual([2, 1, 1, 1, 6]);
  });
});

test("templates keep their versions, and show the newest", async () => {
  await store.templates.create({ id: "remind", name: "Reminder", document: DEFAULT_TEMPLATES.remind }, NOON);
  const edited = { ...DEFAULT_TEMPLATES.remind, blocks: DEFAULT_TEMPLATES.remind.blocks.slice(0, 2) };
  expect(await store.templates.saveVersion("remind", "Nudge", edited, minutes(1))).toBe(2);
  expect(await store.templates.get("remind")).toEqual({ id: "remind", name: "Nudge", currentVersion: 2, updatedAt: minutes(1), document: edited });
  expect(await given.fresh.database.prisma.templateVersion.count()).toBe(2);
  expect((await store.templates.list()).map((one) => one.name)).toEqual(["Nudge"]);
  await store.templates.saveVersion("remind", "Nudge", { ...edited, about: "person" }, minutes(2));
  expect(await store.templates.subjects()).toEqual(new Map([["remind", "person"]]));
});

describe("settings", () => {
  test("take the defaults for what was never set, also in rows older than a setting", async () => {
    expect(await store.settings.get()).toEqual(ShopSettingsSchema.parse({}));
    await given.fresh.database.prisma.shop.update({ where: { shop: SHOP }, data: { settings: { senderName: "Ada" } } });
    expect(await store.settings.get()).toEqual({ ...ShopSettingsSchema.parse({}), senderName: "Ada" });
    expect(await given.system.forShop("nobody.myshopify.com").settings.get()).toEqual(ShopSettingsSchema.parse({}));
  });

  test("survive installing again; the profile follows Shopify", async () => {
    await store.settings.save({ ...ShopSettingsSchema.parse({}), senderName: "Ada" }, NOON);
    await given.system.uninstall(SHOP, minutes(1));
    expect((await store.settings.profile())?.installed).toBe(false);
    await given.system.install({ ...profile(), currency: "EUR", address: [] }, minutes(2));
    expect((await store.settings.get()).senderName).toBe("Ada");
    expect(await store.settings.profile()).toEqual({ ...profile(), currency: "EUR", address: [], installed: true });
    await store.settings.saveProfile({ ...profile(), name: "Renamed" }, minutes(3));
    expect((await store.settings.profile())?.name).toBe("Renamed");
    expect(await given.system.forShop("nobody.myshopify.com").settings.profile()).toBeNull();
  });

  test("installing twice at once, or again while installed, is installing once", async () => {
    await Promise.all([1, 2, 3].map((n) => given.system.install(profile(), minutes(n))));
    expect(await given.fresh.database.prisma.shop.findMany()).toMatchObject([{ installedAt: NOON, uninstalledAt: null }]);
    expect(await store.enrollments.openOf("p1")).toHaveLength(1);
  });
});

describe("decisions", () => {
  test("are told in the order of their time, and of their writing within one moment", async () => {
    await store.decisions.append([decisionRow({ id: "z", kind: "offer-issued" }), decisionRow({ id: "a", kind: "sent" }), decisionRow({ id: "m", at: minutes(-1) })]);
    await store.decisions.append([decisionRow({ id: "z", kind: "exited" }), decisionRow({ id: "person", checkoutToken: null, at: minutes(1) }), decisionRow({ id: "other", checkoutToken: "t9", enrollmentId: "e9" })]);
    expect((await store.decisions.ofCheckout("t1")).map((row) => [row.id, row.kind])).toEqual([["m", "planned"], ["z", "offer-issued"], ["a", "sent"], ["person", "planned"]]);
    expect((await store.decisions.ofEnrollment("p1", "e1")).map((row) => row.id)).toEqual(["m", "z", "a", "person"]);
    await store.decisions.append([]);
  });

  test("of a checkout are told with the plans of journeys that have left it since", async () => {
    await store.decisions.append([decisionRow({ id: "planned", checkoutToken: "t8" }), decisionRow({ id: "left", kind: "exited", reason: "newer-checkout", checkoutToken: "t8", at: minutes(1) })]);
    expect((await store.decisions.ofCheckout("t8")).map((row) => row.id)).toEqual(["planned", "left"]);
    expect(await store.decisions.ofCheckout("t7")).toEqual([]);
  });
});
