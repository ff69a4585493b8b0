import { randomUUID } from "node:crypto";
import { PgBoss } from "pg-boss";
import { createDatabase } from "../../../app/adapters/db/database.ts";
import { createSystemStore } from "../../../app/adapters/db/system-store.ts";
import { mailStep } from "../../../app/domain/journeys/default-campaign.ts";
import { type JourneyDefinition, OPEN_ENTRY } from "../../../app/domain/journeys/definition.ts";
import { type Bench, type Figure, figure } from "../figure.ts";
import { addPending, dueBelow } from "../load/pending.ts";
import { Crew } from "../support/crew.ts";
import { type BenchDatabase, benchDatabase } from "../support/database.ts";

const PENDING = Number(process.env["BENCH_PENDING"] ?? 1_000_000);
const WORKERS = Number(process.env["BENCH_WORKERS"] ?? 1);
/** of the product's worker, see app/server/worker-tasks.ts; it has two under way */
const BATCH = 250;
const ROUNDS = 4;
/** of each round */
const MOST_DUE = 20_000;
const SHOPS = ["a", "b", "c"].map((name) => `bench-${name}.myshopify.com`);
const CAMPAIGN = "recovery";
const FIRST_DUE = new Date("2026-06-01T12:00:00.000Z");
const QUEUE = "bench";

/** Who is due passes the first wait, and waits anew before the mail. */
const JOURNEY: JourneyDefinition = {
  trigger: { kind: "checkout-abandoned", idleMinutes: 10, changedCart: "go-on" },
  entry: OPEN_ENTRY,
  exits: [{ kind: "unsubscribed" }],
  steps: [{ id: "wait-1", kind: "wait", minutes: 60 }, { id: "wait-2", kind: "wait", minutes: 23 * 60 }, mailStep("remind", "remind")],
};

/** Deciding for people who are due among many who wait, against the bare claim and ledger and against jobs of pg-boss. */
export const enrollments: Bench = {
  name: "enrollments",
  async run(say) {
    const bench = await installed();
    try {
      const sizes = [PENDING / 100, PENDING / 10, PENDING].map(Math.round);
      const curve: Measured[] = [];
      for (const [index, size] of sizes.entries()) {
        await addPending(bench.pool, { shops: SHOPS, from: sizes[index - 1] ?? 0, to: size, firstDue: FIRST_DUE, campaignId: CAMPAIGN });
        curve.push(await measure(bench, size, say));
      }
      return figuresOf(curve, await bossRate(bench, say));
    } finally {
      await bench.close();
    }
  },
};

interface Task {
  readonly now: string;
}

interface Measured {
  readonly size: number;
  /** per second */
  readonly rate: number;
  readonly floor: number;
  /** CPU microseconds of workers and database for one enrollment */
  readonly micros: number;
  readonly floorMicros: number;
  readonly peakMb: number;
}

function figuresOf(curve: readonly Measured[], boss: number): readonly Figure[] {
  const [small, large] = [curve[0]!, curve.at(-1)!];
  const count = (size: number): string => size.toLocaleString("en-US");
  return [
    figure(`advance at ${count(large.size)} pending, ${WORKERS} workers`, "enrollments/s", large.rate, { atLeast: large.floor / 2, words: "50 % of the floor" }, { floor: large.floor, plain: boss }),
    ...curve.map((one) => figure(`CPU per enrollment at ${count(one.size)} pending`, "µs", one.micros, { atMost: small.micros * 1.5, words: `1.5 x that at ${count(small.size)}` }, { floor: one.floorMicros })),
    figure(`memory of a worker at ${count(large.size)} pending`, "MB", large.peakMb, { atMost: 300 }),
  ];
}

async function installed(): Promise<BenchDatabase> {
  const bench = await benchDatabase();
  await bench.pool.query(`CREATE TABLE floor_ledger (shop text, "enrollmentId" text, "stepIndex" int, "customerId" text, at timestamptz, PRIMARY KEY (shop, "enrollmentId", "stepIndex"))`);
  const database = createDatabase(bench.url);
  const system = createSystemStore(database, { ids: { next: randomUUID }, addressKey: Buffer.alloc(32, 1) });
  for (const shop of SHOPS) {
    await system.install({ shop, name: "Bench", email: null, storefrontUrl: "https://bench.example", currency: "USD", timeZone: "UTC", locale: "en", country: "US", address: [] }, FIRST_DUE);
    await system.forShop(shop).campaigns.create({ id: CAMPAIGN, name: "Recovery", definition: JOURNEY, holdout: 0, on: true }, FIRST_DUE);
  }
  await database.close();
  return bench;
}

/** how many were due so far, over all sizes */
let dueSoFar = 0;

/** Rounds of product and floor by turns, on people who were not due before. */
async function measure(bench: BenchDatabase, size: number, say: (line: string) => void): Promise<Measured> {
  const due = Math.min(MOST_DUE, Math.floor(size / 20));
  const product = await Crew.start<Task>(bench, WORKERS, "test/bench/enrollments/worker.ts", { BATCH: String(BATCH) });
  const floor = await Crew.start<Task>(bench, WORKERS, "test/bench/enrollments/floor-worker.ts", { BATCH: String(BATCH) });
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const crew of [product, floor]) {
        dueSoFar += due;
        await bench.pool.query("CHECKPOINT");
        await crew.round({ now: dueBelow({ firstDue: FIRST_DUE }, dueSoFar - 1).toISOString() }, due);
      }
    }
    await prove(bench, due * ROUNDS);
    const measured = { size, rate: product.rate, floor: floor.rate, micros: product.micros, floorMicros: floor.micros, peakMb: product.peakMb };
    say(`${size} pending: ${Math.round(product.rate)}/s at ${Math.round(product.micros)} µs; floor ${Math.round(floor.rate)}/s at ${Math.round(floor.micros)} µs; ${Math.round(product.peakMb)} MB`);
    return measured;
  } finally {
    await product.stop();
    await floor.stop();
  }
}

/** how many the product advanced so far */
let advanced = 0;

/** Each was advanced once: a plan for the mail, the place behind the first wait, nobody held, and a row in the floor's ledger for its own. */
async function prove(bench: BenchDatabase, some: number): Promise<void> {
  advanced += some;
  const expected = { "decisions WHERE kind = 'planned' AND \"stepId\" = 'remind'": advanced, floor_ledger: advanced, 'enrollments WHERE "stepIndex" = 1': 2 * advanced, 'customers WHERE "leaseUntil" IS NOT NULL': 0 };
  for (const [what, count] of Object.entries(expected)) {
    const there = await bench.count(what);
    if (there !== count) throw new Error(`${what}: ${count} expected, ${there} there`);
  }
}

/** Jobs per second of pg-boss, with as many jobs that wait as there are enrollments. */
async function bossRate(bench: BenchDatabase, say: (line: string) => void): Promise<number> {
  const boss = new PgBoss({ connectionString: bench.url, max: 2, supervise: false, schedule: false });
  await boss.start();
  await boss.createQueue(QUEUE);
  const later = new Date(Date.now() + 86_400_000);
  const due = Math.min(MOST_DUE, Math.floor(PENDING / 20));
  for (let left = PENDING; left > 0; left -= 10_000) await boss.insert(QUEUE, Array.from({ length: Math.min(10_000, left) }, (_, n) => ({ data: { n }, startAfter: later })));
  const crew = await Crew.start<{ readonly queue: string }>(bench, WORKERS, "test/bench/enrollments/boss-worker.ts", { BATCH: String(BATCH) });
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let left = due; left > 0; left -= 10_000) await boss.insert(QUEUE, Array.from({ length: Math.min(10_000, left) }, (_, n) => ({ data: { n } })));
    await bench.pool.query("CHECKPOINT");
    await crew.round({ queue: QUEUE }, due);
  }
  await crew.stop();
  await boss.stop({ graceful: false });
  say(`pg-boss: ${Math.round(crew.rate)}/s at ${Math.round(crew.micros)} µs`);
  return crew.rate;
}
