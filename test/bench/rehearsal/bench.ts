import { setTimeout as sleep } from "node:timers/promises";
import { createDatabase } from "../../../app/adapters/db/database.ts";
import { createSystemStore } from "../../../app/adapters/db/system-store.ts";
import { defaultRecoveryCampaign } from "../../../app/domain/journeys/default-campaign.ts";
import { emptyTally } from "../../../app/domain/rehearsal/tally.ts";
import type { Tally } from "../../../app/domain/rehearsal/tally.ts";
import type { Rehearsal } from "../../../app/use-cases/ports/seeing-store.ts";
import type { ShopStore } from "../../../app/use-cases/ports/shop-store.ts";
import type { SystemStore } from "../../../app/use-cases/ports/system-store.ts";
import { rehearseCampaign } from "../../../app/use-cases/rehearse-campaign.ts";
import { type Bench, figure } from "../figure.ts";
import { residentMb } from "../support/cpu.ts";
import { type BenchDatabase, benchDatabase } from "../support/database.ts";
import { ENVIRONMENT, FLAGS } from "../support/production.ts";
import { startServer } from "../support/server.ts";
import { ADDRESS_KEY, writeHistory } from "./history.ts";
import { expect } from "./oracle.ts";
import { DAYS, END, shopper } from "./shopper.ts";

const SHOP = "bench.myshopify.com";
const SHOPPERS = Number(process.env.BENCH_CHECKOUTS ?? 100_000);
/** whose counts are worked out by hand; and with whom the plain way is timed */
const SAMPLE = Math.min(SHOPPERS, 2_000);
const PLAIN = Math.min(SHOPPERS, 300);
const FROM = new Date(END.getTime() - DAYS * 86_400_000);
const CAMPAIGN = "recovery";

/** 90 days of a shop replayed by the product's own job, against reading the same pages alone, and against one person after another. BENCH_CHECKOUTS: how many shoppers (a tenth of them leave two checkouts). */
export const rehearsing: Bench = {
  name: "rehearsal",
  async run(say) {
    await proveSample(say);
    const bench = await benchDatabase();
    const { store, close } = await furnish(bench);
    try {
      const checkouts = await writeHistory(bench.pool, SHOP, SHOPPERS);
      say(`${checkouts} checkouts of ${SHOPPERS} people are there`);
      const { seconds, peakMb, rehearsal } = await timed(bench, store, say);
      if (rehearsal.looked !== SHOPPERS || rehearsal.tally.mails === 0) throw new Error(`${SHOPPERS} people expected, ${rehearsal.looked} looked at, ${rehearsal.tally.mails} mails`);
      const beside = { floor: checkouts / (await reading(store)), plain: PLAIN / (await onePerson(store)) };
      return [
        figure(`rehearsal of ${checkouts.toLocaleString("en-US")} past checkouts`, "s", seconds, { atMost: (60 * checkouts) / 100_000, words: "100,000 in a minute" }),
        figure("rehearsed", "checkouts/s", checkouts / seconds, { atLeast: 100_000 / 60 }, beside),
        figure("memory of the rehearsal", "MB", peakMb, { atMost: 300 }),
      ];
    } finally {
      await close();
      await bench.close();
    }
  },
};

/** The counts of a small shop are what one works out by hand. */
async function proveSample(say: (line: string) => void): Promise<void> {
  const bench = await benchDatabase();
  const { store, system, close } = await furnish(bench);
  try {
    await writeHistory(bench.pool, SHOP, SAMPLE);
    await request(store, "sample");
    await rehearseCampaign({ system, clock: { now: () => END }, queue: { send: async () => undefined }, log: SILENT }, { shop: SHOP, rehearsalId: "sample" });
    const { tally } = (await store.rehearsals.get("sample"))!;
    const expected = expect(Array.from({ length: SAMPLE }, (_, number) => shopper(number)));
    const found = seen(tally);
    if (JSON.stringify(found) !== JSON.stringify(expected)) throw new Error(`the rehearsal counts ${JSON.stringify(found)}, by hand it is ${JSON.stringify(expected)}`);
    say(`${SAMPLE} people: ${JSON.stringify(found)}, as by hand`);
  } finally {
    await close();
    await bench.close();
  }
}

function seen({ mails, people, offers, faults, withheld }: Tally): ReturnType<typeof expect> {
  return { mails, people, offers, byNight: faults["at-night"].avoided, noConsent: withheld["no-legal-basis"] ?? 0, soldOut: withheld["sold-out"] ?? 0, bought: faults["after-buying"].avoided };
}

const SILENT = { info() {}, warn() {}, error() {} };

async function furnish(bench: BenchDatabase): Promise<{ readonly store: ShopStore; readonly system: SystemStore; close(): Promise<void> }> {
  const database = createDatabase(bench.url);
  const system = createSystemStore(database, { ids: { next: () => "" }, addressKey: ADDRESS_KEY });
  await system.install({ shop: SHOP, name: "Bench", email: null, storefrontUrl: "https://bench.example", currency: "USD", timeZone: "UTC", locale: "en", country: "US", address: [] }, FROM);
  const store = system.forShop(SHOP);
  await store.campaigns.create({ id: CAMPAIGN, name: "Recovery", definition: DEFINITION, holdout: 0, on: true }, FROM);
  return { store, system, close: () => database.close() };
}

const DEFINITION = defaultRecoveryCampaign({ remind: "a", reassure: "b", offer: "c" });

function request(store: ShopStore, id: string): Promise<void> {
  return store.rehearsals.request({ id, campaignId: CAMPAIGN, definition: DEFINITION, fromAt: FROM, toAt: END, tally: emptyTally() }, END);
}

/** In a process of its own, as a worker does it. */
async function timed(bench: BenchDatabase, store: ShopStore, say: (line: string) => void): Promise<{ readonly seconds: number; readonly peakMb: number; readonly rehearsal: Rehearsal }> {
  await request(store, "all");
  const started = performance.now();
  const worker = await startServer("test/bench/rehearsal/rehearser.ts", { ...ENVIRONMENT, DATABASE_URL: bench.url, SHOP, REHEARSAL: "all" }, FLAGS);
  let [peakMb, told] = [0, started];
  for (;;) {
    await sleep(100);
    peakMb = Math.max(peakMb, residentMb(worker.pid) ?? 0);
    const rehearsal = (await store.rehearsals.get("all"))!;
    if (rehearsal.status === "done") return { seconds: (performance.now() - started) / 1000, peakMb, rehearsal };
    if (residentMb(worker.pid) === null && (await store.rehearsals.get("all"))!.status !== "done") throw new Error(`the worker ended with the rehearsal ${rehearsal.status}`);
    if (performance.now() - told > 10_000) {
      say(`${rehearsal.looked} of ${rehearsal.total}, ${Math.round(peakMb)} MB`);
      told = performance.now();
    }
  }
}

/** Seconds to read every page and do nothing with it. */
async function reading(store: ShopStore): Promise<number> {
  const started = performance.now();
  for (let after: string | null = null; ; ) {
    const people = await store.past.people("checkouts", FROM, CAMPAIGN, after, 500);
    if (people.length === 0) return (performance.now() - started) / 1000;
    after = people.at(-1)!.customer.id;
  }
}

/** Seconds in which some people's facts are read one after another, and not even replayed. */
async function onePerson(store: ShopStore): Promise<number> {
  const started = performance.now();
  let after: string | null = null;
  for (let count = 0; count < PLAIN; count += 1) after = (await store.past.people("checkouts", FROM, CAMPAIGN, after, 1))[0]!.customer.id;
  return (performance.now() - started) / 1000;
}
