import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LIBRARY } from "../../app/domain/journeys/library.ts";
import { parseDefinition } from "../../app/domain/journeys/parse-definition.ts";
import { placesOf } from "../../app/domain/journeys/places.ts";
import { addBlankCampaign, addCampaign } from "../../app/use-cases/add-campaign.ts";
import { MAIL_SUBJECTS, subjectOfMail } from "../../app/domain/templates/document.ts";
import { freshDatabase } from "../support/database.ts";
import type { FreshDatabase } from "../support/database.ts";
import { AShop } from "./a-shop.ts";

let db: FreshDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});
afterAll(() => db.close());

describe("adding a campaign", () => {
  test.each(LIBRARY.map(({ id }) => id))("%s comes with all its mails, switched off, twice under two names", async (campaign) => {
    const shop = await AShop.open(db.system);
    const wanted = LIBRARY.find(({ id }) => id === campaign)!;
    const [first, second] = [await addCampaign(shop.deps, shop.shop, { campaign }), await addCampaign(shop.deps, shop.shop, { campaign })];
    const both = (await shop.store.campaigns.list()).filter(({ id }) => id === first || id === second);
    expect(both).toMatchObject([{ status: "off", priority: wanted.priority, switchedOnAt: null }, { status: "off" }]);
    expect(new Set((await shop.store.campaigns.list()).map(({ name }) => name)).size).toBe((await shop.store.campaigns.list()).length);
    for (const { id } of both) {
      const version = await shop.store.campaigns.version(id, 1);
      expect(version?.holdout).toBe(wanted.holdout);
      const used = placesOf(version!.definition).flatMap(({ step }) => (step.kind === "message" ? [step.templateId] : []));
      expect(used).toHaveLength(wanted.mails.length);
      for (const templateId of used) expect(await shop.store.templates.get(templateId), templateId).not.toBeNull();
    }
  });

  test("leaves alone what the merchant made of the first one", async () => {
    const shop = await AShop.open(db.system);
    const first = (await addCampaign(shop.deps, shop.shop, { campaign: "welcome", holdout: 0 }))!;
    const mail = (await shop.store.templates.get("welcome-hello"))!;
    await shop.store.templates.saveVersion("welcome-hello", "Mine", mail.document, shop.clock.now());
    await shop.store.campaigns.rename(first, "Mine", shop.clock.now());
    expect(await addCampaign(shop.deps, shop.shop, { campaign: "welcome" })).toBe("welcome-2");
    expect((await shop.store.templates.get("welcome-hello"))?.name).toBe("Mine");
    expect((await shop.store.campaigns.version(first, 1))?.holdout).toBe(0);
  });

  test.each(MAIL_SUBJECTS)("from scratch about %s has one mail of that kind and can run", async (about) => {
    const shop = await AShop.open(db.system);
    const id = await addBlankCampaign(shop.deps, shop.shop, { about, holdout: 0.1 });
    expect(await shop.store.campaigns.get(id)).toMatchObject({ name: "New campaign", status: "off" });
    const { definition } = (await shop.store.campaigns.version(id, 1))!;
    expect(parseDefinition(structuredClone(definition)).ok).toBe(true);
    expect(subjectOfMail((await shop.store.templates.get(`${id}-mail`))!.document)).toBe(about);
  });

  test("knows only the campaigns of the library", async () => {
    const shop = await AShop.open(db.system);
    expect(await addCampaign(shop.deps, shop.shop, { campaign: "back-in-stock" })).toBeNull();
  });
});
