import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { money } from "../../app/domain/kernel/money.ts";
import { recordDeliveryEvents } from "../../app/use-cases/record-delivery-event.ts";
import { freshDatabase } from "../support/database.ts";
import type { FreshDatabase } from "../support/database.ts";
import { aCheckout, after, aLine, anOrder, aVariant, DAY, HOUR, MINUTE, NOON } from "../support/samples.ts";
import { AShop, CAMPAIGN, personOf } from "./a-shop.ts";

let db: FreshDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});
afterAll(() => db.close());

describe("a checkout is abandoned", () => {
  test("its person is entered, and gets the first mail an hour later, exactly once", async () => {
    const shop = await AShop.open(db.system);
    await shop.checkout();
    await shop.after(59 * MINUTE);
    expect(shop.mailer.taken).toHaveLength(0);
    await shop.after(MINUTE);
    await shop.work();
    expect(shop.mailer.taken).toHaveLength(1);
    expect(await shop.timeline()).toEqual(["consent", "enrolled", "sent", "planned"]);
    expect(shop.log.errors()).toEqual([]);
  });

  test("all three mails go out at their times, then the journey is done", async () => {
    const shop = await AShop.open(db.system);
    await shop.mailed();
    await shop.after(23 * HOUR);
    await shop.after(48 * HOUR);
    await shop.after(DAY);
    expect(shop.mailer.taken).toHaveLength(3);
    expect(await shop.journeys()).toEqual(["done:completed"]);
    expect(await shop.timeline()).toEqual(["consent", "enrolled", "sent", "planned", "sent", "planned", "offer-issued", "sent", "exited:completed"]);
  });

  test("the decision keeps the legal ground with its evidence", async () => {
    const shop = await AShop.open(db.system);
    const message = await shop.mailed();
    const sent = (await shop.store.decisions.ofCheckout("tok-1")).find((row) => row.kind === "sent");
    expect(sent?.messageId).toBe(message.id);
    expect(sent?.detail).toMatchObject({ basis: { kind: "consent", source: "checkout-box", evidence: { checkoutToken: "tok-1" } } });
  });

  test("activity before the mail moves it; the new plan is written down once", async () => {
    const shop = await AShop.open(db.system);
    await shop.checkout();
    shop.clock.move(50 * MINUTE);
    await shop.checkout({ updatedAt: shop.clock.now() });
    await shop.after(10 * MINUTE);
    await shop.work();
    expect(shop.mailer.taken).toHaveLength(0);
    await shop.after(50 * MINUTE);
    expect(shop.mailer.taken).toHaveLength(1);
    expect((await shop.timeline()).filter((one) => one === "planned")).toHaveLength(2);
  });

  test("without consent nothing is sent, and the timeline says so", async () => {
    const shop = await AShop.open(db.system);
    await shop.checkout({ acceptsMarketing: false });
    await shop.after(HOUR);
    expect(shop.mailer.calls).toBe(0);
    expect(await shop.timeline()).toContain("withheld:no-legal-basis");
    expect(shop.api.asked).toHaveLength(0);
  });

  test("without an address of the shop nothing is sent", async () => {
    const shop = await AShop.open(db.system, { profile: { address: [] } });
    await shop.checkout();
    await shop.after(HOUR);
    expect(shop.mailer.calls).toBe(0);
    expect(await shop.timeline()).toContain("withheld:no-postal-address");
  });

  test("without a sender nothing is sent", async () => {
    const shop = await AShop.open(db.system, { settings: { senderEmail: "" } });
    await shop.checkout();
    await shop.after(HOUR);
    expect(shop.mailer.calls).toBe(0);
    expect(await shop.timeline()).toContain("withheld:no-sender");
  });

  test("a zone that this machine does not know costs no mail: quiet hours are then by UTC", async () => {
    const shop = await AShop.open(db.system, { profile: { timeZone: "Mars/Olympus_Mons" }, settings: { timeZone: "Moon/Base", quietHours: { enabled: true, from: "15:30", to: "16:00" } } });
    await shop.checkout();
    // 15:45 in UTC
    await shop.after(105 * MINUTE);
    expect(await shop.timeline()).toContain("replanned:quiet-hours");
    await shop.after(15 * MINUTE);
    expect(shop.mailer.taken).toHaveLength(1);
  });

  test("in quiet hours the mail is put off to their end", async () => {
    // 10:00 in New York.
    const shop = await AShop.open(db.system, { settings: { quietHours: { enabled: true, from: "10:30", to: "13:00" } } });
    await shop.checkout();
    await shop.after(HOUR);
    await shop.work();
    expect(shop.mailer.calls).toBe(0);
    expect((await shop.timeline()).filter((one) => one === "replanned:quiet-hours")).toHaveLength(1);
    await shop.after(2 * HOUR);
    expect(shop.mailer.taken).toHaveLength(1);
  });

  test("quiet hours and an offer's end are those of the recipient's country, where it has one clock", async () => {
    // 16:00 in Berlin, 10:00 in New York, where the shop is.
    const settings = { quietHours: { enabled: true, from: "16:30", to: "18:00" } };
    const shop = await AShop.open(db.system, { settings });
    await shop.checkout({ country: "DE" });
    await shop.after(HOUR);
    expect(shop.mailer.calls).toBe(0);
    await shop.after(HOUR);
    expect(shop.mailer.taken).toHaveLength(1);
    expect(shop.renderer.inputs.map((input) => input.timeZone)).toEqual(["Europe/Berlin"]);
    const several = await AShop.open(db.system, { settings });
    await several.mailed({ country: "US" });
    expect(several.renderer.inputs.map((input) => input.timeZone)).toEqual(["America/New_York"]);
  });

  test("a switched-off campaign ends its journeys", async () => {
    const shop = await AShop.open(db.system);
    await shop.checkout();
    await shop.store.campaigns.switchTo(CAMPAIGN, false, shop.clock.now());
    await shop.after(HOUR);
    expect(await shop.journeys()).toEqual(["exited:campaign-off"]);
    expect(shop.mailer.calls).toBe(0);
  });

  test("people who are held out get nothing, and both arms are exposed", async () => {
    const shop = await AShop.open(db.system, { holdout: 1 });
    await shop.checkout();
    await shop.after(HOUR);
    expect(shop.mailer.calls).toBe(0);
    expect(shop.api.asked).toHaveLength(1);
    expect(await shop.timeline()).toContain("withheld:held-out");
    const treated = await AShop.open(db.system);
    await treated.mailed();
    const arms = await db.database.prisma.exposure.findMany({ where: { shop: { in: [shop.shop, treated.shop] } } });
    expect(arms.map((one) => one.arm).sort()).toEqual(["held-out", "treated"]);
  });
});

describe("the shop is asked before the hand-off", () => {
  test("an order that we had not heard of stops the mail", async () => {
    const shop = await AShop.open(db.system);
    await shop.checkout();
    shop.api.orders.push(anOrder({ createdAt: after(30 * MINUTE), updatedAt: after(30 * MINUTE) }));
    await shop.after(HOUR);
    expect(shop.mailer.calls).toBe(0);
    expect(await shop.journeys()).toEqual(["exited:ordered"]);
    expect(await shop.status()).toBe("purchased");
  });

  test("an order that only the phone number gives away stops it too, also where it is kept as another person's", async () => {
    const shop = await AShop.open(db.system);
    await shop.checkout({ phone: "+12125550100" });
    const other = { email: "work@example.com", phone: "+12125550100", checkoutToken: "other", cartToken: "other", createdAt: after(30 * MINUTE), updatedAt: after(30 * MINUTE) };
    await shop.order(other);
    shop.api.orders.push(anOrder(other));
    await shop.after(HOUR);
    expect(shop.mailer.calls).toBe(0);
    expect(await shop.journeys()).toEqual(["exited:ordered"]);
  });

  test("an order under the address typed in the checkout stops it, also where the customer's own is another", async () => {
    const shop = await AShop.open(db.system);
    const typed = aCheckout({ email: "work@example.com" });
    await shop.receive("typed", { kind: "checkout", checkout: typed, person: { ...personOf({ email: "ada@example.com" }, NOON), shopifyId: "7" } });
    await shop.read();
    shop.api.orders.push(anOrder({ email: "work@example.com", checkoutToken: "other", cartToken: "other", createdAt: after(30 * MINUTE), updatedAt: after(30 * MINUTE) }));
    await shop.after(HOUR);
    expect(shop.mailer.calls).toBe(0);
    expect(await shop.journeys()).toEqual(["exited:ordered"]);
  });

  test("a checkout that was completed meanwhile stops the mail", async () => {
    const shop = await AShop.open(db.system);
    const { lines } = await shop.checkout();
    shop.api.checkouts.set("tok-1", { completedAt: after(40 * MINUTE), recoveryUrl: null, lines, updatedAt: after(40 * MINUTE) });
    await shop.after(HOUR);
    expect(shop.mailer.calls).toBe(0);
    expect(await shop.journeys()).toEqual(["exited:ordered"]);
  });

  test("an unsubscribe that arrives while the shop is asked stops the mail", async () => {
    const shop = await AShop.open(db.system);
    await shop.checkout();
    shop.api.whileAsking = () => shop.consent({ state: "unsubscribed" });
    await shop.after(HOUR);
    expect(shop.mailer.calls).toBe(0);
    await shop.work();
    expect(await shop.journeys()).toEqual(["exited:unsubscribed"]);
  });

  test.each([
    ["a consent that turns out to be unconfirmed", (shop: AShop) => shop.consent({ state: "pending" })],
    ["a campaign that is switched off", async (shop: AShop) => void (await shop.store.campaigns.switchTo(CAMPAIGN, false, shop.clock.now()))],
  ])("%s while the shop is asked gets no mail", async (_what, happens) => {
    const shop = await AShop.open(db.system);
    await shop.checkout();
    shop.api.whileAsking = () => happens(shop);
    await shop.after(HOUR);
    expect(shop.mailer.calls).toBe(0);
  });

  test("an address that turns out to be closed while the shop is asked gets no mail", async () => {
    const shop = await AShop.open(db.system);
    const first = await shop.mailed();
    shop.api.whileAsking = async () => void (await recordDeliveryEvents(shop.deps, shop.shop, [{ eventId: "bounce", messageId: first.id, kind: "bounced", at: shop.clock.now(), detail: {} }]));
    await shop.after(DAY);
    expect(shop.mailer.calls).toBe(1);
    shop.api.whileAsking = null;
    for (let day = 0; day < 4; day += 1) await shop.after(DAY);
    expect(shop.mailer.calls).toBe(1);
    expect((await shop.timeline()).at(-1)).toMatch(/exited|withheld:suppressed|withheld:bounced/);
  });

  test("a shop that cannot be asked puts the mail off; nothing is sent on a guess", async () => {
    const shop = await AShop.open(db.system);
    await shop.checkout();
    shop.api.unreachableFor = 1;
    await shop.after(HOUR);
    expect(shop.mailer.calls).toBe(0);
    expect(await shop.timeline()).toContain("replanned:shop-unreachable");
    await shop.after(2 * MINUTE);
    expect(shop.mailer.taken).toHaveLength(1);
  });

  test("a shop that stays away is asked less and less often", async () => {
    const shop = await AShop.open(db.system);
    await shop.checkout();
    shop.api.unreachableFor = 1000;
    await shop.after(HOUR);
    for (let minute = 0; minute < 12 * 60; minute += 5) await shop.after(5 * MINUTE);
    expect(shop.api.asked.length).toBeLessThan(20);
    shop.api.unreachableFor = 0;
    await shop.after(HOUR);
    expect(shop.mailer.taken).toHaveLength(1);
  });

  test("lines that are sold out or gone are not shown, prices are today's", async () => {
    const shop = await AShop.open(db.system);
    const cheaper = { unitPrice: money(3900, "USD"), linePrice: money(3900, "USD") };
    const lines = [aLine(), aLine({ key: "k2", variantId: "12", title: "Tent" }), aLine({ key: "k3", variantId: "13", title: "Stove" })];
    shop.api.stock.set("12", aVariant({ id: "12", availableForSale: false }));
    shop.api.checkouts.set("tok-1", { completedAt: null, recoveryUrl: "https://shop.example/fresh?key=z", lines: [aLine(cheaper), ...lines.slice(1)], updatedAt: after(MINUTE) });
    await shop.checkout({ lines });
    await shop.after(HOUR + MINUTE);
    const input = shop.renderer.inputs.at(-1)!;
    expect(input.lines.map((line) => line.title)).toEqual(["Alpine jacket"]);
    expect(input.subtotal).toEqual(money(3900, "USD"));
    expect(input.ways.subject.url).toContain("https://shop.example/fresh?key=z");
  });

  test("nothing left to sell: no mail", async () => {
    const shop = await AShop.open(db.system);
    shop.api.stock.clear();
    await shop.checkout();
    await shop.after(HOUR);
    expect(shop.mailer.calls).toBe(0);
    expect(await shop.timeline()).toContain("withheld:sold-out");
  });

  test("one question for everybody who is due", async () => {
    const shop = await AShop.open(db.system);
    for (const n of [1, 2, 3]) await shop.checkout({ token: `t-${n}`, cartToken: `c-${n}`, email: `p${n}@example.com` });
    await shop.after(HOUR);
    expect(shop.api.asked.map((questions) => questions.length)).toEqual([3]);
    expect(shop.mailer.taken).toHaveLength(3);
  });

  test("the failure of one person's mail does not concern the others", async () => {
    const shop = await AShop.open(db.system);
    for (const n of [1, 2]) await shop.checkout({ token: `t-${n}`, cartToken: `c-${n}`, email: `p${n}@example.com` });
    const render = shop.renderer.render.bind(shop.renderer);
    let failures = 0;
    shop.renderer.render = async (input) => {
      if (input.customer.email === "p1@example.com" && failures++ === 0) throw new Error("cannot render");
      return render(input);
    };
    await shop.after(HOUR);
    expect(shop.mailer.taken.map((mail) => mail.to.email)).toEqual(["p2@example.com"]);
    expect(shop.log.errors().join()).toContain("cannot render");
  });
});
