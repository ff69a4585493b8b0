import { afterAll, beforeAll, expect, test } from "vitest";
import type { FreshDatabase } from "../support/database.ts";
import { freshDatabase } from "../support/database.ts";
import { HOUR } from "../support/samples.ts";
import { AShop } from "./a-shop.ts";

let db: FreshDatabase;
beforeAll(async () => void (db = await freshDatabase()));
afterAll(() => db.close());

test("who wants no text messages still gets mails, and their number is closed", async () => {
  const shop = await AShop.open(db.system);
  await shop.checkout({ customerShopifyId: "77" });
  const at = shop.clock.now();
  await shop.receive("sms", {
    kind: "consent", person: { shopifyId: "77", email: null, phone: "+15555550100", firstName: null, lastName: null, locale: null, country: null, at },
    consent: { channel: "sms", state: "unsubscribed", source: "shopify-customer", at, evidence: {} },
  });
  await shop.read();
  await shop.after(HOUR);
  expect(shop.mailer.taken).toHaveLength(1);
  expect(await db.database.prisma.suppression.findMany({ where: { shop: shop.shop }, select: { channel: true, reason: true } })).toEqual([{ channel: "sms", reason: "unsubscribed" }]);
});
