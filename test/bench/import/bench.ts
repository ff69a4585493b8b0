import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { createDatabase } from "../../../app/adapters/db/database.ts";
import { createSystemStore } from "../../../app/adapters/db/system-store.ts";
import { readBulk } from "../../../app/adapters/shopify/shop-api/bulk-file.ts";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { applyTold } from "../../../app/use-cases/apply-told.ts";
import { type Bench, figure } from "../figure.ts";
import { residentMb } from "../support/cpu.ts";
import { type BenchDatabase, benchDatabase } from "../support/database.ts";
import { ENVIRONMENT, FLAGS } from "../support/production.ts";
import { type BenchServer, startServer } from "../support/server.ts";
import { ORDERS_PER_CUSTOMER } from "./rows.ts";

const SHOP = "bench.myshopify.com";
const ORDERS = Number(process.env.BENCH_ORDERS ?? 1_000_000);
/** of the plain way, which would take hours for all */
const PLAIN_ORDERS = 1_000;

/** A shop's past by the product's own import, killed once half-way, against reading the file alone and against one order after another. */
export const importing: Bench = {
  name: "import",
  async run(say) {
    const files = await startServer("test/bench/import/file-server.ts", {});
    const address = `http://127.0.0.1:${files.port}`;
    setAbstractFetchFunc(((url: string, init: RequestInit) => fetch(url.replace("https://files.bench", address), init)) as unknown as typeof fetch);
    try {
      const { rate, peakMb } = await timed(address, say);
      const beside = { floor: await reading(), plain: await oneByOne(say) };
      return [
        figure(`import of ${ORDERS.toLocaleString("en-US")} orders`, "orders/s", rate, { atLeast: 5 * beside.plain, words: "5 x the plain way" }, beside),
        figure("memory of the import", "MB", peakMb, { atMost: 300 }),
      ];
    } finally {
      await files.stop();
    }
  },
};

async function timed(files: string, say: (line: string) => void): Promise<{ rate: number; peakMb: number }> {
  const bench = await installed();
  try {
    const env = { ...ENVIRONMENT, DATABASE_URL: bench.url, FILES: files, SHOP, ORDERS: String(ORDERS) };
    const started = performance.now();
    let importer = await startServer("test/bench/import/importer.ts", env, FLAGS);
    const first = await watch(bench, importer, Math.floor(ORDERS / 2), say);
    process.kill(importer.pid, "SIGKILL");
    say(`killed at ${await bench.count("orders")} orders`);
    importer = await startServer("test/bench/import/importer.ts", env, FLAGS);
    const second = await watch(bench, importer, Infinity, say);
    const rate = ORDERS / ((performance.now() - started) / 1000);
    await prove(bench);
    return { rate, peakMb: Math.max(first, second) };
  } finally {
    await bench.close();
  }
}

/** Peak memory in MB until so many orders were read, or the import is over. */
async function watch({ pool }: BenchDatabase, importer: BenchServer, until: number, say: (line: string) => void): Promise<number> {
  let peak = 0;
  let told = performance.now();
  for (;;) {
    await sleep(250);
    peak = Math.max(peak, residentMb(importer.pid) ?? 0);
    const { rows } = await pool.query<{ done: number; over: boolean }>("SELECT done, state IN ('done', 'failed') AS over FROM import_parts WHERE resource = 'orders'");
    const { done = 0, over = false } = rows[0] ?? {};
    if (performance.now() - told > 15_000) {
      say(`${done} orders, ${Math.round(peak)} MB`);
      told = performance.now();
    }
    if (over || done >= until) return peak;
  }
}

/** Every order and person is there, once, and belongs to whom it should. */
async function prove(bench: BenchDatabase): Promise<void> {
  const customers = Math.ceil(ORDERS / ORDERS_PER_CUSTOMER);
  const expected = { orders: ORDERS, customers, consents: customers, 'orders o JOIN customers c ON c.shop = o.shop AND c.id = o."customerId" AND c.email = o.email': ORDERS, "import_parts WHERE state = 'done'": 3 };
  for (const [what, count] of Object.entries(expected)) {
    const there = await bench.count(what);
    if (there !== count) throw new Error(`${what}: ${count} expected, ${there} there`);
  }
}

async function installed(): Promise<BenchDatabase> {
  const bench = await benchDatabase();
  const database = createDatabase(bench.url);
  await createSystemStore(database, { ids: { next: randomUUID }, addressKey: Buffer.alloc(32, 1) }).install(
    { shop: SHOP, name: "Bench", email: null, storefrontUrl: "https://bench.example", currency: "USD", timeZone: "UTC", locale: "en", country: "US", address: [] }, new Date());
  await database.close();
  return bench;
}

/** Reading and understanding the file, and keeping nothing. */
async function reading(): Promise<number> {
  const some = Math.min(ORDERS, 50_000);
  const started = performance.now();
  let read = 0;
  for await (const batch of await readBulk("orders", `https://files.bench/orders?rows=${some}`, 0)) read += batch.told.length;
  if (read !== some) throw new Error(`floor: ${some} expected, ${read} read`);
  return some / ((performance.now() - started) / 1000);
}

/** Each order as its webhook would have been applied. */
async function oneByOne(say: (line: string) => void): Promise<number> {
  const bench = await installed();
  const database = createDatabase(bench.url);
  try {
    const ids = { next: randomUUID };
    const store = createSystemStore(database, { ids, addressKey: Buffer.alloc(32, 1) }).forShop(SHOP);
    const started = performance.now();
    for await (const batch of await readBulk("orders", `https://files.bench/orders?rows=${PLAIN_ORDERS}`, 0)) {
      for (const told of batch.told) await applyTold({ clock: { now: () => new Date() }, ids }, store, told);
    }
    const rate = PLAIN_ORDERS / ((performance.now() - started) / 1000);
    say(`one by one: ${Math.round(rate)}/s`);
    return rate;
  } finally {
    await database.close();
    await bench.close();
  }
}
