import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFactReader } from "../../app/adapters/shopify/fact-reader.ts";
import { interpretInbox } from "../../app/use-cases/interpret-inbox.ts";
import type { IncomingWebhook, SystemStore } from "../../app/use-cases/ports/system-store.ts";
import { historyOf } from "../bench/load/history.ts";
import { freshDatabase, type FreshDatabase } from "../support/database.ts";
import { oneByOne } from "../support/one-by-one.ts";
import { HOUR, NOON } from "../support/samples.ts";
import { addCampaign, journeyOf } from "./a-journey.ts";
import { AShop } from "./a-shop.ts";

let db: FreshDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});
afterAll(() => db.close());

const HISTORY = historyOf(7, ["any.myshopify.com"], NOON);
/** A checkout of somebody's second address, a consent, a deleted checkout, parcels of an order that is known and of one that is not, segments, and what nobody can read. */
const ODD: readonly IncomingWebhook[] = [
  odd("checkouts/update", { token: "chk0", name: "#35000000000000", currency: "USD", email: "second@example.com", updated_at: "2026-11-19T00:00:00Z", completed_at: "2026-11-19T00:00:00Z" }),
  odd("customers_email_marketing_consent/update", { customer_id: 7_000_000_000_002, email_address: null, email_marketing_consent: { state: "unsubscribed", consent_updated_at: NOON.toISOString() } }),
  odd("checkouts/delete", { id: 35_000_000_000_003 }),
  odd("fulfillments/create", { id: 61, order_id: 5_500_000_000_000, status: "success", shipment_status: null, updated_at: NOON.toISOString() }),
  odd("fulfillments/update", { id: 61, order_id: 5_500_000_000_000, status: "success", shipment_status: "delivered", updated_at: new Date(NOON.getTime() + HOUR).toISOString() }),
  odd("fulfillment_events/create", { fulfillment_id: 61, order_id: 5_500_000_000_000, status: "in_transit", happened_at: NOON.toISOString(), estimated_delivery_at: new Date(NOON.getTime() + HOUR).toISOString() }),
  odd("fulfillment_events/create", { fulfillment_id: 62, order_id: 1, status: "delivered", happened_at: NOON.toISOString() }),
  odd("segments/create", { id: 71, name: "Regulars", query: "number_of_orders > 1", lastEditDate: NOON.toISOString() }),
  odd("customer.joined_segment", { customer_id: "gid://shopify/Customer/7000000000000", segment_id: "gid://shopify/Segment/71" }),
  odd("orders/create", { id: "no number" }),
  odd("shop/update", { id: 1 }),
];

function odd(topic: string, payload: object): IncomingWebhook {
  return { ...HISTORY[0]!, topic, webhookId: randomUUID(), body: Buffer.from(JSON.stringify(payload)) };
}

/** What a shop knows after its webhooks were worked out, without the ids and counters that were made up on the way. */
async function factsAfter(webhooks: readonly IncomingWebhook[], through: (system: SystemStore) => SystemStore): Promise<unknown> {
  const shop = await AShop.open(db.system);
  await addCampaign(shop, "thanks", journeyOf({ kind: "order-placed" }));
  await addCampaign(shop, "next-year", journeyOf({ kind: "date", after: "last-order", days: 365 }));
  await addCampaign(shop, "first", journeyOf({ kind: "date", after: "first-order", days: 365 }));
  await db.system.appendInbox(webhooks.map((one, n) => ({ ...one, shop: shop.shop, webhookId: String(n) })));
  const deps = { ...shop.deps, system: through(db.system), facts: createFactReader(), ids: { next: randomUUID } };
  while ((await interpretInbox(deps, 1_000)) > 0);
  const ask = async (sql: string): Promise<unknown[]> => (await db.database.pool.query(sql, [shop.shop])).rows as unknown[];
  const person = (id: string): string => `(SELECT COALESCE(p."shopifyId", p.email, p.phone) FROM customers p WHERE p.shop = $1 AND p.id = ${id}) AS person`;
  const facts = {
    // A row whose names all went over to somebody else is nobody; whether it ever had to be made depends on how much was read at once.
    people: await ask(`SELECT "shopifyId", email, phone, "firstName", "lastName", locale, country FROM customers WHERE shop = $1 AND COALESCE("shopifyId", email, phone) IS NOT NULL ORDER BY 1, 2, 3`),
    checkouts: await ask(`SELECT to_jsonb(c) - 'shop' - 'customerId' - 'deletedAt' AS row, ${person('c."customerId"')} FROM checkouts c WHERE shop = $1 ORDER BY token`),
    orders: await ask(`SELECT to_jsonb(o) - 'shop' - 'customerId' AS row, ${person('o."customerId"')} FROM orders o WHERE shop = $1 ORDER BY id`),
    parcels: await ask("SELECT to_jsonb(p) - 'shop' AS row FROM parcels p WHERE shop = $1 ORDER BY \"orderId\", \"parcelId\", source"),
    memberships: await ask(`SELECT "segmentId", member, ${person('m."customerId"')} FROM segment_memberships m WHERE shop = $1 ORDER BY 1, 3`),
    consents: await ask(`SELECT channel, at, state, source, ${person('c."customerId"')} FROM consents c WHERE shop = $1 ORDER BY 5, 1, 2, 4`),
    suppressions: await ask("SELECT channel, reason, at FROM suppressions WHERE shop = $1 ORDER BY 1, 2, 3"),
    versions: await ask("SELECT kind, subject, at, value FROM fact_versions WHERE shop = $1 ORDER BY 1, 2, 3"),
    inbox: await ask("SELECT topic, state, reason FROM inbox WHERE shop = $1 ORDER BY id"),
  };
  // A journey that newer news in the same batch would end at once may not begin at all: what counts is who is in one, and who is written to.
  await shop.work();
  const journeys = await ask(`SELECT "campaignId", "checkoutToken", "orderId", occasion, "stepEnteredAt" > "createdAt" AND "stepIndex" = 0 AS pending, ${person('e."customerId"')} FROM enrollments e WHERE shop = $1 AND status = 'open' ORDER BY 6, 1, 4`);
  await shop.after(2 * HOUR);
  return { ...facts, journeys, mails: await ask(`SELECT "stepId", "checkoutToken", status, address, ${person('m."customerId"')} FROM messages m WHERE shop = $1 ORDER BY 5, 1`) };
}

describe("the inbox, many at once", () => {
  test("ends where one webhook after another ends, in any order of arrival", async () => {
    const all = [...HISTORY, ...ODD];
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(all, { minLength: 10, maxLength: all.length }), fc.subarray(all, { maxLength: 5 }), async (some, again) => {
        const webhooks = [...some, ...again];
        expect(await factsAfter(webhooks, (system) => system)).toEqual(await factsAfter(webhooks, oneByOne));
      }),
      { numRuns: Number(process.env["LASTMILE_RUNS"] ?? 3) },
    );
  }, 600_000);

  test("takes a whole history in its own order, and knows it all", { timeout: 120_000 }, async () => {
    const facts = await factsAfter(HISTORY, (system) => system);
    expect(facts).toEqual(await factsAfter(HISTORY, oneByOne));
    expect((facts as { people: unknown[] }).people).toHaveLength(7);
    const { journeys } = facts as { journeys: readonly { campaignId: string }[] };
    expect(new Set(journeys.map((one) => one.campaignId))).toContain("next-year");
  });
});
