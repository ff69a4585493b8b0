import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ParcelNews } from "../../../app/domain/orders/parcel.ts";
import type { ShopStore } from "../../../app/use-cases/ports/shop-store.ts";
import { freshDatabase, type FreshDatabase } from "../../support/database.ts";
import { minutes, order } from "./fixtures.ts";

let db: FreshDatabase;
let store: ShopStore;
let shops = 0;
beforeAll(async () => {
  db = await freshDatabase();
});
afterAll(() => db.close());
beforeEach(() => {
  store = db.system.forShop(`parcels-${++shops}.myshopify.com`);
});

const news = (over: Partial<ParcelNews>): ParcelNews => ({ orderId: "9001", parcelId: "61", source: "carrier", at: minutes(200), cancelled: false, deliveredAt: null, expectedAt: null, ...over });
const sent = (over: object = {}) => order({ fulfilledAt: minutes(150), parcels: 2, updatedAt: minutes(160), ...over });
const arrival = async () => {
  const found = await store.orders.get("9001");
  return { deliveredAt: found?.deliveredAt ?? null, expectedAt: found?.expectedAt ?? null };
};

describe("parcels of an order", () => {
  it("make it delivered when the last of them is, whether they are told of before the order or after it", async () => {
    await store.orders.sawParcel(news({ deliveredAt: minutes(200) }));
    await store.orders.upsert(sent(), null);
    expect(await arrival()).toEqual({ deliveredAt: null, expectedAt: null });
    await store.orders.sawParcel(news({ parcelId: "62", at: minutes(300), deliveredAt: minutes(300) }));
    expect((await arrival()).deliveredAt).toEqual(minutes(300));
  });

  it("also for an order that comes with the shop's past", async () => {
    await store.orders.sawParcel(news({ deliveredAt: minutes(200) }));
    await store.history.orders([{ order: sent({ parcels: 1 }), customerId: null }]);
    expect((await arrival()).deliveredAt).toEqual(minutes(200));
  });

  it("do not make it delivered while something is still to be sent", async () => {
    await store.orders.upsert(sent({ fulfilledAt: null, parcels: 1 }), null);
    await store.orders.sawParcel(news({ deliveredAt: minutes(200) }));
    expect((await arrival()).deliveredAt).toBeNull();
    await store.orders.upsert(sent({ parcels: 1, updatedAt: minutes(250) }), null);
    expect((await arrival()).deliveredAt).toEqual(minutes(200));
  });

  it("believe each source's newest word, the carrier before the shop's record, and count no cancelled one", async () => {
    await store.orders.upsert(sent(), null);
    await store.orders.sawParcel(news({ at: minutes(210), deliveredAt: null }));
    await store.orders.sawParcel(news({ at: minutes(205), deliveredAt: minutes(205) }));
    await store.orders.sawParcel(news({ parcelId: "62", source: "record", deliveredAt: minutes(220) }));
    expect((await arrival()).deliveredAt).toBeNull();
    await store.orders.sawParcel(news({ at: minutes(230), deliveredAt: minutes(230) }));
    expect((await arrival()).deliveredAt).toEqual(minutes(230));
    await store.orders.sawParcel(news({ parcelId: "62", source: "record", at: minutes(240), cancelled: true }));
    expect((await arrival()).deliveredAt).toBeNull();
  });

  it("say when they are promised, the last of them, and keep it beside later words of their carrier", async () => {
    await store.orders.upsert(sent(), null);
    await store.orders.sawParcel(news({ source: "promise", expectedAt: minutes(400) }));
    await store.orders.sawParcel(news({ parcelId: "62", source: "promise", expectedAt: minutes(500) }));
    await store.orders.sawParcel(news({ at: minutes(300) }));
    expect((await arrival()).expectedAt).toEqual(minutes(500));
  });

  it("are promised for when the last under way is, and for no day where one under way is not", async () => {
    await store.orders.upsert(sent(), null);
    await store.orders.sawParcel(news({ source: "promise", expectedAt: minutes(400) }));
    await store.orders.sawParcel(news({ parcelId: "62", source: "record" }));
    expect((await arrival()).expectedAt).toBeNull();
    await store.orders.sawParcel(news({ parcelId: "62", source: "promise", expectedAt: minutes(350) }));
    expect((await arrival()).expectedAt).toEqual(minutes(400));
    await store.orders.sawParcel(news({ deliveredAt: minutes(300), at: minutes(300) }));
    expect((await arrival()).expectedAt).toEqual(minutes(350));
  });

  it("keep a day that the shop was asked for when the order's webhook says nothing of it", async () => {
    await store.orders.upsert(sent(), null);
    await store.orders.upsert(sent({ expectedAt: minutes(400) }), null);
    await store.orders.upsert(sent({ updatedAt: minutes(170) }), null);
    expect((await arrival()).expectedAt).toEqual(minutes(400));
  });

  it("say nothing of another shop's order of the same number", async () => {
    await store.orders.upsert(sent({ parcels: 1 }), null);
    await db.system.forShop(`other-${store.shop}`).orders.sawParcel(news({ deliveredAt: minutes(200) }));
    expect((await arrival()).deliveredAt).toBeNull();
  });

  it("keep what the order itself says", async () => {
    await store.orders.upsert(sent({ deliveredAt: minutes(170), expectedAt: minutes(180) }), null);
    expect(await arrival()).toEqual({ deliveredAt: minutes(170), expectedAt: minutes(180) });
  });

  it("agree where several are told at once, of orders known and not", async () => {
    await store.orders.upsert(sent(), null);
    const together = db.system.together()(store.shop);
    await Promise.all([...Array(12).keys()].map((n) => together.orders.sawParcel(news({ parcelId: String(61 + (n % 2)), orderId: n < 8 ? "9001" : "9002", at: minutes(200 + n), deliveredAt: minutes(200 + n) }))));
    await together.orders.upsert(sent({ id: "9002" }), null);
    expect((await arrival()).deliveredAt).toEqual(minutes(207));
    expect((await store.orders.get("9002"))?.deliveredAt).toEqual(minutes(211));
  });
});
