import { expect, test } from "vitest";
import { mailEarlier, previewEarlier } from "../../app/use-cases/earlier-checkouts.ts";
import { importShop } from "../../app/use-cases/import-shop.ts";
import { requestImport } from "../../app/use-cases/request-import.ts";
import { emptyDatabaseBeforeEach } from "../adapters/db/harness.ts";
import { after, DAY, HOUR } from "../support/samples.ts";
import { toldCheckout, toldCustomer, toldOrder } from "../support/told.ts";
import { AShop } from "./a-shop.ts";

const given = emptyDatabaseBeforeEach();

/** Six people left something behind: 1 and 2 may be mailed, 3 never agreed, 4 bought since, 5 left too long ago, 6 has nothing in the cart. */
async function aShop(): Promise<AShop> {
  const shop = await AShop.open(given.system);
  const old = after(-5 * DAY);
  for (const number of [1, 2, 3, 4, 5, 6]) shop.api.told.push(toldCustomer(number, old, number === 3 ? null : "subscribed"));
  shop.api.told.push(toldOrder(1, 4, { createdAt: after(-DAY), updatedAt: after(-DAY) }));
  for (const number of [1, 2, 3, 4]) shop.api.told.push(toldCheckout(number, number, { createdAt: old, updatedAt: old }));
  shop.api.told.push(toldCheckout(5, 5, { createdAt: after(-40 * DAY), updatedAt: after(-40 * DAY) }), toldCheckout(6, 6, { createdAt: old, updatedAt: old, lines: [] }));
  // a second, newer one of the same person
  shop.api.told.push(toldCheckout(7, 1, { createdAt: after(-2 * DAY), updatedAt: after(-2 * DAY) }));
  await requestImport(shop.deps, shop.shop);
  await importShop(shop.deps, shop);
  return shop;
}

test("the preview says how many would be mailed, by the rules that decide then, and changes nothing", async () => {
  const shop = await aShop();
  expect(await previewEarlier(shop.deps, shop.store)).toEqual({ found: 5, more: false, mailed: 2 });
  await shop.after(10 * DAY);
  expect(shop.mailer.taken).toEqual([]);
  expect(await shop.store.sync.asked()).toBeNull();
});

test("when the merchant asks, exactly those are mailed, each about the newest cart, however often the button is pressed", async () => {
  const shop = await aShop();
  expect(await mailEarlier(shop.deps, shop.store)).toBe(2);
  expect(await mailEarlier(shop.deps, shop.store)).toBe(0);
  await shop.after(HOUR);
  expect(shop.mailer.taken.map((mail) => mail.to.email).sort()).toEqual(["person1@example.com", "person2@example.com"]);
  expect((await shop.messages("admin-907")).length).toBe(1);
  expect(await shop.store.sync.asked()).toMatchObject({ enrolled: 2 });
  expect(await previewEarlier(shop.deps, shop.store)).toMatchObject({ mailed: 0 });
});

test("somebody who buys in between gets no mail after all", async () => {
  const shop = await aShop();
  await mailEarlier(shop.deps, shop.store);
  await shop.order({ id: "9999", customerShopifyId: "7001", email: "person1@example.com", checkoutToken: null, cartToken: null });
  await shop.after(HOUR);
  expect(shop.mailer.taken.map((mail) => mail.to.email)).toEqual(["person2@example.com"]);
});
