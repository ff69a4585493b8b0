import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mailStep } from "../../app/domain/journeys/default-campaign.ts";
import { TemplateError } from "../../app/domain/templates/template-error.ts";
import { freshDatabase } from "../support/database.ts";
import type { FreshDatabase } from "../support/database.ts";
import { DAY, HOUR, NOON } from "../support/samples.ts";
import { AShop, CAMPAIGN, OFFER_FIRST } from "./a-shop.ts";

let db: FreshDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});
afterAll(() => db.close());

/** Leases and the pauses after them are real time, so they are not waited for. */
async function leasesEnd(shop: AShop): Promise<void> {
  await db.database.prisma.customer.updateMany({ where: { shop: shop.shop, leaseUntil: { not: null } }, data: { leaseUntil: new Date(0) } });
}

describe("what can never be decided", () => {
  test("is tried some times, then given up with a reason the merchant sees, and asked for no more", async () => {
    const shop = await AShop.open(db.system);
    for (const n of [1, 2]) await shop.checkout({ token: `t-${n}`, cartToken: `c-${n}`, email: `p${n}@example.com` });
    const render = shop.renderer.render.bind(shop.renderer);
    let tries = 0;
    shop.renderer.render = async (input) => {
      if (input.customer.email !== "p1@example.com") return render(input);
      tries += 1;
      throw new TypeError("a bug that only this person meets");
    };
    await shop.after(HOUR);
    for (let round = 0; round < 20; round += 1) {
      await leasesEnd(shop);
      await shop.work();
    }
    expect(tries).toBeLessThanOrEqual(8);
    expect(await shop.journeys("t-1")).toEqual(["exited:failed"]);
    expect(await shop.timeline("t-1")).toContain("exited:failed");
    expect(shop.mailer.taken.map((mail) => mail.to.email)).toEqual(["p2@example.com"]);
    expect(shop.log.errors().at(-1)).toContain("given up");
  });

  test("does not hold up the same person's other journeys", async () => {
    const shop = await AShop.open(db.system);
    await shop.store.campaigns.create({ id: "a-broken", name: "Broken", definition: OFFER_FIRST, holdout: 0, on: true }, NOON);
    await shop.checkout();
    await db.database.prisma.campaignVersion.deleteMany({ where: { shop: shop.shop, campaignId: "a-broken" } });
    await shop.after(HOUR);
    expect(shop.mailer.taken).toHaveLength(1);
    for (let round = 0; round < 20; round += 1) {
      await leasesEnd(shop);
      await shop.work();
    }
    const ended = await db.database.prisma.enrollment.findMany({ where: { shop: shop.shop }, select: { campaignId: true, exitReason: true, status: true }, orderBy: { campaignId: "asc" } });
    expect(ended).toEqual([{ campaignId: "a-broken", exitReason: "failed", status: "exited" }, { campaignId: CAMPAIGN, exitReason: null, status: "open" }]);
    await shop.after(23 * HOUR);
    expect(shop.mailer.taken).toHaveLength(2);
  });

  test("a person given back in good order begins anew: failures long ago do not add up", async () => {
    const shop = await AShop.open(db.system);
    await shop.checkout();
    const render = shop.renderer.render.bind(shop.renderer);
    let failing = 5;
    shop.renderer.render = async (input) => {
      failing -= 1;
      if (failing >= 0) throw new Error("for now");
      return render(input);
    };
    await shop.after(HOUR);
    for (let round = 0; round < 6; round += 1) {
      await leasesEnd(shop);
      await shop.work();
    }
    expect(shop.mailer.taken).toHaveLength(1);
    failing = 5;
    await shop.after(23 * HOUR);
    for (let round = 0; round < 6; round += 1) {
      await leasesEnd(shop);
      await shop.work();
    }
    expect(shop.mailer.taken).toHaveLength(2);
  });
});

test("a template that cannot be rendered: tried for a while, then the mail is dropped with the reason, and the journey goes on", async () => {
  const shop = await AShop.open(db.system);
  await shop.checkout();
  const render = shop.renderer.render.bind(shop.renderer);
  shop.renderer.render = async (input) => {
    if (input.cacheKey?.includes("/remind/")) throw new TemplateError("block b1 (en)", "unknown placeholder");
    return render(input);
  };
  for (let hour = 0; hour < 10; hour += 1) await shop.after(HOUR);
  expect(await shop.timeline()).toEqual(expect.arrayContaining(["replanned:template-broken", "withheld:template-broken"]));
  expect(shop.mailer.calls).toBe(0);
  expect(shop.log.errors().join()).toContain("block b1 (en)");
  await shop.after(DAY);
  expect(shop.mailer.taken).toHaveLength(1);
});

test("a template that is not there counts as one that cannot be rendered; once it is, the mail goes", async () => {
  const definition = { ...OFFER_FIRST, steps: [OFFER_FIRST.steps[0]!, mailStep("offer", "gone")] };
  const shop = await AShop.open(db.system, { definition });
  await shop.checkout();
  await shop.after(HOUR);
  expect(await shop.timeline()).toContain("replanned:template-broken");
  const remind = await shop.store.templates.get("remind");
  await shop.store.templates.create({ id: "gone", name: "Back", document: remind!.document }, NOON);
  await shop.after(HOUR);
  expect(shop.mailer.taken).toHaveLength(1);
});

test("a shop that cannot be asked for more than a day: the mail is dropped with the reason, and the journey goes on", async () => {
  const shop = await AShop.open(db.system);
  await shop.checkout();
  shop.api.unreachableFor = 10_000;
  await shop.after(HOUR);
  for (let hour = 0; hour < 30; hour += 1) await shop.after(HOUR);
  expect(await shop.timeline()).toContain("withheld:shop-unreachable");
  shop.api.unreachableFor = 0;
  await shop.after(2 * DAY);
  expect(shop.mailer.taken).toHaveLength(1);
});
