import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addCampaign } from "../../app/use-cases/add-campaign.ts";
import { switchCampaign } from "../../app/use-cases/switch-campaign.ts";
import { openShop, webhook } from "../privacy/people.ts";
import { freshDatabase } from "../support/database.ts";
import type { FreshDatabase } from "../support/database.ts";
import { HOUR, MINUTE } from "../support/samples.ts";

let db: FreshDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});
afterAll(() => db.close());

const SUBJECTS = ["Welcome to Fernweh", "Any questions before your first order?"];

/** A shop with the library's welcome on, to which Shopify tells of one customer by webhooks as it writes them. */
async function welcoming() {
  const shop = await openShop(db.system);
  const id = (await addCampaign(shop.deps, shop.shop, { campaign: "welcome", holdout: 0 }))!;
  await switchCampaign(shop.deps, shop.store, id, true);
  shop.clock.move(HOUR);
  const tell = async (topic: string, payload: object): Promise<void> => {
    await webhook(shop, topic, payload);
    await shop.read();
    await shop.work();
  };
  const at = (): string => shop.clock.now().toISOString();
  return {
    shop,
    joins: () => tell("customers/create", { id: 77, email: "Lena@Example.com", first_name: "Lena", last_name: "Vogel", phone: null, created_at: at(), updated_at: at(), default_address: { country_code: "US" } }),
    says: (state: string) => tell("customers_email_marketing_consent/update", { customer_id: 77, email_address: "Lena@Example.com", email_marketing_consent: { state, opt_in_level: "confirmed_opt_in", consent_updated_at: at() } }),
    buys: () => tell("orders/create", {
      id: 900, name: "#1009", email: "lena@example.com", phone: null, checkout_token: null, cart_token: null, created_at: at(), updated_at: at(), processed_at: at(), cancelled_at: null, currency: "USD",
      presentment_currency: "USD", total_price: "49.00", current_total_price: "49.00", financial_status: "paid", test: false, source_name: "web", discount_codes: [], line_items: [],
      customer: { id: 77, email: "lena@example.com", created_at: at(), updated_at: at() },
    }),
    mails: () => shop.mailer.taken.map(({ subject, to }) => `${to.email}: ${subject}`),
    timeline: async () => (await db.database.prisma.decision.findMany({ where: { shop: shop.shop, campaignId: id }, orderBy: [{ at: "asc" }, { id: "asc" }] })).map((row) => (row.reason ? `${row.kind}:${row.reason}` : row.kind)),
    /** for when the timeline says that a mail is planned */
    planned: async (stepId: string) => (await db.database.prisma.decision.findMany({ where: { shop: shop.shop, campaignId: id, kind: "planned", stepId } })).map(({ until }) => until?.toISOString()),
    /** days pass, and the worker looks every few hours */
    pass: async (days: number) => {
      for (let turns = 0; turns < days * 6; turns += 1) await shop.after(4 * HOUR);
    },
  };
}

describe("the library's welcome, from Shopify's webhooks to its last mail", () => {
  test("greets ten minutes after a consent that came with the customer, and answers questions three days later in the morning", async () => {
    const one = await welcoming();
    await one.joins();
    await one.says("subscribed");
    await one.shop.after(9 * MINUTE);
    expect(one.mails()).toEqual([]);
    await one.shop.after(MINUTE);
    expect(one.mails()).toEqual([`lena@example.com: ${SUBJECTS[0]}`]);
    await one.pass(2.8);
    expect(one.mails()).toHaveLength(1);
    await one.pass(1.5);
    expect(one.mails()).toEqual(SUBJECTS.map((subject) => `lena@example.com: ${subject}`));
    expect((await one.timeline()).filter((what) => what !== "planned").toSorted()).toEqual(["enrolled", "exited:completed", "sent", "sent"]);
    expect(await one.planned("questions")).toEqual(["2026-06-20T14:00:00.000Z"]);
    expect(one.shop.log.errors()).toEqual([]);
  });

  test("waits for a consent that is confirmed later", async () => {
    const one = await welcoming();
    await one.joins();
    await one.says("pending");
    await one.pass(2);
    expect(one.mails()).toEqual([]);
    await one.says("subscribed");
    await one.shop.after(10 * MINUTE);
    expect(one.mails()).toEqual([`lena@example.com: ${SUBJECTS[0]}`]);
    await one.pass(4.5);
    expect(one.mails()).toHaveLength(2);
  });

  test("writes nothing to who never agrees, and ends after thirty days", async () => {
    const one = await welcoming();
    await one.joins();
    await one.says("not_subscribed");
    await one.pass(31);
    await one.says("subscribed");
    await one.pass(1);
    expect(one.mails()).toEqual([]);
    expect((await one.timeline()).toSorted()).toEqual(["enrolled", "exited:exit-step"]);
  });

  test("ends with a purchase, and with an order that was there before the customer was told of", async () => {
    const one = await welcoming();
    await one.joins();
    await one.says("subscribed");
    await one.pass(1);
    await one.buys();
    await one.pass(5);
    expect(one.mails()).toEqual([`lena@example.com: ${SUBJECTS[0]}`]);
    expect((await one.timeline()).at(-1)).toBe("exited:ordered");
    const atTheTill = await welcoming();
    await atTheTill.buys();
    await atTheTill.says("subscribed");
    await atTheTill.joins();
    await atTheTill.pass(5);
    expect(atTheTill.mails()).toEqual([]);
    expect(await atTheTill.timeline()).toEqual(["not-enrolled:not-in-audience"]);
  });

  test("ends with an unsubscribe, and greets nobody twice", async () => {
    const one = await welcoming();
    await one.joins();
    await one.says("subscribed");
    await one.pass(1);
    await one.says("unsubscribed");
    await one.pass(5);
    await one.says("subscribed");
    await one.joins();
    await one.pass(5);
    expect(one.mails()).toHaveLength(1);
    expect((await one.timeline()).filter((what) => what.startsWith("exited"))).toEqual(["exited:unsubscribed"]);
  });
});
