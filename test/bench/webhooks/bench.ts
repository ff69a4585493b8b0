import { checkoutPayload } from "../load/payloads.ts";
import { closedLoop, type Outcome, openLoop, quantile } from "../load/loops.ts";
import { signedRequests } from "../load/signed-requests.ts";
import { cpuSeconds, residentMb } from "../support/cpu.ts";
import { type BenchDatabase, benchDatabase } from "../support/database.ts";
import { type Bench, type Figure, figure } from "../figure.ts";
import { SECRET, SHOP, startProduct } from "../support/product.ts";
import { type BenchServer, startServer } from "../support/server.ts";

const CONNECTIONS = 50;
const ROUNDS = 9;
const ROUND_SECONDS = 2;
const STEADY = { rate: 100, seconds: 20 };
const BURST = { rate: 1_000, seconds: 60 };

/** Durable webhooks: rate against floor and plain way in turns, so that a busy machine is unfair to none; then steady load, then a burst. */
export const webhooks: Bench = {
  name: "webhooks",
  async run(say) {
    const database = await benchDatabase();
    const servers: BenchServer[] = [];
    const keep = (server: BenchServer): BenchServer => (servers.push(server), server);
    try {
      const env = { DATABASE_URL: database.url, SHOPIFY_API_SECRET: SECRET, BENCH_SHOP: SHOP, NODE_ENV: "production" };
      const product = keep(await startProduct(database.url, "web"));
      const floor = keep(await startServer("test/bench/webhooks/floor-server.ts", env));
      const plain = keep(await startServer("test/bench/webhooks/plain-server.ts", env));
      const rates = await throughput(database, { product, floor, plain }, say);
      return [...rates, ...(await steady(database, { product, floor }, say)), ...(await burst(database, product, say))];
    } finally {
      for (const server of servers) await server.stop();
      await database.close();
    }
  },
};

const requests = () => signedRequests(Array.from({ length: 40 }, (_, number) => ({ shop: SHOP, topic: "checkouts/update", body: Buffer.from(JSON.stringify(checkoutPayload({ number, at: new Date() }, 3))) })), SECRET);

interface Side {
  readonly server: BenchServer;
  readonly table: string;
  readonly runs: { readonly rate: number; readonly cpuMs: number | null }[];
}

async function throughput(database: BenchDatabase, servers: Record<"product" | "floor" | "plain", BenchServer>, say: (line: string) => void): Promise<readonly Figure[]> {
  const product: Side = { server: servers.product, table: "inbox", runs: [] };
  const floor: Side = { server: servers.floor, table: "floor_inbox", runs: [] };
  const plain: Side = { server: servers.plain, table: "delivery_events", runs: [] };
  for (const side of [product, floor, plain]) await closedLoop({ port: side.server.port, seconds: 1, connections: CONNECTIONS, next: requests() });
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const side of [floor, product, plain]) side.runs.push(await measure(database, side));
    say(`round ${round} of ${ROUNDS}: floor ${Math.round(floor.runs.at(-1)!.rate)}/s, product ${Math.round(product.runs.at(-1)!.rate)}/s, plain ${Math.round(plain.runs.at(-1)!.rate)}/s`);
  }
  const rate = (side: Side): number => median(side.runs.map((run) => run.rate));
  const cpu = (side: Side): number => median(side.runs.map((run) => run.cpuMs ?? Number.NaN));
  // A busy machine slows one round to a third of another: what is compared are the two of one round.
  const times = (side: Side, other: Side): number => median(side.runs.map((run, round) => run.rate / other.runs[round]!.rate));
  say(`median rates: floor ${Math.round(rate(floor))}/s, product ${Math.round(rate(product))}/s, plain ${Math.round(rate(plain))}/s`);
  return [
    figure("durable webhooks, 50 connections, against the floor of the same round", "times", times(product, floor), { atLeast: 0.6 }, { floor: 1, plain: times(plain, floor) }),
    figure("durable webhooks against the plain way of the same round", "times", times(product, plain), { atLeast: 20 }, { floor: times(floor, plain), plain: 1 }),
    ...(Number.isNaN(cpu(product)) ? [] : [figure("CPU in all per webhook, Node and database", "ms", cpu(product), { atMost: 0.3 }, { floor: cpu(floor), plain: cpu(plain) })]),
  ];
}

/** One round; throws unless every answer was 200 and left its row. */
async function measure(database: BenchDatabase, { server, table }: Side): Promise<Side["runs"][number]> {
  const before = await database.count(table);
  const cpuBefore = cpuOf(database, server);
  const outcome = await closedLoop({ port: server.port, seconds: ROUND_SECONDS, connections: CONNECTIONS, next: requests() });
  const cpu = cpuBefore === null ? null : cpuOf(database, server)! - cpuBefore;
  prove(outcome, (await database.count(table)) - before);
  return { rate: outcome.ok / outcome.seconds, cpuMs: cpu === null ? null : (cpu * 1000) / outcome.ok };
}

function cpuOf(database: BenchDatabase, server: BenchServer): number | null {
  const [node, postgres] = [cpuSeconds(server.pid), cpuSeconds(database.pid)];
  return node === null || postgres === null ? null : node + postgres;
}

function prove(outcome: Outcome, rows: number): void {
  const others = [...outcome.others].map(([status, times]) => `${times} x ${status}`).join(", ");
  if (outcome.ok !== outcome.sent) throw new Error(`${outcome.sent} sent, ${outcome.ok} answered 200, besides ${others}`);
  if (rows !== outcome.ok) throw new Error(`${outcome.ok} answered 200, but ${rows} rows came`);
}

async function steady(database: BenchDatabase, { product, floor }: Record<"product" | "floor", BenchServer>, say: (line: string) => void): Promise<readonly Figure[]> {
  say(`${STEADY.rate}/s for ${STEADY.seconds} s, floor and product`);
  const least = await openLoop({ port: floor.port, ...STEADY, next: requests() });
  const before = await database.count("inbox");
  const outcome = await openLoop({ port: product.port, ...STEADY, next: requests() });
  prove(outcome, (await database.count("inbox")) - before);
  return [figure(`p99 at ${STEADY.rate}/s, open loop`, "ms", quantile(outcome.latencies, 0.99), { atMost: 25 }, { floor: quantile(least.latencies, 0.99) })];
}

async function burst(database: BenchDatabase, product: BenchServer, say: (line: string) => void): Promise<readonly Figure[]> {
  say(`${BURST.rate}/s for ${BURST.seconds} s`);
  const before = await database.count("inbox");
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, residentMb(product.pid) ?? 0)), 250);
  const outcome = await openLoop({ port: product.port, ...BURST, next: requests() });
  clearInterval(watch);
  prove(outcome, (await database.count("inbox")) - before);
  return [
    figure(`slowest answer in a burst of ${BURST.rate}/s for ${BURST.seconds} s`, "ms", quantile(outcome.latencies, 1), { atMost: 1_000 }),
    ...(peak === 0 ? [] : [figure("memory in the burst, resident", "MB", peak, { atMost: 300 })]),
  ];
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
