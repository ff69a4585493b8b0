import { describe, expect, test } from "vitest";
import { DEFINITION, enrollment, furnish, minutes, NOON, person, variant } from "./fixtures.ts";
import { emptyDatabaseBeforeEach } from "./harness.ts";

const given = emptyDatabaseBeforeEach();

describe("what the pages about campaigns look up", () => {
  test("who is in a campaign now, and when the next of them is due; those who are through count no more", async () => {
    const store = await furnish(given.system);
    await store.customers.upsert(person({ email: "b@example.com" }), "p2");
    await store.enrollments.open(enrollment({ id: "e2", customerId: "p2", occasion: "cart-2", checkoutToken: null }), minutes(30));
    expect(await store.figures.underWay()).toEqual([{ campaignId: "recovery", people: 2, nextAt: minutes(30) }]);
    await given.fresh.database.prisma.enrollment.updateMany({ data: { status: "exited", exitReason: "ordered", dueAt: null, endedAt: minutes(40) } });
    expect(await store.figures.underWay()).toEqual([]);
  });

  test("products once each, by the newest title, those seen last first, and no more than asked for", async () => {
    const store = await furnish(given.system);
    await store.variants.save([
      variant({ id: "1", productId: "10", productTitle: "Old name", observedAt: minutes(1) }), variant({ id: "2", productId: "10", productTitle: "New name", observedAt: minutes(2) }),
      variant({ id: "3", productId: "20", productTitle: "Bottle", observedAt: minutes(3) }), variant({ id: "4", productId: null, observedAt: minutes(4) }),
    ]);
    expect(await store.variants.products(10)).toEqual([{ id: "20", title: "Bottle" }, { id: "10", title: "New name" }]);
    expect(await store.variants.products(1)).toEqual([{ id: "20", title: "Bottle" }]);
  });

  test("a campaign is removed with its versions once it is off, unless somebody was ever in it", async () => {
    const store = await furnish(given.system);
    await store.campaigns.create({ id: "fresh", name: "Fresh", definition: DEFINITION, holdout: 0, on: true }, NOON);
    expect(await store.campaigns.remove("fresh")).toBe(false);
    await store.campaigns.switchTo("fresh", false, NOON);
    await store.campaigns.switchTo("recovery", false, NOON);
    expect(await store.campaigns.remove("fresh")).toBe(true);
    expect(await store.campaigns.version("fresh", 1)).toBeNull();
    expect(await store.campaigns.remove("recovery")).toBe(false);
    expect((await store.campaigns.list()).map(({ id }) => id)).toEqual(["recovery"]);
  });
});
