import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LibraryView } from "../../app/presenters/library/library-view.ts";
import * as page from "../../app/routes/app.campaigns.new.tsx";
import { type TestApplication, testApplication } from "../support/application.ts";
import { asMerchant, installed } from "./as-merchant.ts";

const SHOP = "fernweh.myshopify.com";
const PATH = "/app/campaigns/new";
let test: TestApplication;
beforeAll(async () => {
  test = await testApplication();
  await installed(test, SHOP);
});
afterAll(() => test.close());

const view = async () => (await asMerchant(page.loader, test, { shop: SHOP, path: PATH })).body as LibraryView;
const ask = (body: unknown) => asMerchant(page.action, test, { shop: SHOP, path: PATH, body });
const list = () => test.app.system.forShop(SHOP).campaigns.list();

describe("the page that adds a campaign", () => {
  it("shows what there is, what the shop has, and what comes later", async () => {
    const { cards, later, blanks, languages } = await view();
    expect(cards).toHaveLength(8);
    expect(cards.filter(({ added }) => added).map(({ name }) => name)).toEqual(["Checkout recovery"]);
    expect(cards.find(({ id }) => id === "win-back")).toMatchObject({ mails: "3 mails: It has been a while, Was something not right?, Offer to come back" });
    expect(later.map(({ name }) => name)).toEqual(["Cart recovery", "Browse reminder", "Back in stock", "Price drop"]);
    expect(blanks).toHaveLength(3);
    expect(languages).toBe("English, German, French, and Spanish");
  });

  it("adds one, off, and leads to it; a second one has another name", async () => {
    for (const id of ["welcome", "welcome-2"]) {
      const answer = await asMerchant(async (args) => ({ to: ((await page.action(args)) as Response).headers.get("location") }), test, { shop: SHOP, path: PATH, body: { intent: "add", campaign: "welcome" } });
      expect(answer.body).toEqual({ to: `/app/campaigns/${id}` });
    }
    expect((await list()).map(({ name, status }) => [name, status])).toEqual([["Checkout recovery", "on"], ["Welcome", "off"], ["Welcome 2", "off"]]);
    expect((await view()).cards.find(({ id }) => id === "welcome")?.added).toBe(true);
  });

  it("starts one from scratch", async () => {
    expect((await ask({ intent: "blank", about: "order" })).status).toBe(302);
    expect((await list()).find(({ id }) => id === "own-order")).toMatchObject({ name: "New campaign", status: "off" });
  });

  it.each([{ intent: "add", campaign: "back-in-stock" }, { intent: "add", campaign: "__proto__" }, { intent: "blank", about: "cart" }, { intent: "no" }, "", "[]", "null"])("refuses %j and adds nothing", async (body) => {
    const before = await list();
    expect((await ask(body)).status).toBe(422);
    expect(await list()).toEqual(before);
  });

  it("is closed to a forged session token", async () => {
    const forged = await asMerchant(page.action, test, { shop: SHOP, path: PATH, body: { intent: "add", campaign: "vip" }, secret: "another secret" });
    expect(forged.status).toBeGreaterThanOrEqual(300);
  });
});
