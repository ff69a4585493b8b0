import { beforeEach, describe, expect, test } from "vitest";
import { ShopSettingsSchema } from "../../../app/domain/shops/settings.ts";
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
});
