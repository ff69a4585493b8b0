import { beforeEach, describe, expect, test } from "vitest";
import { crossedZero, version, VERSIONS_KEPT_DAYS } from "../../../app/domain/facts/version.ts";
import { linesVersion } from "../../../app/domain/facts/checkout-lines.ts";
import { enforceRetention } from "../../../app/adapters/db/privacy/enforce-retention.ts";
import { daysBefore, retentionCutoffs } from "../../../app/domain/privacy/retention.ts";
import { factsAsOf } from "../../../app/use-cases/facts-as-of.ts";
import type { ShopStore } from "../../../app/use-cases/ports/shop-store.ts";
import { checkout, furnish, line, minutes, NOON } from "./fixtures.ts";
import { emptyDatabaseBeforeEach } from "./harness.ts";

const given = emptyDatabaseBeforeEach();
let store: ShopStore;
beforeEach(async () => {
  store = await furnish(given.system);
});
const stock = (minute: number, quantity: number) => version("stock", "11", minutes(minute), { quantity, policy: "deny" });
const about = { customerId: "p1", channel: "email", checkoutToken: "t1", variantIds: ["11", "12"] } as const;

describe("looking back", () => {
  test("shows what was true then, and nothing that was not known to be", async () => {
    await store.versions.save([linesVersion(checkout()), linesVersion(checkout({ lines: [line({ quantity: 2 })], updatedAt: minutes(30) })), stock(5, 3), stock(20, 0), version("price", "11", minutes(5), { price: "99.00" })]);
    for (const [minute, state] of [[1, "subscribed"], [40, "unsubscribed"]] as const) await store.customers.recordConsent("p1", { channel: "email", state, source: "shopify-customer", at: minutes(minute), evidence: {} });
    const quantities = async (minute: number) => {
      const facts = await factsAsOf(store, about, minutes(minute));
      return [facts.consent?.state, (facts.lines?.value["lines"] as { quantity: number }[] | undefined)?.[0]?.quantity, facts.stock.get("11")?.value["quantity"], facts.prices.get("11")?.value["price"], facts.stock.has("12")];
    };
    expect(await quantities(-1)).toEqual([undefined, undefined, undefined, undefined, false]);
    expect(await quantities(10)).toEqual(["subscribed", 1, 3, "99.00", false]);
    expect(await quantities(35)).toEqual(["subscribed", 2, 0, "99.00", false]);
    expect(await quantities(60)).toEqual(["unsubscribed", 2, 0, "99.00", false]);
  });

  test("tells when stock went through zero", async () => {
    await store.versions.save([stock(20, 0), stock(5, 3), stock(30, -2), stock(40, 7)]);
    const all = await store.versions.between("stock", "11", NOON, minutes(60));
    expect(all.map((one, n) => crossedZero(all[n - 1] ?? null, one))).toEqual([null, "out-of-stock", null, "back-in-stock"]);
  });

  test("of two words of one moment the same one stays, in either order", async () => {
    const [a, b] = [stock(5, 1), stock(5, 2)];
    const kept = async (...told: (typeof a)[]) => {
      await given.fresh.database.prisma.factVersion.deleteMany();
      for (const one of told) await store.versions.save([one]);
      return (await store.versions.between("stock", "11", NOON, minutes(60))).map((one) => one.value);
    };
    const first = await kept(a, b);
    expect(await kept(b, a, b)).toEqual(first);
    for (const together of [[a, b], [b, a, b]]) {
      await given.fresh.database.prisma.factVersion.deleteMany();
      await store.versions.save(together);
      expect((await store.versions.between("stock", "11", NOON, minutes(60))).map((one) => one.value)).toEqual(first);
    }
  });
});

test("what is older than its time goes, except what was true at its beginning", async () => {
  const now = new Date(NOON.getTime());
  const old = (days: number, quantity: number) => version("stock", "11", daysBefore(now, VERSIONS_KEPT_DAYS + days), { quantity });
  await store.versions.save([old(9, 1), old(5, 2), old(-1, 3)]);
  const long = { inboxDays: 999, mailContentDays: 999, historyDays: 999, peopleDays: 999, exportDays: 999, requestDays: 999 };
  await enforceRetention(given.fresh.database, retentionCutoffs(long, now), Date.now() + 10_000);
  expect((await given.fresh.database.prisma.factVersion.findMany({ orderBy: { at: "asc" } })).map((one) => one.value)).toEqual([{ quantity: 2 }, { quantity: 3 }]);
});
