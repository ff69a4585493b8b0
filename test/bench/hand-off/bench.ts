import { Agent, request } from "node:http";
import { randomBytes, randomUUID } from "node:crypto";
import { createDatabase } from "../../../app/adapters/db/database.ts";
import { createSystemStore } from "../../../app/adapters/db/system-store.ts";
import { defaultRecoveryCampaign } from "../../../app/domain/journeys/default-campaign.ts";
import { DEFAULT_TEMPLATES } from "../../../app/domain/templates/default-templates.ts";
import { SENDGRID_PUBLIC_KEY } from "../../support/environment.ts";
import { type Bench, figure } from "../figure.ts";
import { addPending, dueBelow } from "../load/pending.ts";
import { Crew } from "../support/crew.ts";
import { type BenchDatabase, benchDatabase } from "../support/database.ts";
import { type BenchServer, startServer } from "../support/server.ts";

const PENDING = Number(process.env["BENCH_PENDING"] ?? 100_000);
const MAILS = Math.min(Number(process.env["BENCH_MAILS"] ?? 40_000), PENDING / 2);
/** one for each of two cores */
const WORKERS = Number(process.env["BENCH_WORKERS"] ?? 2);
/** of the plain way, which would take minutes for all */
const PLAIN_MAILS = Math.ceil(MAILS / 160);
const SHOPS = ["a", "b", "c", "d"].map((name) => `bench-${name}.myshopify.com`);
const CAMPAIGN = "recovery";
const FIRST_DUE = new Date("2026-06-01T12:00:00.000Z");

interface Task {
  readonly now: string;
}

/** From the claim to the mark: the product as it is wired in production, with Shopify's Admin API and the mail provider in processes of their own. */
export const handOff: Bench = {
  name: "hand-off",
  async run(say) {
    const [sink, admin] = await Promise.all(["sink", "admin-server"].map((name) => startServer(`test/bench/hand-off/${name}.ts`, {})));
    const bench = await installed();
    try {
      const plain = await timed(bench, sink!, admin!, { mails: PLAIN_MAILS, workers: 1, env: { PLAIN: "1" } }, say);
      const product = await timed(bench, sink!, admin!, { mails: MAILS, workers: WORKERS, env: {} }, say);
      const floor = await postOnly(sink!, await taken(sink!), say);
      return [
        figure("claim, ask, decide, render, hand off, mark", "mails/s", product.rate, { atLeast: 1_000 }, { floor, plain: plain.rate }),
        figure("memory of a worker", "MB", product.peakMb, { atMost: 300 }),
      ];
    } finally {
      await bench.close();
      await Promise.all([sink!.stop(), admin!.stop()]);
    }
  },
};

/** Shops that may send, with the default campaign on, and people who wait in it. */
async function installed(): Promise<BenchDatabase> {
  const bench = await benchDatabase();
  const database = createDatabase(bench.url);
  const system = createSystemStore(database, { ids: { next: randomUUID }, addressKey: Buffer.alloc(32, 1) });
  for (const shop of SHOPS) {
    await system.install({ shop, name: "Bench", email: "hello@bench.example", storefrontUrl: "https://bench.example", currency: "USD", timeZone: "UTC", locale: "en", country: "US", address: ["1 Main Street"] }, FIRST_DUE);
    const store = system.forShop(shop);
    await store.settings.save({ ...(await store.settings.get()), senderEmail: "hello@bench.example", senderName: "Bench", quietHours: { enabled: false, from: "22:00", to: "07:00" } }, FIRST_DUE);
    for (const [id, document] of Object.entries(DEFAULT_TEMPLATES)) await store.templates.create({ id, name: id, document }, FIRST_DUE);
    await store.campaigns.create({ id: CAMPAIGN, name: "Recovery", definition: defaultRecoveryCampaign({ remind: "remind", reassure: "reassure", offer: "offer" }), holdout: 0, on: true }, FIRST_DUE);
  }
  await database.close();
  await addPending(bench.pool, { shops: SHOPS, from: 0, to: PENDING, firstDue: FIRST_DUE, campaignId: CAMPAIGN });
  return bench;
}

/** how many were due so far, in all parts of the bench */
let dueSoFar = 0;

async function timed(bench: BenchDatabase, sink: BenchServer, admin: BenchServer, run: { mails: number; workers: number; env: Readonly<Record<string, string>> }, say: (line: string) => void): Promise<{ rate: number; peakMb: number }> {
  const before = { sink: await taken(sink), asked: (await get<{ persons: number }>(admin)).persons };
  const crew = await Crew.start<Task>(bench, run.workers, "test/bench/hand-off/worker.ts", workerEnvironment(sink, admin, run.env));
  try {
    dueSoFar += run.mails;
    await bench.pool.query("CHECKPOINT");
    const started = performance.now();
    await crew.round({ now: dueBelow({ firstDue: FIRST_DUE }, dueSoFar - 1).toISOString() }, run.mails);
    const rate = run.mails / ((performance.now() - started) / 1000);
    await prove(bench, sink, before.sink, run.mails);
    const asked = await get<{ persons: number; requests: number }>(admin);
    if (asked.persons - before.asked !== run.mails) throw new Error(`${run.mails} people expected in questions, ${asked.persons - before.asked} there`);
    say(`${run.mails} mails at ${Math.round(rate)}/s, ${Math.round(crew.micros)} µs of worker and database each, ${Math.round(crew.peakMb)} MB${run.env["PLAIN"] ? ", one by one" : ""}`);
    return { rate, peakMb: crew.peakMb };
  } finally {
    await crew.stop();
  }
}

function workerEnvironment(sink: BenchServer, admin: BenchServer, env: Readonly<Record<string, string>>): Record<string, string> {
  return {
    NODE_ENV: "production", SHOPIFY_API_KEY: "bench", SHOPIFY_API_SECRET: "bench-secret", SHOPIFY_APP_URL: "https://app.example.com", ENCRYPTION_KEY: KEY, MAIL_PROVIDER: "sendgrid", SENDGRID_API_KEY: "SG.bench",
    SENDGRID_BASE_URL: `http://127.0.0.1:${sink.port}`, SENDGRID_EVENT_PUBLIC_KEY: SENDGRID_PUBLIC_KEY, ADMIN: `http://127.0.0.1:${admin.port}`, SHOPS: SHOPS.join(","), ...env,
  };
}
const KEY = randomBytes(32).toString("base64");

/** Everybody got one mail, the provider as many as it says, and all is written down. */
async function prove(bench: BenchDatabase, sink: BenchServer, before: number, mails: number): Promise<void> {
  const { taken: total, different } = await get<{ taken: number; different: number }>(sink);
  if (total - before !== mails || different !== total) throw new Error(`${mails} mails expected, ${total - before} came, ${total - different} of all twice`);
  const expected = { "messages WHERE status = 'handed-off' AND length(html) > 2000": total, "decisions WHERE kind = 'sent'": total, "decisions WHERE kind = 'planned' AND \"stepId\" = 'reassure'": total, exposures: total, 'customers WHERE "leaseUntil" IS NOT NULL': 0 };
  for (const [what, count] of Object.entries(expected)) {
    const there = await bench.count(what);
    if (there !== count) throw new Error(`${what}: ${count} expected, ${there} there`);
  }
}

async function get<Answer>(server: BenchServer): Promise<Answer> {
  return (await (await fetch(`http://127.0.0.1:${server.port}/`)).json()) as Answer;
}

async function taken(sink: BenchServer): Promise<number> {
  return (await get<{ taken: number }>(sink)).taken;
}

/** The floor: as many bytes as a mail has, given to the provider over connections that stay open. */
async function postOnly(sink: BenchServer, before: number, say: (line: string) => void): Promise<number> {
  const { bytes } = await get<{ bytes: number }>(sink);
  const body = Buffer.alloc(Math.round(bytes / before), "x");
  const agent = new Agent({ keepAlive: true, maxSockets: 40 });
  const post = (): Promise<void> =>
    new Promise((resolve, reject) => {
      request({ port: sink.port, host: "127.0.0.1", method: "POST", agent }, (response) => response.resume().on("end", resolve)).on("error", reject).end(body);
    });
  const started = performance.now();
  let left = MAILS;
  await Promise.all(Array.from({ length: 40 }, async () => {
    while (left-- > 0) await post();
  }));
  const rate = MAILS / ((performance.now() - started) / 1000);
  agent.destroy();
  say(`floor: ${MAILS} posts of ${body.length} bytes at ${Math.round(rate)}/s`);
  return rate;
}
