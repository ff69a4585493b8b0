import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { blankMail } from "../../app/domain/journeys/blank-campaign.ts";
import { DEFAULT_TEMPLATES } from "../../app/domain/templates/default-templates.ts";
import { installShop } from "../../app/use-cases/install-shop.ts";
import { previewTemplate } from "../../app/use-cases/preview-template.ts";
import { refreshShopProfile } from "../../app/use-cases/refresh-shop-profile.ts";
import { sendTest } from "../../app/use-cases/send-test.ts";
import { freshDatabase } from "../support/database.ts";
import type { FreshDatabase } from "../support/database.ts";
import { HOUR } from "../support/samples.ts";
import { AShop, CAMPAIGN } from "./a-shop.ts";

let db: FreshDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});
afterAll(() => db.close());

describe("installing", () => {
  test("gives a shop its mails in its language and checkout recovery, off, with the holdout asked for", async () => {
    const shop = await AShop.open(db.system, { holdout: 0.1, on: false, profile: { locale: "de" } });
    expect((await shop.store.templates.list()).map((one) => one.id).sort()).toEqual(["offer", "reassure", "remind"]);
    expect(await shop.store.campaigns.list()).toMatchObject([{ id: CAMPAIGN, status: "off", switchedOnAt: null, currentVersion: 1, priority: 80 }]);
    expect((await shop.store.templates.get("remind"))?.document.defaultLocale).toBe("de");
    expect((await shop.store.campaigns.version(CAMPAIGN, 1))?.holdout).toBe(0.1);
    expect(await shop.store.settings.get()).toMatchObject({ senderName: "Fernweh", senderEmail: "hello@fernweh.example" });
  });

  test("again, and twice at once, keeps what the merchant made of it", async () => {
    const shop = await AShop.open(db.system);
    await shop.settings({ senderEmail: "team@fernweh.example" });
    await Promise.all([installShop(shop.deps, shop.shop), installShop(shop.deps, shop.shop)]);
    expect(await shop.store.campaigns.list()).toMatchObject([{ status: "on", currentVersion: 1 }]);
    expect((await shop.store.settings.get()).senderEmail).toBe("team@fernweh.example");
  });

  test("nobody is written to until the merchant switches it on", async () => {
    const shop = await AShop.open(db.system, { on: false });
    await shop.checkout();
    await shop.after(3 * HOUR);
    expect(shop.mailer.taken).toEqual([]);
    expect(await shop.journeys()).toEqual([]);
  });

  test("the profile is read again when the shop has changed", async () => {
    const shop = await AShop.open(db.system);
    shop.api.profileAnswer = { ...shop.api.profileAnswer, name: "Fernweh Ltd" };
    await refreshShopProfile(shop.deps, { shop: shop.shop });
    expect((await shop.store.settings.profile())?.name).toBe("Fernweh Ltd");
  });
});

describe("a preview", () => {
  test("shows a sample in a shop without checkouts, and the newest checkout in another", async () => {
    const shop = await AShop.open(db.system);
    const input = { document: DEFAULT_TEMPLATES.remind, checkoutToken: null, locale: null };
    expect((await previewTemplate(shop.deps, shop.shop, input)).checkoutName).toBe("Sample cart");
    await shop.checkout();
    const preview = await previewTemplate(shop.deps, shop.shop, { ...input, locale: "de", stepOffer: { kind: "percentage", percent: 10, validHours: 48 } });
    expect(preview).toMatchObject({ checkoutName: "Ada Lovelace", subject: "Your cart: Alpine jacket" });
    expect(shop.renderer.inputs.at(-1)).toMatchObject({ locale: "de", cacheKey: null, pixelUrl: null, offer: { code: "LM-PREVIEW" } });
  });

  test("of a mail about an order shows a sample order of the shop's own products, one about a person nobody's things", async () => {
    const shop = await AShop.open(db.system);
    await shop.checkout({ firstName: "Ada" });
    const preview = async (about: "order" | "person") => (await previewTemplate(shop.deps, shop.shop, { document: blankMail(about), checkoutToken: null, locale: null })).checkoutName;
    expect(await preview("order")).toBe("Sample order");
    expect(shop.renderer.inputs.at(-1)).toMatchObject({ order: { name: "#1001", total: { minor: 4900 } }, subtotal: null, lines: [{ title: "Alpine jacket" }], customer: { firstName: "Sam" } });
    expect(await preview("person")).toBe("Sample person");
    expect(shop.renderer.inputs.at(-1)).toMatchObject({ order: null, subtotal: null, lines: [], customer: { firstName: "Sam" } });
  });

  test("goes to the merchant as a test mail", async () => {
    const shop = await AShop.open(db.system);
    expect(await sendTest(shop.deps, shop.shop, { templateId: "remind", to: " Me@Fernweh.example " })).toMatchObject({ kind: "accepted" });
    expect(shop.mailer.taken[0]).toMatchObject({ to: { email: "me@fernweh.example" }, subject: expect.stringMatching(/^\[Test] /) });
    expect(await sendTest(shop.deps, shop.shop, { templateId: "remind", to: "nobody" })).toEqual({ kind: "not-sent", reason: "bad-address" });
    expect(await sendTest(shop.deps, shop.shop, { templateId: "none", to: "me@fernweh.example" })).toEqual({ kind: "not-sent", reason: "no-template" });
    await shop.settings({ senderEmail: "" });
    expect(await sendTest(shop.deps, shop.shop, { templateId: "remind", to: "me@fernweh.example" })).toEqual({ kind: "not-sent", reason: "no-sender" });
  });
});
