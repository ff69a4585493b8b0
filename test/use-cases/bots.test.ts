import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { judgeShopper } from "../../app/use-cases/judge-shopper.ts";
import { spotBots } from "../../app/use-cases/spot-bots.ts";
import { freshDatabase, type FreshDatabase } from "../support/database.ts";
import { aCheckout, after, aLine, HOUR, MINUTE } from "../support/samples.ts";
import { money } from "../../app/domain/kernel/money.ts";
import { AShop } from "./a-shop.ts";

let db: FreshDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});
afterAll(() => db.close());

const BOT = { email: "xk7f9q2m4z8t@mailinator.com", firstName: "http://x.example", lastName: "1" };
const people = (shop: AShop) => db.database.prisma.customer.count({ where: { shop: shop.shop } });
const figures = (shop: AShop) => shop.store.figures.totals(after(-HOUR), after(5 * HOUR));

describe("what gives itself away alone", () => {
  test("becomes no person, is not mailed and does not count", async () => {
    const shop = await AShop.open(db.system);
    await shop.checkout(BOT);
    await shop.after(2 * HOUR);
    expect([await people(shop), shop.mailer.calls, (await figures(shop)).abandoned]).toEqual([0, 0, 0]);
    expect((await shop.store.checkouts.get("tok-1"))?.doubt).toEqual({ suspicions: ["disposable-address", "impossible-name", "machine-made-address"], suspected: true, verdict: null });
  });

  test("is mailed once the merchant says that it is a person, whatever is told of it later", async () => {
    const shop = await AShop.open(db.system);
    await shop.checkout(BOT);
    expect(await judgeShopper(shop.deps, shop.store, "tok-1", "person")).toBe(true);
    await shop.checkout({ ...BOT, updatedAt: after(MINUTE) });
    await shop.after(2 * HOUR);
    expect([await people(shop), shop.mailer.taken.length, (await figures(shop)).abandoned]).toEqual([1, 1, 1]);
    expect((await shop.store.checkouts.get("tok-1"))?.doubt).toMatchObject({ suspected: false, verdict: "person" });
  });
});

test("a real looking checkout that the merchant calls none gets no mail, and gets one when they change their mind", async () => {
  const shop = await AShop.open(db.system);
  await shop.checkout();
  await judgeShopper(shop.deps, shop.store, "tok-1", "not-person");
  await shop.after(2 * HOUR);
  expect([shop.mailer.calls, await shop.journeys(), (await figures(shop)).abandoned]).toEqual([0, ["exited:suspected-bot"], 0]);
  expect(await judgeShopper(shop.deps, shop.store, "no-such-token", "person")).toBe(false);
});

test("many free carts within minutes are found out together, and get no mail", async () => {
  const shop = await AShop.open(db.system);
  const free = { subtotal: money(0, "USD"), total: money(0, "USD"), lines: [aLine({ unitPrice: money(0, "USD") })] };
  for (let n = 0; n < 5; n += 1) await shop.checkout({ ...free, token: `free-${n}`, cartToken: `c-${n}`, shopifyId: `${n}`, email: `p${n}@example.com`, createdAt: after(n * MINUTE), updatedAt: after(n * MINUTE) });
  await shop.checkout({ token: "paid", cartToken: "c-paid", shopifyId: "77", email: "ada@example.com" });
  shop.clock.move(5 * MINUTE);
  await spotBots(shop.deps);
  const suspected = async () => (await db.database.prisma.checkout.findMany({ where: { shop: shop.shop, suspected: true }, orderBy: { token: "asc" } })).map((one) => one.token);
  expect(await suspected()).toEqual(["free-0", "free-1", "free-2", "free-3", "free-4"]);
  await shop.after(2 * HOUR);
  expect((await shop.messages("paid")).length).toBe(1);
  expect(shop.mailer.taken).toHaveLength(1);
  expect(await shop.journeys("free-3")).toEqual(["exited:suspected-bot"]);
});

test("the list shows them under a tab of their own", async () => {
  const shop = await AShop.open(db.system);
  await shop.checkout(BOT);
  await shop.checkout({ token: "tok-2", cartToken: "cart-2" });
  const found = await shop.store.checkouts.search({ query: "", status: ["suspected"], abandonedBefore: after(HOUR), page: 1, pageSize: 9 });
  expect(found.rows.map((row) => row.token)).toEqual([aCheckout().token]);
});
