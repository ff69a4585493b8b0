import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { money } from "../../app/domain/kernel/money.ts";
import { emptyTally, type Tally } from "../../app/domain/rehearsal/tally.ts";
import { campaignDetailView } from "../../app/presenters/campaigns/campaign-detail.ts";
import { campaignDraft } from "../../app/presenters/campaigns/campaign-draft.ts";
import { holdoutView } from "../../app/presenters/rehearsal/holdout-view.ts";
import { rehearsalView } from "../../app/presenters/rehearsal/rehearsal.ts";
import { rehearseCampaign } from "../../app/use-cases/rehearse-campaign.ts";
import { type RehearsedEdits, requestRehearsal } from "../../app/use-cases/request-rehearsal.ts";
import { saveCampaign } from "../../app/use-cases/save-campaign.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";
import { aLine, after, aVariant, DAY, HOUR } from "../support/samples.ts";
import { AShop, CAMPAIGN } from "./a-shop.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

async function requested(shop: AShop, edits: RehearsedEdits | null = null): Promise<string> {
  const answer = await requestRehearsal(shop.deps, shop.store, CAMPAIGN, edits);
  if (answer === null) throw new Error("no rehearsal");
  return answer.id;
}

async function rehearse(shop: AShop): Promise<Tally> {
  const id = await requested(shop);
  await rehearseCampaign(shop.deps, { shop: shop.shop, rehearsalId: id });
  const done = await shop.store.rehearsals.get(id);
  expect(done).toMatchObject({ status: "done", looked: done!.total, cursor: null });
  return done!.tally;
}

/** A small random number generator, the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

describe("the page of a rehearsal", () => {
  it("says what would have gone wrong with people to look at, beside the rehearsal before, and when the campaign was changed since", async () => {
    const shop = await AShop.open(fresh.system);
    await shop.checkout({ createdAt: after(16 * HOUR), updatedAt: after(16 * HOUR) });
    shop.clock.move(10 * DAY);
    await rehearse(shop);
    await shop.settings({ quietHours: { enabled: true, from: "22:00", to: "07:00" } });
    const view = async () => (await rehearsalView(shop.store, CAMPAIGN, shop.clock.now()))!;
    const [night] = (await view()).result!.faults;
    expect(night).toMatchObject({ fault: "at-night", made: "3", bad: true, parts: [{ label: "3 mails would have gone out so", examples: [{ name: "Ada Lovelace" }] }] });
    shop.clock.move(HOUR);
    await rehearse(shop);
    const { result, outdated, run } = await view();
    expect([run!.running, outdated, result!.faults.some((fault) => fault.bad)]).toEqual([false, false, false]);
    expect(result!.figures.find((one) => one.label === "Mails with a fault")).toEqual({ label: "Mails with a fault", value: "0", before: "3" });
    expect(result!.figures.find((one) => one.label === "Offers cost at most")).toMatchObject({ value: "$4.90" });
    expect(result!.holdout.lifts).toEqual([]);
    const { definition } = (await shop.store.campaigns.version(CAMPAIGN, 1))!;
    await shop.store.campaigns.saveVersion(CAMPAIGN, { ...definition, steps: definition.steps.slice(0, 2) }, 0, shop.clock.now());
    expect((await view()).outdated).toBe(true);
    expect(await rehearsalView(shop.store, "none", shop.clock.now())).toBeNull();
  });

  it("tells how large the comparison group must be once enough people were seen", () => {
    const tally = { ...emptyTally(), people: 900, watched: 800, bought: 80, firstMailAt: after(-63 * DAY).toISOString() };
    const format = { count: (n: number) => String(n), rate: (part: number, whole: number) => `${Math.round((100 * part) / whole)}%`, date: (at: Date) => at.toISOString().slice(0, 10) };
    const { intro, lifts } = holdoutView(tally, after(0), after(0), format);
    expect(intro).toContain("About 100 customers a week");
    // 8,945 people at 100 a week are 89.45 weeks
    expect(lifts.find((one) => one.points === 3)!.rows[1]).toEqual({ share: "10%", people: "8945", when: after(89.45 * 7 * DAY).toISOString().slice(0, 10) });
    expect(lifts.find((one) => one.points === 1)!.rows[0]!.when).toBe("Not within five years");
  });
});

describe("a rehearsal over the shop's own past", () => {
  it("comes to what production really did over the same facts", { timeout: 120_000 }, async () => {
    const shop = await AShop.open(fresh.system, { settings: { quietHours: { enabled: true, from: "22:00", to: "07:00" } } });
    shop.api.stock.set("12", aVariant({ id: "12" }));
    const random = seeded(7);
    const people = Array.from({ length: 14 }, (_, index) => ({ email: `p${index}@example.com`, begins: Math.floor(random() * 40), more: random(), buys: random(), consents: random() > 0.2, second: random() }));
    for (let hour = 0; hour < 150; hour += 1) {
      for (const [index, one] of people.entries()) {
        const cart = { token: `tok-${index}`, cartToken: `cart-${index}`, email: one.email, acceptsMarketing: one.consents, createdAt: after(one.begins * HOUR) };
        const now = { updatedAt: shop.clock.now() };
        if (hour === one.begins) await shop.checkout({ ...cart, ...now });
        if (one.more < 0.4 && hour === one.begins + 1 + Math.floor(one.more * 20)) await shop.checkout({ ...cart, ...now, lines: [aLine({ quantity: 2 })], subtotal: money(9800, "USD") });
        if (one.second < 0.3 && hour === one.begins + 30) await shop.checkout({ ...cart, ...now, token: `tok-b-${index}`, cartToken: `cart-b-${index}`, createdAt: shop.clock.now(), lines: [aLine({ variantId: "12" })] });
        if (one.buys < 0.5 && hour === one.begins + Math.floor(one.buys * 160)) await shop.order({ id: `o-${index}`, name: `#${index}`, email: one.email, checkoutToken: `tok-${index}`, cartToken: `cart-${index}` });
        if (one.consents && one.buys > 0.8 && hour === one.begins + 20) await unsubscribe(shop, one.email);
      }
      await shop.after(HOUR);
    }
    const { rows } = await fresh.database.pool.query<{ step: string; count: number }>(`SELECT "stepId" AS step, count(*)::int AS count FROM messages WHERE shop = $1 AND status = 'handed-off' GROUP BY 1 ORDER BY 1`, [shop.shop]);
    const { rows: ends } = await fresh.database.pool.query<{ reason: string; count: number }>(`SELECT "exitReason" AS reason, count(*)::int AS count FROM enrollments WHERE shop = $1 AND status <> 'open' GROUP BY 1 ORDER BY 1`, [shop.shop]);
    const tally = await rehearse(shop);
    expect(rows.length).toBe(3);
    expect(Object.fromEntries(Object.entries(tally.steps).filter(([, one]) => one.sent > 0).map(([step, one]) => [step, one.sent]))).toEqual(Object.fromEntries(rows.map((row) => [row.step, row.count])));
    expect(tally.exited).toEqual(Object.fromEntries(ends.map((row) => [row.reason, row.count])));
    expect(tally.mails).toBe(tally.hours.reduce((sum, count) => sum + count, 0));
    expect(tally.faults["after-buying"].made + tally.faults["at-night"].made + tally.faults.twice.made + tally.faults["no-basis"].made).toBe(0);
    expect(tally.faults["after-buying"].avoided).toBeGreaterThan(0);
    expect(tally.faults["at-night"].avoided).toBeGreaterThan(0);
    expect(tally.faults["no-basis"].avoided).toBeGreaterThan(0);
  });

  it("takes recorded clicks where the journey waits for one, counts the other campaigns' mails of the time, and says so in words", async () => {
    const shop = await AShop.open(fresh.system, { settings: { frequencyCapPerDay: 3 } });
    const { definition, holdout } = (await shop.store.campaigns.version(CAMPAIGN, 1))!;
    const [wait, remind, later, reassure] = definition.steps;
    const byClick = { ...definition, steps: [wait!, remind!, { id: "click", kind: "wait-for" as const, event: { kind: "clicked" as const }, limitMinutes: 1440, happened: [later!, reassure!], timedOut: [] }] };
    await shop.store.campaigns.saveVersion(CAMPAIGN, byClick, holdout, shop.clock.now());
    for (const name of ["ada", "bob"]) await shop.checkout({ token: `t-${name}`, cartToken: `c-${name}`, email: `${name}@example.com` });
    await shop.after(HOUR);
    const [mail] = await shop.messages("t-ada");
    await shop.store.messages.applyEvent({ eventId: "click-1", messageId: mail!.id, kind: "clicked", at: shop.clock.now(), detail: {} });
    shop.clock.move(10 * DAY);
    const tally = await rehearse(shop);
    expect([tally.steps["remind"]?.sent, tally.steps["reassure"]?.sent, tally.clicks]).toEqual([2, 1, { known: 2, unknown: 1 }]);
    const { considered } = (await rehearsalView(shop.store, CAMPAIGN, shop.clock.now()))!.result!;
    expect(considered.counts.at(-1)).toBe("Clicks that were really made in mails of this campaign: for 2 mails it is known.");
    expect(considered.leavesOut.some((text) => text.includes("nobody can tell for 1 mail that did not really go out"))).toBe(true);

    await shop.store.campaigns.create({ id: "other", name: "Other", definition, holdout, on: false }, shop.clock.now());
    await fresh.database.pool.query(`UPDATE messages SET "campaignId" = 'other', "handedOffAt" = "handedOffAt" - interval '30 minutes' WHERE shop = $1`, [shop.shop]);
    await shop.settings({ frequencyCapPerDay: 1 });
    const capped = await rehearse(shop);
    expect([capped.putOff, capped.clicks]).toEqual([{ "frequency-cap": 2 }, { known: 0, unknown: 2 }]);
  });

  it("counts what was never observed as unknown, and what sold out as it was then", async () => {
    const shop = await AShop.open(fresh.system);
    for (const [token, variantId] of [["t-in", "21"], ["t-out", "22"], ["t-unknown", "23"]] as const) await shop.checkout({ token, cartToken: token, email: `${token}@example.com`, lines: [aLine({ variantId })] });
    const stock = (subject: string, at: Date, quantity: number) => ({ kind: "stock" as const, subject, at, value: { quantity, policy: "deny" }, checkoutToken: null });
    // back in stock since: what counts is the time of the mail
    await shop.store.versions.save([stock("21", after(-HOUR), 3), stock("22", after(-HOUR), 0), stock("22", after(5 * DAY), 9), stock("23", after(5 * DAY), 0)]);
    shop.clock.move(6 * DAY);
    const tally = await rehearse(shop);
    expect(tally).toMatchObject({ looked: 3, entrants: 3, people: 2, mails: 6, offers: 2, offerCostMinor: 980, withheld: { "sold-out": 3 } });
    expect(tally.faults["sold-out"]).toEqual({ made: 0, avoided: 3, unknown: 3 });
  });

  it("finds mails at night when nothing keeps them from it, with people to look at", async () => {
    const shop = await AShop.open(fresh.system);
    await shop.checkout({ createdAt: after(16 * HOUR), updatedAt: after(16 * HOUR) });
    shop.clock.move(10 * DAY);
    const id = await requested(shop);
    await rehearseCampaign(shop.deps, { shop: shop.shop, rehearsalId: id });
    const { tally } = (await shop.store.rehearsals.get(id))!;
    expect(tally.faults["at-night"].made).toBe(3);
    expect([tally.hours[2], tally.hours[3]]).toEqual([2, 1]);
    const examples = await shop.store.rehearsals.examples(id);
    expect(examples[0]).toMatchObject({ fault: "at-night", outcome: "made", checkoutToken: "tok-1", at: after(17 * HOUR) });
    expect(await shop.store.customers.get(examples[0]!.customerId)).toMatchObject({ email: "ada@example.com" });
  });

  it("goes on where a killed one ended, and stops when it is cancelled", async () => {
    const shop = await AShop.open(fresh.system);
    for (let index = 0; index < 4; index += 1) await shop.checkout({ token: `t${index}`, cartToken: `c${index}`, email: `p${index}@example.com` });
    shop.clock.move(10 * DAY);
    const all = await rehearse(shop);
    const half = (await shop.store.past.people("checkouts", after(-DAY), CAMPAIGN, null, 2)).at(-1)!.customer.id;
    const first = await rehearsedUpTo(shop, half);
    const id = await requested(shop);
    const claim = (await shop.store.rehearsals.claim(id, 60_000))!;
    expect(await shop.store.rehearsals.claim(id, 60_000)).toBeNull();
    expect(await shop.store.rehearsals.save(claim, { cursor: half, total: 4, looked: 2, tally: first }, [], 0)).toBe(true);
    await rehearseCampaign(shop.deps, { shop: shop.shop, rehearsalId: id });
    expect(await shop.store.rehearsals.get(id)).toMatchObject({ status: "done", looked: 4, tally: all });
    const other = await requested(shop);
    const held = (await shop.store.rehearsals.claim(other, 60_000))!;
    expect(await shop.store.rehearsals.cancel(other, shop.clock.now())).toBe(true);
    expect(await shop.store.rehearsals.save(held, { cursor: "x", total: 1, looked: 1, tally: all }, [], 60_000)).toBe(false);
    await rehearseCampaign(shop.deps, { shop: shop.shop, rehearsalId: other });
    expect(await shop.store.rehearsals.get(other)).toMatchObject({ status: "cancelled", looked: 0 });
    expect(await shop.store.rehearsals.cancel(other, shop.clock.now())).toBe(false);
  });

  it("takes as many turns as it needs, and is looked after again when another worker has it", async () => {
    const shop = await AShop.open(fresh.system);
    for (let index = 0; index < 5; index += 1) await shop.checkout({ token: `t${index}`, cartToken: `c${index}`, email: `p${index}@example.com` });
    shop.clock.move(10 * DAY);
    const all = await rehearse(shop);
    const id = await requested(shop);
    const job = { shop: shop.shop, rehearsalId: id };
    for (const looked of [2, 4, 5]) {
      shop.queue.waiting.length = 0;
      await rehearseCampaign(shop.deps, job, { page: 1, pages: 2 });
      expect(await shop.store.rehearsals.get(id)).toMatchObject({ looked });
      expect(shop.queue.waiting.map((one) => one.afterSeconds)).toEqual(looked < 5 ? [0] : []);
    }
    expect(await shop.store.rehearsals.get(id)).toMatchObject({ status: "done", tally: all });
    const other = await requested(shop);
    await shop.store.rehearsals.claim(other, 60_000);
    shop.queue.waiting.length = 0;
    await rehearseCampaign(shop.deps, { shop: shop.shop, rehearsalId: other });
    expect(shop.queue.waiting.map((one) => one.afterSeconds > 60)).toEqual([true]);
  });

  it("replays edits in the place of what is saved, keeps them until they are saved, and does nothing of a campaign that is not there", async () => {
    const shop = await AShop.open(fresh.system);
    await shop.checkout();
    shop.clock.move(10 * DAY);
    const { definition: saved, holdout } = (await shop.store.campaigns.version(CAMPAIGN, 1))!;
    const { name } = (await shop.store.campaigns.get(CAMPAIGN))!;
    const edits = { name: "Shorter", holdout, definition: { ...saved, steps: saved.steps.slice(0, 2) } };
    const id = await requested(shop, edits);
    await rehearseCampaign(shop.deps, { shop: shop.shop, rehearsalId: id });
    expect((await shop.store.rehearsals.get(id))!).toMatchObject({ tally: { people: 1, mails: 1, watched: 0 }, draft: { name: "Shorter", holdout, version: 1 } });
    const page = async () => (await rehearsalView(shop.store, CAMPAIGN, shop.clock.now()))!;
    const journey = async () => (await campaignDetailView(shop.store, CAMPAIGN, shop.clock.now(), id))!;
    expect(await page()).toMatchObject({ name, run: { unsaved: true }, edits: id, outdated: false, result: { of: "Of your changes that are not saved", was: null } });
    expect((await journey()).draft.name).toBe(name);
    expect((await journey()).edits).toEqual({ draft: campaignDraft("Shorter", edits.definition, holdout, { currency: "USD", zone: "America/New_York" }), outdated: false });
    expect((await campaignDetailView(shop.store, CAMPAIGN, shop.clock.now(), "another"))!.edits).toBeNull();

    await shop.store.campaigns.saveVersion(CAMPAIGN, { ...saved, steps: saved.steps.slice(0, 4) }, holdout, shop.clock.now());
    expect((await journey()).edits).toMatchObject({ outdated: true });
    await saveCampaign(shop.deps, shop.store, CAMPAIGN, { ...edits, underWay: "finish" });
    expect(await page()).toMatchObject({ edits: null, outdated: false, run: { unsaved: false }, result: { of: "Of changes that you have saved since" } });
    expect((await journey()).edits).toBeNull();
    expect(await requestRehearsal(shop.deps, shop.store, "none", null)).toBeNull();
    expect(await requestRehearsal(shop.deps, shop.store, "none", edits)).toBeNull();
  });
});

/** The first half of a rehearsal, done by a worker that then dies. */
async function rehearsedUpTo(shop: AShop, lastId: string): Promise<Tally> {
  const id = await requested(shop);
  const past = { ...shop.store.past, people: async (...[of, from, campaignId, after, limit]: Parameters<typeof shop.store.past.people>) => (await shop.store.past.people(of, from, campaignId, after, limit)).filter((one) => one.customer.id <= lastId) };
  const system = { ...shop.deps.system, forShop: () => ({ ...shop.store, past }) };
  await rehearseCampaign({ ...shop.deps, system }, { shop: shop.shop, rehearsalId: id });
  const { tally } = (await shop.store.rehearsals.get(id))!;
  return tally;
}

async function unsubscribe(shop: AShop, email: string): Promise<void> {
  await shop.receive(`unsub-${email}`, {
    kind: "consent", person: { shopifyId: null, email, phone: null, firstName: null, lastName: null, locale: null, country: null, at: shop.clock.now() },
    consent: { channel: "email", state: "unsubscribed", source: "shopify-customer", at: shop.clock.now(), evidence: {} },
  });
  await shop.read();
}
