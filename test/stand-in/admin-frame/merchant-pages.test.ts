import express from "express";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StandIn } from "../stand-in.ts";
import { startRun } from "../world/flow/runs.ts";
import { ownMailIsOn } from "../world/automation/own-mail.ts";
import { TEST_SHOP, testWorld } from "../world/test-world.ts";
import type { Order, Segment } from "../world/types.ts";
import { ADDRESS, Shopper, startStore, variantId, type RunningStore } from "../storefront/shopper.ts";
import { adminRoutes } from "./routes.ts";

const world = testWorld();
const ROOT = "/admin/store/fernweh-outfitters";
let store: RunningStore;
let server: Server;
let url: string;

beforeAll(async () => {
  store = await startStore(world);
  const clock = { ...world.clock, onAdvance: () => () => undefined };
  const standIn = {
    world, clock, shopDomain: TEST_SHOP, storefrontUrl: store.url, controlUrl: "", appUrl: "http://127.0.0.1:9", app: { apiKey: "key", apiSecret: "hush" }, manifest: { name: "Lastmile", handle: "lastmile", scopes: [], apiVersion: "2026-07", subscriptions: [] },
  } as unknown as StandIn;
  server = createServer(express().use(adminRoutes(standIn)));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${ROOT}`;
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await store.close();
});

const page = async (path: string): Promise<string> => (await fetch(url + path)).text();
const post = (path: string, fields: Record<string, string> = {}): Promise<Response> => fetch(url + path, { method: "POST", body: new URLSearchParams(fields) });

describe("the merchant", () => {
  test("sends an order, and sees it on its way and delivered", async () => {
    const shopper = new Shopper(store.url);
    const token = await shopper.begin([{ variantId: variantId(world, "morgenrot-enamel-mug", 1) }]);
    await shopper.post(`/checkouts/${token}/pay`, { contact: "lena@example.com", marketing: "1", ...ADDRESS });
    const [order] = world.documents.list<Order>("order");
    expect(await page("/orders")).toContain("Mark as fulfilled");
    await post(`/orders/${order!.id}/fulfil`);
    expect(await page("/orders")).toMatch(/On its way, due Nov 24.*Mark as delivered/s);
    await post(`/orders/${order!.id}/deliver`);
    expect(await page("/orders")).toMatch(/Delivered Nov 21/);
    expect(await page("/orders")).not.toContain("Mark as");
  });

  test("makes a segment, hears why a query is not understood, and deletes it", async () => {
    await post("/customers/segments", { name: "<Regulars>", query: "number_of_orders > 0" });
    const [segment] = world.documents.list<Segment>("segment");
    expect(await page("/customers/segments")).toMatch(/&#60;Regulars&#62;.*1: lena@example.com/s);
    const refused = await post("/customers/segments", { name: "Shoes", query: "shoe_size > 40" });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toMatch(/shoe_size.*is not a field/);
    await post(`/customers/segments/${segment!.id}/delete`);
    expect(world.of("segments/delete")).toEqual([{ id: Number(segment!.id) }]);
    expect(await page("/customers/segments")).toContain("No segments yet");
  });

  test("switches Shopify's own mail on and off", async () => {
    expect(await page("/marketing/automations")).toContain("Turn on");
    await post("/marketing", { on: "1" });
    expect(ownMailIsOn(world)).toBe(true);
    expect(await page("/marketing")).toContain("Turn off");
    await post("/marketing", { on: "" });
    expect(ownMailIsOn(world)).toBe(false);
  });

  test("sees what the app started in Flow", async () => {
    expect(await page("/flow")).toMatch(/Campaign step reached.*No workflow was started yet/s);
    startRun(world, [{ handle: "lastmile-journey-step", name: "", keys: ["step"] }], "lastmile-journey-step", { step: "<Call>" });
    expect(await page("/flow")).toContain("step: &#60;Call&#62;");
  });
});
