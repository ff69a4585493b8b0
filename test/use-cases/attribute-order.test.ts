import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { money } from "../../app/domain/kernel/money.ts";
import { followLink } from "../../app/use-cases/follow-link.ts";
import { freshDatabase } from "../support/database.ts";
import type { FreshDatabase } from "../support/database.ts";
import { DAY, HOUR, MINUTE } from "../support/samples.ts";
import { AShop, OFFER_FIRST } from "./a-shop.ts";

let db: FreshDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});
afterAll(() => db.close());

async function click(shop: AShop, messageId: string, index = 0): Promise<void> {
  await followLink(shop.deps, shop.links.token({ kind: "click", shop: shop.shop, messageId, index }), { counts: true });
}
const credits = (shop: AShop) => db.database.prisma.attribution.findMany({ where: { shop: shop.shop } });

describe("an order", () => {
  test("after a click on the way back is a recovery, once", async () => {
    const shop = await AShop.open(db.system);
    const message = await shop.mailed();
    shop.clock.move(MINUTE);
    await click(shop, message.id);
    shop.clock.move(HOUR);
    await shop.order();
    await shop.order({ updatedAt: new Date(shop.clock.now().getTime() + MINUTE), createdAt: shop.clock.now() });
    await shop.work();
    expect(await credits(shop)).toMatchObject([{ messageId: message.id, evidence: "recovery-link", amountMinor: 4900n }]);
    expect(await shop.status()).toBe("recovered");
    expect(await shop.journeys()).toEqual(["exited:ordered"]);
    expect((await shop.timeline()).filter((one) => one === "attributed")).toHaveLength(1);
  });

  test("without a click is a plain purchase", async () => {
    const shop = await AShop.open(db.system);
    await shop.mailed();
    await shop.order();
    expect(await credits(shop)).toEqual([]);
    expect(await shop.status()).toBe("purchased");
  });

  test("long after the click is a plain purchase", async () => {
    const shop = await AShop.open(db.system);
    const message = await shop.mailed();
    await click(shop, message.id);
    shop.clock.move(6 * DAY);
    await shop.order();
    expect(await credits(shop)).toEqual([]);
  });

  test("with the mail's own code is a recovery even by another person in another checkout, and uses the code up", async () => {
    const shop = await AShop.open(db.system, { definition: OFFER_FIRST });
    const message = await shop.mailed();
    shop.clock.move(DAY);
    await shop.order({ email: "friend@example.com", checkoutToken: "other", cartToken: "other", discountCodes: [message.discountCode!] });
    expect(await credits(shop)).toMatchObject([{ messageId: message.id, evidence: "discount-code" }]);
    expect(await shop.status()).toBe("recovered");
    expect(await shop.store.offers.get(message.discountCode!)).toMatchObject({ status: "redeemed" });
  });

  test("refunds and cancellation change the amount", async () => {
    const shop = await AShop.open(db.system);
    const message = await shop.mailed();
    await click(shop, message.id);
    shop.clock.move(HOUR);
    const { createdAt } = await shop.order();
    const later = (ms: number): Date => new Date(createdAt.getTime() + ms);
    await shop.order({ createdAt, updatedAt: later(HOUR), total: money(1900, "USD") });
    expect(await credits(shop)).toMatchObject([{ amountMinor: 1900n }]);
    await shop.order({ createdAt, updatedAt: later(2 * HOUR), total: money(1900, "USD"), cancelledAt: later(2 * HOUR) });
    expect(await credits(shop)).toMatchObject([{ amountMinor: 0n }]);
    // Old news of the full amount change nothing.
    await shop.order({ createdAt, updatedAt: later(MINUTE) });
    expect(await credits(shop)).toMatchObject([{ amountMinor: 0n }]);
    expect(await shop.status()).toBe("recovered");
  });

  test("that is a test is never credited, but ends the journey", async () => {
    const shop = await AShop.open(db.system);
    const message = await shop.mailed();
    await click(shop, message.id);
    shop.clock.move(MINUTE);
    await shop.order({ test: true });
    await shop.after(DAY);
    expect(await credits(shop)).toEqual([]);
    expect(shop.mailer.taken).toHaveLength(1);
  });
});
