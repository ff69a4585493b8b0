import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWebhookDoor } from "../../app/server/webhooks/door.ts";
import { freshDatabase, type FreshDatabase } from "../support/database.ts";
import { API_SECRET } from "../support/environment.ts";
import { listeningLog, serve, webhookHeaders } from "./http.ts";

/** The webhook door on a real database that goes away under it. */
let fresh: FreshDatabase;
let server: Awaited<ReturnType<typeof serve>>;
let operator: pg.Client;
let name: string;

beforeAll(async () => {
  fresh = await freshDatabase();
  name = new URL(fresh.url).pathname.slice(1);
  operator = new pg.Client({ connectionString: Object.assign(new URL(fresh.url), { pathname: "/postgres" }).href });
  await operator.connect();
  const door = createWebhookDoor({ system: fresh.system, secrets: [API_SECRET], log: listeningLog() });
  server = await serve({ "/webhooks": door.handle });
});
afterAll(async () => {
  await server?.close();
  await operator?.end();
  await fresh?.close();
});

const cut = () => operator.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
const allow = (yes: boolean) => operator.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS ${yes}`);
const post = (id: string) => {
  const body = JSON.stringify({ id });
  return fetch(`${server.url}/webhooks`, { method: "POST", body, headers: webhookHeaders(body, { "x-shopify-webhook-id": id }) }).then((response) => response.status);
};
const kept = async (): Promise<ReadonlySet<string>> => new Set((await fresh.database.prisma.inboxRow.findMany({ select: { webhookId: true } })).map((row) => row.webhookId));

describe("the webhook door while its database goes away", () => {
  it("answers 503 while the database takes nobody, and 200 as soon as it does again", async () => {
    expect(await post("before")).toBe(200);
    await allow(false);
    await cut();
    expect(await post("during")).toBe(503);
    await allow(true);
    expect(await post("during")).toBe(200);
    expect(await kept()).toEqual(new Set(["before", "during"]));
  });

  it("never answers 200 without a row, however often connections break in the middle", async () => {
    const answered = new Map<string, number>();
    let sending = true;
    const cutter = (async () => {
      for (; sending; await sleep(15)) await cut();
    })();
    for (let round = 0; round < 20; round += 1) {
      await Promise.all(Array.from({ length: 20 }, async (_, index) => void answered.set(`w${round}-${index}`, await post(`w${round}-${index}`))));
    }
    sending = false;
    await cutter;
    const statuses = new Set(answered.values());
    expect([...statuses].every((status) => status === 200 || status === 503), [...statuses].join()).toBe(true);
    const rows = await kept();
    const lost = [...answered].filter(([id, status]) => status === 200 && !rows.has(id));
    expect(lost).toEqual([]);
    expect([...answered.values()].filter((status) => status === 200).length, "control: some got through").toBeGreaterThan(0);
    // what was refused comes again, as Shopify sends it, and is kept once
    for (const [id, status] of answered) if (status === 503) expect(await post(id)).toBe(200);
    expect((await kept()).size).toBe(answered.size + 2);
  });
});
