import { randomUUID } from "node:crypto";
import { createDatabase } from "../../../app/adapters/db/database.ts";
import { createSystemStore } from "../../../app/adapters/db/system-store.ts";
import { createFactReader } from "../../../app/adapters/shopify/fact-reader.ts";
import { defaultRecoveryCampaign } from "../../../app/domain/journeys/default-campaign.ts";
import { interpretInbox } from "../../../app/use-cases/interpret-inbox.ts";
import type { SystemStore } from "../../../app/use-cases/ports/system-store.ts";
import { type Bench, figure } from "../figure.ts";
import { historyOf } from "../load/history.ts";
import { type BenchDatabase, benchDatabase } from "../support/database.ts";
import { oneByOne } from "../../support/one-by-one.ts";
import { keepNewest } from "./floor.ts";

const NOW = new Date();
const SHOPS = ["a", "b", "c"].map((name) => `bench-${name}.myshopify.com`);
const SHOPPERS = 1_000;
/** of the plain way, which would take minutes for all */
const PLAIN_SHOPPERS = 150;
/** as in app/server/worker-tasks.ts */
const BATCH = 1_000;

/** Inbox to facts: the product's batches against the bare newest-wins upsert, and against one webhook after another. */
export const facts: Bench = {
  name: "facts",
  async run(say) {
    const product = await timed(SHOPPERS, (system) => system, say, "product");
    const plain = await timed(PLAIN_SHOPPERS, oneByOne, say, "one by one");
    const floor = await timedFloor(say);
    return [figure("inbox to facts", "webhooks/s", product, { atLeast: 2_000 }, { floor, plain })];
  },
};

async function timed(shoppers: number, through: (system: SystemStore) => SystemStore, say: (line: string) => void, name: string): Promise<number> {
  const bench = await benchDatabase();
  const database = createDatabase(bench.url);
  try {
    const ids = { next: randomUUID };
    const system = createSystemStore(database, { ids, addressKey: Buffer.alloc(32, 1) });
    const total = await fill(system, shoppers);
    const silent = { info() {}, warn() {}, error: (fields: object, message: string) => say(`${message} ${JSON.stringify(fields)}`) };
    const deps = { system: through(system), facts: createFactReader(), clock: { now: () => NOW }, ids, log: silent, queue: { send: async () => undefined } };
    const started = performance.now();
    let done = 0;
    for (let some = -1; some !== 0; done += some) some = await interpretInbox(deps, BATCH);
    const rate = total / ((performance.now() - started) / 1000);
    await prove(bench, shoppers, total, done);
    say(`${name}: ${total} webhooks at ${Math.round(rate)}/s`);
    return rate;
  } finally {
    await database.close();
    await bench.close();
  }
}

/** Installed shops with the default campaign on, and the history in their inbox. Says how many webhooks it has. */
async function fill(system: SystemStore, shoppers: number): Promise<number> {
  for (const shop of SHOPS) {
    await system.install({ shop, name: "Bench", email: null, storefrontUrl: "https://bench.example", currency: "USD", timeZone: "UTC", locale: "en", country: "US", address: [] }, new Date(NOW.getTime() - 24 * 3_600_000));
    const definition = defaultRecoveryCampaign({ remind: "remind", reassure: "reassure", offer: "offer" });
    await system.forShop(shop).campaigns.create({ id: "recovery", name: "Recovery", definition, holdout: 0, on: true }, NOW);
  }
  return system.appendInbox(historyOf(shoppers, SHOPS, NOW));
}

/** Every checkout, order and person is there, who left without buying is in a journey, and nothing was set aside. */
async function prove(bench: BenchDatabase, shoppers: number, total: number, done: number): Promise<void> {
  const orders = Math.floor(shoppers / 5) * 2;
  const expected = { 'inbox WHERE state = \'done\'': total, checkouts: shoppers, orders, customers: shoppers, "checkouts WHERE status = 'purchased'": orders, "enrollments e JOIN checkouts c ON c.shop = e.shop AND c.token = e.\"checkoutToken\" WHERE c.status = 'open'": shoppers - orders, "checkouts WHERE jsonb_array_length(lines) = 3": shoppers };
  if (done !== total) throw new Error(`${total} webhooks, ${done} worked out`);
  for (const [what, count] of Object.entries(expected)) {
    const there = await bench.count(what);
    if (there !== count) throw new Error(`${what}: ${count} expected, ${there} there`);
  }
}

async function timedFloor(say: (line: string) => void): Promise<number> {
  const bench = await benchDatabase();
  const database = createDatabase(bench.url);
  try {
    const total = await fill(createSystemStore(database, { ids: { next: randomUUID }, addressKey: Buffer.alloc(32, 1) }), SHOPPERS);
    const started = performance.now();
    const done = await keepNewest(bench.pool);
    const rate = total / ((performance.now() - started) / 1000);
    if (done !== total || (await bench.count("floor_facts WHERE kind = 'checkouts'")) !== SHOPPERS) throw new Error(`floor: ${done} of ${total} worked out`);
    say(`floor: ${total} webhooks at ${Math.round(rate)}/s`);
    return rate;
  } finally {
    await database.close();
    await bench.close();
  }
}
