import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mailStep } from "../../app/domain/journeys/default-campaign.ts";
import { OPEN_ENTRY } from "../../app/domain/journeys/definition.ts";
import { previewView } from "../../app/presenters/seeing/preview.ts";
import { previewTotals } from "../../app/presenters/seeing/preview-totals.ts";
import { calendarHorizon, calendarView } from "../../app/presenters/seeing/calendar.ts";
import { personView } from "../../app/presenters/people/person-detail.ts";
import { countAhead, countPreview } from "../../app/use-cases/count-ahead.ts";
import { inParallel } from "../../app/use-cases/in-parallel.ts";
import { lookAtPerson } from "../../app/use-cases/look-at-person.ts";
import { PREVIEW_DAYS, PREVIEWED, previewCampaign } from "../../app/use-cases/preview-campaign.ts";
import { switchCampaign } from "../../app/use-cases/switch-campaign.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";
import { aLine, after, DAY, HOUR } from "../support/samples.ts";
import { AShop, CAMPAIGN } from "./a-shop.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

async function view(shop: AShop, place: string | null = null) {
  const preview = await previewCampaign(shop.deps, shop.shop, CAMPAIGN, place);
  return previewView(shop.store, preview!, { days: PREVIEW_DAYS, first: place === null, now: shop.clock.now() });
}

async function totals(shop: AShop, budget?: Parameters<typeof countPreview>[3]) {
  const counted = (await countPreview(shop.deps, shop.shop, CAMPAIGN, budget))!;
  return previewTotals(shop.store, counted, CAMPAIGN, shop.clock.now());
}

async function calendar(shop: AShop) {
  const now = shop.clock.now();
  return calendarView(shop.store, await countAhead(shop.deps, shop.shop, { campaignId: null, horizon: await calendarHorizon(shop.store, now) }), now);
}

/** Ada may be mailed, Bob never agreed, Carla lives where it is night when hers is due, Dora bought. */
async function furnished(): Promise<AShop> {
  const shop = await AShop.open(fresh.system, { settings: { quietHours: { enabled: true, from: "22:00", to: "07:00" } } });
  await shop.checkout();
  await shop.checkout({ token: "t-bob", cartToken: "c-bob", email: "bob@example.com", acceptsMarketing: false });
  await shop.checkout({ token: "t-carla", cartToken: "c-carla", email: "carla@example.com", country: "JP", lines: [aLine({ quantity: 2 })] });
  await shop.checkout({ token: "t-dora", cartToken: "c-dora", email: "dora@example.com" });
  return shop;
}

describe("the pace of sending", () => {
  it("spreads a calendar over the days of a warm-up, less what went today, and is said in a preview", async () => {
    const shop = await furnished();
    const now = shop.clock.now();
    await shop.settings({ warmUp: { on: true, startedOn: "2026-06-16" }, maxPerHour: 100 });
    const mails = new Map([["2026-06-16", 2_000]]);
    const count = { journeys: 2_000, outcomes: { mail: 2_000, waits: 0, none: 0 }, reasons: new Map(), mails };
    const { days, note } = await calendarView(shop.store, { certainty: "exact", zone: "America/New_York", campaigns: new Map([[CAMPAIGN, count]]) }, now);
    expect(days.map(({ total, goes }) => [total, goes])).toEqual([["2,000", "50"], [null, "100"], [null, "500"], [null, "1,000"], [null, "350"], [null, null], [null, null]]);
    expect(note).toContain("the others wait for the days after");
    shop.clock.move(30 * 60_000);
    const { pace } = await view(shop);
    expect(pace).toBe("Your sender address is new: at most 50 mails go out today, and more each day. At most 100 mails of your shop go out in an hour. Where more are due, the most important go first, and the others go later than it says here.");
    await shop.after(30 * 60_000);
    expect(shop.mailer.taken.length).toBeGreaterThan(0);
    shop.clock.move(1);
    const later = await calendarView(shop.store, { certainty: "exact", zone: "America/New_York", campaigns: new Map([[CAMPAIGN, count]]) }, shop.clock.now());
    expect(later.days[0]?.goes).toBe(String(50 - shop.mailer.taken.length));
  });

  it("is not spoken of where there is none", async () => {
    const shop = await furnished();
    expect((await view(shop)).pace).toBeNull();
    expect((await calendar(shop)).days.every(({ goes }) => goes === null)).toBe(true);
  });
});

describe("who is due", () => {
  it("is what production then does, person by person, with the reason of those who get nothing", async () => {
    const shop = await furnished();
    shop.clock.move(30 * 60_000);
    const { rows, on, empty } = await view(shop);
    const { all, outcomes, reasons, note, mails } = await totals(shop);
    expect([on, empty, all, outcomes.map((one) => one.count), mails, note]).toEqual([true, null, "4", ["3", "0", "1"], "9", null]);
    expect(reasons).toEqual([{ label: "No consent", count: "1" }]);
    const carla = rows.find((row) => row.about.startsWith("Alpine jacket") && row.theirTime?.includes("7:00"));
    expect(carla?.why).toMatch(/quiet hours.*has not bought/i);
    await shop.order({ id: "o-dora", email: "dora@example.com", checkoutToken: "t-dora", cartToken: "c-dora" });
    await shop.after(30 * 60_000);
    expect(shop.mailer.taken.map((mail) => mail.to.email)).toEqual(["ada@example.com"]);
    await shop.after(12 * HOUR);
    expect(shop.mailer.taken.map((mail) => mail.to.email)).toEqual(["ada@example.com", "carla@example.com"]);
  });

  it("of a campaign that is off are those who would come in, and nothing is changed by looking", async () => {
    const shop = await furnished();
    await shop.store.campaigns.switchTo(CAMPAIGN, false, shop.clock.now());
    await fresh.database.pool.query("DELETE FROM enrollments WHERE shop = $1", [shop.shop]);
    const { rows, on } = await view(shop);
    expect([on, rows.length, rows.filter((row) => row.outcome === "mail").length]).toEqual([false, 4, 3]);
    const [definition] = [(await shop.store.campaigns.version(CAMPAIGN, 1))!.definition];
    await shop.store.campaigns.saveVersion(CAMPAIGN, { ...definition, entry: { ...OPEN_ENTRY, countries: { mode: "only", codes: ["JP"] } } }, 0, shop.clock.now());
    expect((await totals(shop)).reasons).toContainEqual({ label: "Other country", count: "3" });
    expect((await fresh.database.pool.query("SELECT 1 FROM enrollments WHERE shop = $1", [shop.shop])).rowCount).toBe(0);
  });

  it("says which campaign's mail goes first where two want the same person, in the preview, before it is on, and on the customer's page", async () => {
    const shop = await AShop.open(fresh.system, { settings: { frequencyCapPerDay: 1 } });
    await shop.checkout();
    const definition = (await shop.store.campaigns.version(CAMPAIGN, 1))!.definition;
    await shop.store.campaigns.create({ id: "rival", name: "Rival", definition: { ...definition, steps: definition.steps.slice(0, 2) }, holdout: 0, on: false }, after(0));
    await fresh.database.prisma.campaign.update({ where: { shop_id: { shop: shop.shop, id: "rival" } }, data: { priority: 90 } });
    const rowsOf = async (id: string) => (await previewView(shop.store, (await previewCampaign(shop.deps, shop.shop, id, null))!, { days: PREVIEW_DAYS, first: true, now: shop.clock.now() })).rows;
    // Nobody is in it yet, and it would go first; what is not on stands in nobody's way.
    expect(await rowsOf("rival")).toMatchObject([{ outcome: "mail", why: "If the customer has not bought by then." }]);
    expect(await rowsOf(CAMPAIGN)).toMatchObject([{ outcome: "mail", when: expect.stringContaining("11:00"), why: "If the customer has not bought by then." }]);
    await fresh.database.prisma.campaign.update({ where: { shop_id: { shop: shop.shop, id: "rival" } }, data: { priority: 10 } });
    expect(await rowsOf("rival")).toMatchObject([{ outcome: "mail", why: "A more important mail to the same customer goes first. It is from “Checkout recovery”. If the customer has not bought by then." }]);
    await switchCampaign(shop.deps, shop.store, "rival", true);
    await fresh.database.prisma.enrollment.create({ data: { shop: shop.shop, id: "theirs", campaignId: "rival", campaignVersion: 1, customerId: (await shop.store.seeing.findPeople("ada@", 1))[0]!.id, checkoutToken: "tok-1", occasion: "cart", stepEnteredAt: after(0), dueAt: after(HOUR), createdAt: after(0) } });
    const page = await personView(shop.store, (await lookAtPerson(shop.deps, shop.shop, (await shop.store.seeing.findPeople("ada@", 1))[0]!.id))!, shop.clock.now());
    expect(page.next.find((one) => one.campaign === "Rival")!.entries[0]).toMatchObject({ title: expect.stringContaining("is put off"), at: expect.stringMatching(/^from .* to /), text: "A more important mail to the same customer goes first. It is from “Checkout recovery”." });
  });

  it("pages through many, each once", async () => {
    const shop = await AShop.open(fresh.system);
    const count = PREVIEWED + 5;
    await fresh.database.pool.query(`INSERT INTO customers (shop, id, email, "createdAt") SELECT $1, 'q' || n, 'q' || n || '@example.com', $2 FROM generate_series(1, $3::int) n`, [shop.shop, after(0), count]);
    await fresh.database.pool.query(`INSERT INTO enrollments (shop, id, "campaignId", "campaignVersion", "customerId", occasion, "stepEnteredAt", "dueAt", "createdAt") SELECT $1, 'e' || n, $2, 1, 'q' || n, 'x', $3, $3::timestamptz + (n % 3) * interval '1 hour', $3 FROM generate_series(1, $4::int) n`, [shop.shop, CAMPAIGN, after(0), count]);
    const first = await view(shop);
    const second = await view(shop, first.next);
    expect([first.rows.length, second.rows.length, second.next]).toEqual([PREVIEWED, 5, null]);
    expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(count);
    expect((await view(shop, "no place of ours")).rows.length).toBe(PREVIEWED);
    expect(await totals(shop)).toMatchObject({ all: String(count), note: null });
  });

  it("is nobody where people come in one by one, and nothing for a campaign that is not there", async () => {
    const shop = await AShop.open(fresh.system);
    await shop.store.campaigns.saveVersion(CAMPAIGN, { trigger: { kind: "order-placed" }, entry: OPEN_ENTRY, exits: [], steps: [mailStep("thanks", "remind")] }, 0, after(0));
    await shop.store.campaigns.switchTo(CAMPAIGN, false, after(0));
    expect((await view(shop)).empty).toBe("nobody-yet");
    expect(await previewCampaign(shop.deps, shop.shop, "none", null)).toBeNull();
  });
});

it("a person's page says what comes next and what happened, newest first", async () => {
  const shop = await furnished();
  await shop.after(HOUR);
  const ada = (await shop.store.seeing.findPeople("ada@", 5))[0]!;
  const page = await personView(shop.store, (await lookAtPerson(shop.deps, shop.shop, ada.id))!, shop.clock.now());
  expect(page.next).toMatchObject([{ campaign: "Checkout recovery", entries: [{ tone: "good" }, { tone: "good" }], later: null }]);
  expect(page.next[0]!.entries[0]!.text).toBe("If the customer has not bought by then.");
  expect(page.timeline.map((entry) => entry.title)).toEqual(expect.arrayContaining(["Checkout started", "Entered “Checkout recovery”"]));
  expect(page.timeline[0]!.at >= page.timeline.at(-1)!.at).toBe(true);
  expect(page.mails).toHaveLength(1);
  expect(await lookAtPerson(shop.deps, shop.shop, "nobody")).toBeNull();
});

describe("totals over all pages", () => {
  /** Every fourth of them agreed to mails. */
  async function crowd(shop: AShop, count: number): Promise<void> {
    const { pool } = fresh.database;
    await pool.query(`INSERT INTO customers (shop, id, email, "createdAt") SELECT $1, 'q' || n, 'q' || n || '@example.com', $2 FROM generate_series(1, $3::int) n`, [shop.shop, after(0), count]);
    await pool.query(`INSERT INTO enrollments (shop, id, "campaignId", "campaignVersion", "customerId", occasion, "stepEnteredAt", "dueAt", "createdAt") SELECT $1, 'e' || n, $2, 1, 'q' || n, 'x', $3, $3::timestamptz + (n % 48) * interval '1 hour', $3 FROM generate_series(1, $4::int) n`, [shop.shop, CAMPAIGN, after(0), count]);
    await inParallel(Array.from({ length: count / 4 }, (_, n) => `q${4 * (n + 1)}`), 20, (id) => shop.store.customers.recordConsent(id, { channel: "email", state: "subscribed", source: "shopify-customer", at: after(-DAY), evidence: {} }));
  }

  it("are exact, or an estimate that says so, or what was looked at", async () => {
    const shop = await AShop.open(fresh.system);
    await crowd(shop, 1200);
    expect(await totals(shop)).toMatchObject({ all: "1,200", outcomes: [{ count: "300" }, { count: "0" }, { count: "900" }], reasons: [{ label: "No consent", count: "900" }], note: null });
    const drawn = (await countPreview(shop.deps, shop.shop, CAMPAIGN, { ms: 60_000, people: 600 }))!;
    const { journeys, outcomes } = drawn.campaigns.get(CAMPAIGN)!;
    expect([drawn.certainty, journeys]).toEqual(["estimate", 1200]);
    // 600 of 1,200, a quarter of them mailed: beyond 60 of 300 is five standard errors away
    expect(Math.abs(outcomes.mail - 300)).toBeLessThan(60);
    expect(await totals(shop, { ms: 60_000, people: 600 })).toMatchObject({ all: "about 1,200", note: expect.stringContaining("estimates") });
    expect((await countPreview(shop.deps, shop.shop, CAMPAIGN, { ms: 0, people: 600 }))!.campaigns.size).toBe(0);
    expect(await countPreview(shop.deps, shop.shop, "none")).toBeNull();
  });

  it("of a campaign that is off count page after page, as far as the time lasts", async () => {
    const shop = await AShop.open(fresh.system);
    await crowd(shop, 400);
    await shop.store.campaigns.switchTo(CAMPAIGN, false, after(0));
    await shop.store.campaigns.saveVersion(CAMPAIGN, { trigger: { kind: "broadcast", at: after(DAY).toISOString(), segmentId: null }, entry: OPEN_ENTRY, exits: [], steps: [mailStep("hello", "remind")] }, 0, after(0));
    expect(await totals(shop)).toMatchObject({ all: "400", outcomes: [{ count: "100" }, { count: "0" }, { count: "300" }], note: null });
    expect(await totals(shop, { ms: 0, people: 1 })).toMatchObject({ all: "at least 200", note: expect.stringContaining("looked at so far") });
  });
});

it("the calendar counts the mails that go out if nothing new happens, each by its day, and those that another campaign puts off where they then go", async () => {
  const shop = await furnished();
  const week = await calendar(shop);
  expect(week.days.map((day) => day.total)).toEqual(["3", "3", null, "3", null, null, null]);
  expect(week.days[0]).toMatchObject({ day: "2026-06-16", campaigns: [{ name: "Checkout recovery", count: "3" }] });
  await shop.settings({ frequencyCapPerDay: 1, frequencyCapPerWeek: 2 });
  expect((await calendar(shop)).days.map((day) => day.total)).toEqual(["3", "3", null, null, null, null, null]);
  await shop.store.campaigns.switchTo(CAMPAIGN, false, shop.clock.now());
  expect(await calendar(shop)).toMatchObject({ any: false });
});
