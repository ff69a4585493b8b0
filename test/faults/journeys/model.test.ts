import { randomInt, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createSystemStore } from "../../../app/adapters/db/system-store.ts";
import { defaultRecoveryCampaign, mailStep } from "../../../app/domain/journeys/default-campaign.ts";
import { OPEN_ENTRY } from "../../../app/domain/journeys/definition.ts";
import { sendPolicy } from "../../../app/domain/messaging/send-policy.ts";
import { type FreshDatabase, freshDatabase, TEST_ADDRESS_KEY } from "../../support/database.ts";
import { DAY, HOUR, MINUTE, NOON } from "../../support/samples.ts";
import { AShop, CAMPAIGN } from "../../use-cases/a-shop.ts";
import { until } from "../processes/crowd.ts";
import { Chance } from "./chance.ts";
import { Crew } from "./crew.ts";
import { afterPurchase, afterUnsubscribe, againstTheRules, deadCodes, duplicates, type Evidence, type LedgerRow, notAsked } from "./judge.ts";
import { Story } from "./story.ts";
import { World } from "./world.ts";

/** `FAULTS=full` kills a hundred times. `FAULTS_SEED` tells a story again; where workers are killed still depends on the machine. */
const FULL = process.env["FAULTS"] === "full";
const SEED = Number(process.env["FAULTS_SEED"] ?? randomInt(2 ** 31));
const SIZE = FULL ? { kills: 100, people: 300, workers: 3, turns: 3, mailFails: 0.15 } : { kills: 4, people: 30, workers: 2, turns: 2, mailFails: 0.3 };
/** what the rounds of kills cover: the times of all mails of both campaigns */
const STORY_MS = 4 * DAY;
const STEPS = [[CAMPAIGN, ["remind", "reassure", "offer"]], ["second", ["first", "last"]]] as const;
/** the arbiter's, and those that failures may come to in the end */
const REASONS = ["frequency-cap", "quiet-hours", "lower-priority", "too-old", "shop-unreachable", "provider-busy", "offer-not-issued"];

let fresh: FreshDatabase;
let world: World;
let crew: Crew;
let hush = async (): Promise<void> => undefined;
beforeAll(async () => void (fresh = await freshDatabase()));
afterEach(async () => {
  await hush();
  await crew?.dismiss("SIGKILL");
  await world?.close();
});
afterAll(async () => fresh.close());

const query = async <Row extends object>(sql: string, ...values: readonly unknown[]): Promise<Row[]> => (await fresh.database.pool.query<Row>(sql, [...values])).rows;
const count = async (sql: string, ...values: readonly unknown[]): Promise<number> => (await query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`, ...values))[0]!.n;

/** A shop with two campaigns that want the same people, quiet hours, and caps that bite. */
async function open(): Promise<AShop> {
  const shop = await AShop.open(createSystemStore(fresh.database, { ids: { next: randomUUID }, addressKey: TEST_ADDRESS_KEY }));
  await shop.settings({ quietHours: { enabled: true, from: "22:00", to: "07:00" }, frequencyCapPerDay: 2, frequencyCapPerWeek: 4 });
  await shop.store.campaigns.saveVersion(CAMPAIGN, defaultRecoveryCampaign({ remind: "remind", reassure: "reassure", offer: "offer" }), 0, NOON);
  const steps = [{ id: "wait-a", kind: "wait" as const, minutes: 60 }, mailStep("first", "remind"), { id: "wait-b", kind: "wait" as const, minutes: 24 * 60 }, mailStep("last", "reassure")];
  const before = new Date(NOON.getTime() - DAY);
  const definition = { trigger: { kind: "checkout-abandoned" as const, idleMinutes: 10, changedCart: "start-over" as const }, entry: OPEN_ENTRY, exits: [{ kind: "unsubscribed" as const }], steps };
  await shop.store.campaigns.create({ id: "second", name: "Second", definition, holdout: 0, priority: 80, on: true }, before);
  await query(`UPDATE campaigns SET "switchedOnAt" = $1 WHERE shop = $2`, before, shop.shop);
  await query(`UPDATE shops SET "installedAt" = $1 WHERE shop = $2`, before, shop.shop);
  return shop;
}

/** What days of waiting do in a moment: leases and pauses of the dead are over, and hand-offs without an answer are given up. */
async function timePasses(shop: AShop): Promise<void> {
  await query(`UPDATE customers SET "leaseUntil" = "leaseUntil" - interval '2 days' WHERE shop = $1 AND "leaseUntil" IS NOT NULL`, shop.shop);
  await shop.deps.system.markAbandonedIntents(60_000, crew.now);
}
const pending = (shop: AShop) => count("inbox WHERE shop = $1 AND state = 'pending'", shop.shop);
const due = (shop: AShop) => count(`enrollments WHERE shop = $1 AND status = 'open' AND "dueAt" <= $2`, shop.shop, crew.now);

/** Everything that is due at this time is done, whoever died meanwhile. */
async function rest(shop: AShop): Promise<void> {
  let turns = 0;
  await until(async () => {
    if ((turns += 1) % 25 === 0) await timePasses(shop);
    return (await pending(shop)) === 0 && (await due(shop)) === 0 && (await count("messages WHERE shop = $1 AND status = 'intent'", shop.shop)) === 0;
  });
}

async function evidence(shop: AShop, story: Story): Promise<Evidence> {
  const ledger = await query<LedgerRow>(`
    SELECT m.id, m."campaignId", m."customerId", m."stepId", m.occasion, m.address, m.status, m."intentAt", m."discountCode", c."createdAt" AS "begunAt"
    FROM messages m JOIN checkouts c ON c.shop = m.shop AND c.token = m."checkoutToken" WHERE m.shop = $1`, shop.shop);
  const unsubscribed = [...story.unsubscribes].flatMap(([id, email]) => (world.heard.has(id) ? [{ email, seq: world.heard.get(id)! }] : []));
  const bought = world.orders.map(({ seq, order }) => ({ seq, email: order.email!, at: order.createdAt }));
  return { taken: world.taken, asked: world.asked, bought, unsubscribed, ledger, codes: world.codes };
}

/** Looks, all the while, which unsubscribes have been read: when a row says that it was is before its transaction can be seen. */
function listen(shop: AShop): () => Promise<void> {
  let over = false;
  const listening = (async () => {
    for (; !over; await sleep(10)) {
      const read = await query<{ webhookId: string }>(`SELECT "webhookId" FROM inbox WHERE shop = $1 AND topic = 'customers/consent' AND state <> 'pending'`, shop.shop);
      world.hear(read.map((row) => row.webhookId));
    }
  })();
  return () => ((over = true), listening);
}

/** What every step of every quiet person came to: in the ledger, or withheld for a reason that may be. */
async function lost(shop: AShop, story: Story, ledger: readonly LedgerRow[]): Promise<readonly string[]> {
  const withheld = await query<{ email: string; campaignId: string; stepId: string; reason: string }>(`
    SELECT c.email, d."campaignId", d."stepId", d.reason FROM decisions d JOIN customers c ON c.shop = d.shop AND c.id = d."customerId" WHERE d.shop = $1 AND d.kind = 'withheld'`, shop.shop);
  // somebody of whom we hear only days later is not let in any more
  const tooLate = new Set((await query<{ email: string; campaignId: string }>(`
    SELECT c.email, d."campaignId" FROM decisions d JOIN customers c ON c.shop = d.shop AND c.id = d."customerId" WHERE d.shop = $1 AND d.kind = 'not-enrolled' AND d.reason = 'too-old'`, shop.shop)).map((row) => `${row.email} ${row.campaignId}`));
  const accounted = new Set([...ledger.map((row) => `${row.address} ${row.campaignId} ${row.stepId}`), ...withheld.filter((row) => REASONS.includes(row.reason)).map((row) => `${row.email} ${row.campaignId} ${row.stepId}`)]);
  const expected = story.people.filter((one) => one.quiet).flatMap(({ email }) => STEPS.filter(([campaign]) => !tooLate.has(`${email} ${campaign}`)).flatMap(([campaign, steps]) => steps.map((step) => `${email} ${campaign} ${step}`)));
  expect(expected.length, "quiet people who were let in").toBeGreaterThan(0);
  return expected.filter((one) => !accounted.has(one));
}

describe(`faults 8-10, 13, 15, 16: any story, killed anywhere (seed ${SEED})`, () => {
  it("no duplicate, no mail after a known purchase or unsubscribe, nobody lost, every doubt on record", { timeout: FULL ? 1_800_000 : 180_000 }, async () => {
    const chance = new Chance(SEED);
    const shop = await open();
    world = await World.open(new Chance(SEED + 1));
    const story = new Story(shop.shop, world, chance);
    crew = new Crew({ databaseUrl: fresh.url, world: world.url, shop: shop.shop, leaseMs: 20_000, batch: 10 }, NOON);
    story.begin(SIZE.people, NOON);
    hush = listen(shop);
    await Promise.all(Array.from({ length: SIZE.workers }, () => crew.hire()));
    world.weather = { mailFails: SIZE.mailFails, shopFails: 0.05 };

    for (let round = 0; round < SIZE.kills; round += 1) {
      const replacement = crew.hire();
      for (let turn = 0; turn < SIZE.turns; turn += 1) {
        for (let n = 0; n < Math.max(2, SIZE.people / 60); n += 1) if (chance.happens(0.7)) story.turn(crew.now);
        await story.post(shop.deps.system);
        crew.moveClock(STORY_MS / (SIZE.kills * SIZE.turns));
        // a clock that goes wrong, and is put right
        if (chance.happens(0.2)) crew.moveClock(chance.oneOf([-10, 10]) * MINUTE);
        await sleep(FULL ? 60 : 150);
      }
      const before = world.taken.length;
      await Promise.race([until(() => world.taken.length > before), sleep(400)]);
      await sleep(chance.below(60));
      await crew.killOne(chance);
      await replacement;
      if (round % 3 === 2) await timePasses(shop);
    }

    world.weather = { mailFails: 0, shopFails: 0 };
    await story.post(shop.deps.system, true);
    await rest(shop);
    for (let hours = 0; (await count("enrollments WHERE shop = $1 AND status = 'open'", shop.shop)) > 0; hours += 8) {
      expect(hours, "every journey ends").toBeLessThan(20 * 24);
      await story.post(shop.deps.system, true);
      crew.moveClock(8 * HOUR);
      await rest(shop);
    }
    expect(await crew.dismiss("SIGTERM"), "what is left is drained").toEqual(Array(SIZE.workers).fill(0));

    await hush();
    const seen = await evidence(shop, story);
    expect(duplicates(seen), "duplicates").toEqual([]);
    expect(notAsked(seen), "sent without asking").toEqual([]);
    expect(afterPurchase(seen), "after a known purchase").toEqual([]);
    expect(afterUnsubscribe(seen), "after a known unsubscribe").toEqual([]);
    expect(deadCodes(seen), "codes that do not exist").toEqual([]);
    expect(await count(`(SELECT FROM discount_codes WHERE shop = $1 AND status IN ('issued', 'redeemed') GROUP BY "enrollmentId", "stepId" HAVING count(*) > 1) twice`, shop.shop), "two codes for one step").toBe(0);
    expect(againstTheRules(seen, sendPolicy(await shop.store.settings.get(), { braked: false }), "America/New_York"), "caps and quiet hours").toEqual([]);
    expect(await lost(shop, story, seen.ledger), "lost").toEqual([]);
    expect(await count(`enrollments WHERE shop = $1 AND "exitReason" = 'failed'`, shop.shop), "given up").toBe(0);
    await reconcile(shop, seen);
    // no empty story
    expect(seen.taken.length, "mails").toBeGreaterThan(FULL ? SIZE.people : SIZE.people / 2);
    expect(story.happened.size + world.failed.size, "kinds of events").toBeGreaterThanOrEqual(FULL ? 9 : 3);
    if (FULL) console.info({ seed: SEED, mails: seen.taken.length, people: SIZE.people, kills: SIZE.kills, happened: Object.fromEntries(story.happened), failed: Object.fromEntries(world.failed), unknown: seen.ledger.filter((row) => row.status === "unknown").length });
  });
});

/** What is not certain stands as such in ledger and timeline; the provider's own word settles all that it took. */
async function reconcile(shop: AShop, { taken, ledger }: Evidence): Promise<void> {
  const went = new Set(taken.map((mail) => mail.messageId));
  expect(ledger.filter((row) => row.status === "handed-off" && !went.has(row.id)), "what counts as sent was sent").toEqual([]);
  expect(ledger.filter((row) => row.status === "refused" && went.has(row.id)), "what counts as refused was not sent").toEqual([]);
  const unknown = ledger.filter((row) => row.status === "unknown");
  expect(await count(`messages m WHERE shop = $1 AND status = 'unknown' AND NOT EXISTS (SELECT FROM decisions d WHERE d.shop = m.shop AND d."messageId" = m.id AND d.kind = 'unknown')`, shop.shop), "doubts that nobody sees").toBe(0);
  for (const { id } of unknown) if (went.has(id)) await shop.store.messages.applyEvent({ eventId: `processed-${id}`, messageId: id, kind: "processed", at: crew.now, detail: {} });
  const after = await query<{ id: string; status: string }>("SELECT id, status FROM messages WHERE shop = $1", shop.shop);
  expect(after.filter((row) => row.status === "handed-off").length, "all that was taken is known as sent").toBe(went.size);
  expect(after.filter((row) => row.status === "unknown" && went.has(row.id))).toEqual([]);
}
