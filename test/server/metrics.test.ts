import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDoors } from "../../app/server/doors.ts";
import { serve, SHOP, webhookHeaders } from "../doors/http.ts";
import { testApplication, type TestApplication, NOW } from "../support/application.ts";
import { profileOf } from "../support/sent-message.ts";

let test: TestApplication;
let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  test = await testApplication();
  const doors = createDoors(test.app, { worker: null, startedAt: NOW });
  server = await serve({ ...doors.all, ...doors.metrics });
});
afterAll(async () => {
  await server.close();
  await test.close();
});

const metrics = async (): Promise<Map<string, number>> => {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return new Map(text.split("\n").filter((line) => line !== "" && !line.startsWith("#")).map((line) => [line.split(" ")[0]!, Number(line.split(" ")[1])]));
};

describe("metrics", () => {
  it("count what is kept and repeated, what waits and what was set aside", async () => {
    await test.app.system.install(profileOf(SHOP), NOW);
    const body = "{}";
    const headers = webhookHeaders(body);
    for (const one of [headers, headers, webhookHeaders(body)]) await fetch(`${server.url}/webhooks`, { method: "POST", headers: one, body });
    const before = await metrics();
    expect(before.get("lastmile_webhooks_kept_total")).toBe(2);
    expect(before.get("lastmile_webhooks_repeated_total")).toBe(1);
    expect(before.get("lastmile_inbox_pending")).toBe(2);
    await test.app.system.drainInbox(10, async (items) => items.map((item, n) => ({ id: item.id, state: n === 0 ? "quarantined" : "done", reason: null })));
    const after = await metrics();
    expect([after.get("lastmile_inbox_pending"), after.get("lastmile_inbox_quarantined"), after.get("lastmile_inbox_lag_seconds")]).toEqual([0, 1, 0]);
  });

  it("count what comparing with the shops brought back, and renewed tokens", async () => {
    const { sync } = test.app.system.forShop(SHOP);
    await sync.saveWalk("orders", { goodUntil: NOW }, 3, NOW);
    await sync.saveWalk("checkouts", { goodUntil: NOW }, 2, NOW);
    const now = await metrics();
    expect([now.get("lastmile_events_repaired"), now.get("lastmile_token_renewals_total")]).toEqual([5, 0]);
  });

  it("are no public page", () => {
    expect(createDoors(test.app, { worker: null, startedAt: NOW }).all).not.toHaveProperty("/metrics");
  });
});
