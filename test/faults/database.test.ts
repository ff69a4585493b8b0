import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BenchDatabase, benchDatabase } from "../bench/support/database.ts";
import { checkoutPayload } from "../bench/load/payloads.ts";
import { until } from "./processes/crowd.ts";
import { Product, type Sent } from "./processes/product.ts";

/** `FAULTS=full` kills the database fifty times. */
const FULL = process.env["FAULTS"] === "full";
const KILLS = FULL ? 50 : 3;

// A server of its own, as durable as in production, because it is killed.
let server: BenchDatabase;
let product: Product;
beforeAll(async () => {
  server = await benchDatabase();
  server.pool.on("error", () => undefined).on("connect", (client) => void client.on("error", () => undefined));
  product = await Product.open(server.url);
});
afterAll(async () => {
  await until(isUp); // a server that is still recovering does not stop
  await product?.close();
  await server?.close();
});

let number = 0;
const body = () => checkoutPayload({ number: (number += 1), at: new Date() }, 2);
const post = (id: string): Promise<Sent> => product.send("checkouts/update", body(), { "x-shopify-webhook-id": id });
/** how often each webhook is kept */
const kept = async (): Promise<ReadonlyMap<string, number>> => new Map((await server.pool.query<{ id: string; n: number }>(`SELECT "webhookId" AS id, count(*)::int AS n FROM inbox GROUP BY 1`)).rows.map((row) => [row.id, row.n]));
const healthy = async () => expect((await fetch(`${product.url}/healthz`)).status).toBe(200);
const sendAgain = { status: 503, retryAfter: "5" };
const ok = { status: 200, retryAfter: null };

/** On a connection of its own, which dies with the server. */
async function ask<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: server.url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...values])).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** kill -9 of one process of PostgreSQL: the server drops all connections and memory and recovers from its journal, as after a loss of power. */
async function crash(): Promise<void> {
  const [victim] = await ask<{ pid: number }>(`SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() ORDER BY query_start DESC NULLS LAST LIMIT 1`);
  if (victim) process.kill(victim.pid, "SIGKILL");
}
const isUp = () => ask("SELECT 1").then(() => true, () => false);

describe("fault 7: the database goes away before, while and after it commits", () => {
  it("is answered 503 while it takes nobody, and 200 as soon as it does, without a restart", async () => {
    expect(await post("before")).toEqual(ok);
    const name = new URL(server.url).pathname.slice(1);
    const operator = new pg.Client({ connectionString: Object.assign(new URL(server.url), { pathname: "/postgres" }).href });
    await operator.connect();
    await operator.query(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS false`);
    await operator.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
    expect(await post("during")).toEqual(sendAgain);
    await operator.query(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS true`);
    await operator.end();
    expect(await post("during")).toEqual(ok);
    const rows = await kept();
    expect([rows.get("before"), rows.get("during")]).toEqual([1, 1]);
  });

  it("kill -9 of the server in the middle: never 200 without a row; what is sent again is kept once", { timeout: FULL ? 600_000 : 60_000 }, async () => {
    const answered = new Map<string, Sent>();
    for (let kills = 0; kills < KILLS; kills += 1) {
      let sending = true;
      const senders = Array.from({ length: 20 }, async (_, lane) => {
        for (let n = 0; sending && n < 40; n += 1) answered.set(`k${kills}-${lane}-${n}`, await post(`k${kills}-${lane}-${n}`));
      });
      await sleep(100 + Math.random() * 200);
      await crash();
      await sleep(150);
      sending = false;
      await Promise.all(senders);
      await until(isUp);
    }
    const refused = [...answered].filter(([, { status }]) => status !== 200);
    for (const [id, sent] of refused) expect(sent, id).toEqual(sendAgain);
    const rows = await kept();
    expect([...answered].filter(([id, { status }]) => status === 200 && !rows.has(id)), "lost").toEqual([]);
    expect(answered.size - refused.length, "control: some got through").toBeGreaterThan(0);
    expect(refused.length, "control: some were refused").toBeGreaterThan(0);
    for (const [id] of refused) expect(await post(id)).toEqual(ok);
    const after = await kept();
    expect([...answered.keys()].filter((id) => after.get(id) !== 1)).toEqual([]);
    await product.read();
    await healthy();
  });
});

describe("fault 27: the database answers, but cannot", () => {
  it("disk full: 503, and it goes on by itself when there is room again", async () => {
    await ask(`CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$`);
    await ask("CREATE TRIGGER no_room BEFORE INSERT ON inbox FOR EACH ROW EXECUTE FUNCTION no_room()");
    expect(await post("full")).toEqual(sendAgain);
    await ask("DROP TRIGGER no_room ON inbox");
    expect(await post("full")).toEqual(ok);
    expect((await kept()).get("full")).toBe(1);
    await healthy();
  });

  it("a table that is locked, and statements that are cancelled: 503 in time, nothing kept of them, and it goes on", { timeout: 40_000 }, async () => {
    const locker = new pg.Client({ connectionString: server.url });
    await locker.connect();
    await locker.query("BEGIN");
    await locker.query("LOCK TABLE webhook_receipts IN ACCESS EXCLUSIVE MODE");
    const started = performance.now();
    expect(await Promise.all(["w1", "w2", "w3"].map(post))).toEqual(Array(3).fill(sendAgain));
    // Shopify waits five seconds; the product gives up half a second before. The bound only tells an answer from none.
    expect(performance.now() - started).toBeLessThan(20_000);
    // what a statement_timeout does: the server ends the statement, not the connection
    await ask(`SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%webhook_receipts%' AND pid <> pg_backend_pid()`);
    await locker.query("ROLLBACK");
    await locker.end();
    expect(await Promise.all(["w1", "w2", "w3"].map(post))).toEqual(Array(3).fill(ok));
    const rows = await kept();
    for (const id of ["w1", "w2", "w3"]) expect(rows.get(id)).toBe(1);
    await healthy();
  });

  it("no connection is left: 503, and it goes on when there is one", { timeout: 40_000 }, async () => {
    const name = new URL(server.url).pathname.slice(1);
    const operator = new pg.Client({ connectionString: Object.assign(new URL(server.url), { pathname: "/postgres" }).href });
    operator.on("error", () => undefined);
    await operator.connect();
    // superusers are above a database's limit, so the server's own is used up
    const [{ free } = { free: 0 }] = (await operator.query<{ free: number }>("SELECT current_setting('max_connections')::int - count(*)::int AS free FROM pg_stat_activity WHERE backend_type = 'client backend'")).rows;
    const greedy: pg.Client[] = [];
    const grab = async (): Promise<boolean> => {
      const client = new pg.Client({ connectionString: server.url });
      client.on("error", () => undefined);
      return client.connect().then(() => (greedy.push(client), true), () => false);
    };
    for (let n = 0; n < free + 20 && (await grab()); n += 1);
    // the product may be quicker with a connection that it has just lost: then it loses it again
    let refused: string | null = null;
    for (let tries = 0; refused === null && tries < 20; tries += 1) {
      await operator.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND application_name = '' AND pid <> pg_backend_pid() AND pid <> ALL($2)", [name, greedy.map((one) => (one as pg.Client & { processID: number }).processID)]);
      while (await grab());
      const sent = await post(`crowded-${tries}`);
      if (sent.status !== 200) expect(sent).toEqual(sendAgain);
      if (sent.status !== 200) refused = `crowded-${tries}`;
    }
    expect(refused, "control: it was refused").not.toBeNull();
    await Promise.all(greedy.map((one) => one.end().catch(() => undefined)));
    await operator.end();
    await until(isUp);
    expect(await post(refused!)).toEqual(ok);
    expect((await kept()).get(refused!)).toBe(1);
    await until(async () => (await fetch(`${product.url}/healthz`)).status === 200);
  });
});
