import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { replaySetAside } from "../../app/adapters/db/system/quarantine.ts";
import type { IncomingWebhook } from "../../app/use-cases/ports/system-store.ts";
import { checkoutPayload } from "../bench/load/payloads.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";
import { AShop } from "../use-cases/a-shop.ts";
import { kill, until } from "./processes/crowd.ts";

const READER = fileURLToPath(new URL("processes/reader.ts", import.meta.url));
const DEADLY = "deadly@example.com";
/** more than enough */
const MOST_DEATHS = 12;

let fresh: FreshDatabase;
beforeAll(async () => void (fresh = await freshDatabase()));
afterAll(async () => fresh.close());

/** a worker as an operator's supervisor starts it */
async function start(deadly: string | null = DEADLY): Promise<ChildProcess> {
  const child = spawn(process.execPath, [READER, JSON.stringify({ databaseUrl: fresh.url, deadly })], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  return child;
}

function checkout(shop: string, number: number, change: object = {}): IncomingWebhook {
  return { shop, topic: "checkouts/update", webhookId: randomUUID(), eventId: null, apiVersion: "2026-07", triggeredAt: null, body: Buffer.from(JSON.stringify({ ...checkoutPayload({ number, at: new Date() }, 2), ...change })) };
}

const pending = async (): Promise<number> => fresh.database.prisma.inboxRow.count({ where: { state: "pending" } });

/** Starts a worker, and another whenever it died, until nothing waits; says how many died. */
async function readAll(): Promise<number> {
  for (let deaths = 0; deaths < MOST_DEATHS; deaths += 1) {
    const worker = await start();
    const gone = once(worker, "exit").then(() => "died");
    const over = until(async () => (await pending()) === 0 || worker.signalCode !== null).then(() => "over");
    if ((await Promise.race([gone, over])) === "over" && worker.signalCode === null) {
      await kill(worker, "SIGTERM");
      return deaths;
    }
  }
  throw new Error(`still not over after ${MOST_DEATHS} deaths`);
}

describe("fault 17: a webhook whose reading ends the process", () => {
  it("is set aside after a few attempts; all others are read, of its own shop and of others; after a fix it is read too", { timeout: 120_000 }, async () => {
    const [struck, other] = [await AShop.open(fresh.system), await AShop.open(fresh.system)];
    const all = Array.from({ length: 20 }, (_, n) => [checkout(struck.shop, n, n === 9 ? { email: DEADLY } : {}), checkout(other.shop, n)]).flat();
    await fresh.system.appendInbox(all);

    // twice in a batch, three times alone
    expect(await readAll()).toBe(5);
    const rows = await fresh.database.prisma.inboxRow.findMany({ where: { state: { not: "done" } }, select: { shop: true, state: true, reason: true } });
    expect(rows).toEqual([{ shop: struck.shop, state: "quarantined", reason: "reading it ended the process 3 times" }]);
    const known = async (shop: string): Promise<number> => fresh.database.prisma.checkout.count({ where: { shop } });
    expect([await known(struck.shop), await known(other.shop)]).toEqual([19, 20]);

    // what comes later is read in batches as before, and the fixed worker reads what was set aside
    await fresh.system.appendInbox([checkout(struck.shop, 50)]);
    await replaySetAside(fresh.database, null);
    const fixed = await start(null);
    await until(async () => (await pending()) === 0);
    await kill(fixed, "SIGTERM");
    expect(await known(struck.shop)).toBe(21);
    expect(await fresh.database.prisma.inboxAttempt.findMany({ where: { begun: { gt: 0 } } })).toEqual([]);
  });

  it("of a shop without the app, too: its other requests are read", { timeout: 120_000 }, async () => {
    const shop = "gone.myshopify.com";
    const request = (id: number, email: string): IncomingWebhook => ({ ...checkout(shop, 0), topic: "customers/redact", body: Buffer.from(JSON.stringify({ shop_id: 1, shop_domain: shop, customer: { id, email, phone: null }, orders_to_redact: [] })) });
    await fresh.system.appendInbox([request(1, "a@example.com"), request(2, DEADLY), request(3, "c@example.com")]);
    expect(await readAll()).toBe(3);
    const rows = await fresh.database.prisma.inboxRow.findMany({ where: { shop }, orderBy: { id: "asc" }, select: { state: true } });
    expect(rows.map((row) => row.state)).toEqual(["done", "quarantined", "done"]);
    expect(await fresh.database.prisma.privacyRequest.count({ where: { shop } })).toBe(2);
  });
});
