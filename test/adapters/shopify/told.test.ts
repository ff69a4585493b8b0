import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { afterEach, describe, expect, it } from "vitest";
import { createShopApis } from "../../../app/adapters/shopify/shop-api/shop-apis.ts";
import { readBulk } from "../../../app/adapters/shopify/shop-api/bulk-file.ts";
import { readManifest } from "../../../app/adapters/shopify/manifest.ts";
import { ShopUnreachable } from "../../../app/use-cases/ports/shop-api.ts";
import type { Told, ToldBatch } from "../../../app/use-cases/ports/told.ts";
import { bulkText } from "../../stand-in/admin-api/bulk/operations.ts";
import { answerAdminRequest } from "../../stand-in/admin-api/execute.ts";
import { loadAdminSchema } from "../../stand-in/admin-api/schema.ts";
import { Throttle } from "../../stand-in/admin-api/throttle.ts";
import { testWorld, TEST_SHOP } from "../../stand-in/world/test-world.ts";
import type { Customer } from "../../stand-in/world/types.ts";
import { bulkBytes } from "../../bench/import/rows.ts";
import { offlineSession } from "./admin-world.ts";

const world = { ...testWorld(), shopDomain: TEST_SHOP, storefrontUrl: "https://fernweh.example" };
const [schema, throttle] = [loadAdminSchema(), new Throttle()];
const costs: number[] = [];
const source = {
  sessionStorage: { loadSession: async () => offlineSession(TEST_SHOP, 3_600_000), storeSession: async () => true, deleteSession: async () => true, deleteSessions: async () => true, findSessionsByShop: async () => [] },
  unauthenticated: {
    admin: async () => ({
      session: offlineSession(TEST_SHOP, 3_600_000),
      admin: {
        graphql: async (query: string, options?: { variables?: Record<string, unknown> }) => {
          const answer = await answerAdminRequest(schema, throttle, world, readManifest().scopes, { query, variables: options?.variables ?? {} });
          if (answer.errors) throw new Error(JSON.stringify(answer.errors));
          costs.push((answer.extensions as { cost: { requestedQueryCost: number } }).cost.requestedQueryCost);
          return Response.json(answer);
        },
      },
    }),
  },
};
const api = await createShopApis({ shopify: source, clock: world.clock, sleep: async () => undefined }).for(TEST_SHOP);
const NOW = world.clock.now();
const ago = (minutes: number): string => new Date(NOW.getTime() - minutes * 60_000).toISOString();

for (let number = 0; number < 90; number += 1) {
  const customer: Customer = {
    id: String(9007199254740993n + BigInt(number)), email: `Person${number}@Example.com`, phone: number === 1 ? "+15550100" : null, firstName: "Ada", lastName: String(number), locale: "de", tags: [], addresses: [],
    emailMarketingConsent: { state: number % 2 === 0 ? "SUBSCRIBED" : "NOT_SUBSCRIBED", optInLevel: "SINGLE_OPT_IN", consentUpdatedAt: number % 4 === 0 ? ago(500) : null }, numberOfOrders: 0, amountSpent: 0, lastOrderId: null, createdAt: ago(1000), updatedAt: ago(200 - number),
  };
  world.documents.put("customer", customer.id, customer);
}

async function rowsOf(batches: AsyncIterable<ToldBatch>): Promise<{ told: Told[]; refused: string[]; nextByte: number }> {
  const all = { told: [] as Told[], refused: [] as string[], nextByte: 0 };
  for await (const batch of batches) {
    all.told.push(...batch.told);
    all.refused.push(...batch.refused);
    all.nextByte = batch.nextByte;
  }
  return all;
}

describe("what changed", () => {
  it("comes in pages within the cost of a query, with ids beyond 2^53 and consent as careful as can be", async () => {
    const walk = { since: new Date(ago(180)), until: new Date(ago(0)), cursor: null, walked: 0 };
    const first = await api.changed("customers", walk);
    expect(first).toMatchObject({ rows: 70, nextCursor: null, pauseMs: 0 });
    expect(first.told[0]).toMatchObject({ kind: "customer", person: { shopifyId: "9007199254741013", email: "person20@example.com", locale: "de" }, consent: { state: "subscribed", at: new Date(ago(500)) } });
    expect(first.told[1]).toMatchObject({ consent: null });
    // subscribed, nobody knows when: as old as the customer
    expect(first.told[2]).toMatchObject({ consent: { state: "subscribed", at: new Date(ago(1000)) } });
    const wide = await api.changed("customers", { ...walk, since: new Date(ago(2000)) });
    const rest = await api.changed("customers", { ...walk, since: new Date(ago(2000)), cursor: wide.nextCursor });
    expect([wide.rows, rest.rows, rest.nextCursor]).toEqual([80, 10, null]);
    await api.changed("orders", walk);
    await api.changed("checkouts", walk);
    expect(Math.max(...costs)).toBeLessThanOrEqual(700);
  });
});

describe("a bulk operation", () => {
  afterEach(() => setAbstractFetchFunc(fetch));

  it("is started, watched and read from the stand-in's file", async () => {
    const started = await api.startBulk("customers");
    if (started === "busy" || "refused" in started) throw new Error(JSON.stringify(started));
    expect(await api.bulkStatus(started.operationId)).toEqual({ state: "running" });
    await expect.poll(() => api.bulkStatus(started.operationId), { timeout: 5000 }).toMatchObject({ state: "done", rows: 90 });
    const status = await api.bulkStatus(started.operationId);
    const text = bulkText(world, started.operationId.split("/").at(-1) ?? "") ?? "";
    setAbstractFetchFunc((async () => new Response(text, { status: 206 })) as unknown as typeof fetch);
    const { told, refused, nextByte } = await rowsOf(await api.readBulk("customers", status.state === "done" ? (status.file ?? "") : "", 0));
    expect([told.length, refused, nextByte]).toEqual([90, [], Buffer.byteLength(text)]);
    const orders = await api.startBulk("orders");
    const checkouts = await api.startBulk("checkouts");
    expect([orders, checkouts]).toEqual([{ operationId: expect.any(String) }, { operationId: expect.any(String) }]);
    expect(await api.bulkStatus("gid://shopify/BulkOperation/1")).toEqual({ state: "failed", reason: "UNKNOWN" });
  });

  it("is read on from any row, whether the server can do that or not", async () => {
    const whole = Buffer.concat([...bulkBytes("orders", 700, 0)]);
    for (const ranges of [true, false]) {
      setAbstractFetchFunc((async (_url: string, init: RequestInit) => {
        const from = ranges ? Number(/\d+/.exec(new Headers(init.headers).get("range") ?? "")?.[0]) : 0;
        return new Response(whole.subarray(from), { status: ranges ? 206 : 200 });
      }) as unknown as typeof fetch);
      const batches: ToldBatch[] = [];
      for await (const batch of await readBulk("orders", "https://files.example/x", 0)) {
        batches.push(batch);
        break;
      }
      const [first] = batches;
      const rest = await rowsOf(await readBulk("orders", "https://files.example/x", first?.nextByte ?? 0));
      const ids = [...(first?.told ?? []), ...rest.told].map((one) => one.kind === "order" && one.order.id);
      expect([ids.length, new Set(ids).size, rest.nextByte]).toEqual([700, 700, whole.length]);
    }
  });

  it("that holds rows nobody understands loses only those; one that breaks off or has no safe address is told", async () => {
    const [good = Buffer.alloc(0)] = [...bulkBytes("customers", 1, 0)];
    setAbstractFetchFunc((async () => new Response(Buffer.concat([Buffer.from('{"id":5}\nnonsense\n'), good]), { status: 206 })) as unknown as typeof fetch);
    const { told, refused } = await rowsOf(await readBulk("customers", "https://files.example/x", 0));
    expect([told.length, refused]).toEqual([1, ["customers: not as the schema says, at id", "customers: not as the schema says, at the beginning"]]);
    const broken = new ReadableStream({ start: (controller) => (controller.enqueue(good), controller.error(new Error("reset"))) });
    setAbstractFetchFunc((async () => new Response(broken, { status: 206 })) as unknown as typeof fetch);
    await expect(rowsOf(await readBulk("customers", "https://files.example/x", 0))).rejects.toThrow(ShopUnreachable);
    await expect(readBulk("customers", "http://169.254.169.254/x", 0)).rejects.toThrow(/not https/);
  });
});
