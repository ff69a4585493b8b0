import { expect, test } from "vitest";
import { advanceInLanes } from "../../app/use-cases/advance-in-lanes.ts";
import type { ClaimedPerson } from "../../app/use-cases/ports/system-store.ts";
import type { DeskDeps } from "../../app/use-cases/shop-desk.ts";
import { CapturingLog } from "../fakes/capturing-log.ts";

const person = (customerId: string, failures: number): ClaimedPerson => ({ shop: `${customerId}.myshopify.com`, customerId, fence: 1n, failures, enrollments: [] });

test("who failed before comes when no lane has anybody in hand", async () => {
  const batches = [[person("doubtful", 1), person("a", 0)], [person("b", 0)], [person("c", 0)]];
  const begun: string[] = [];
  const settings = { profile: async () => null, get: async () => null };
  const storeOf = (shop: string) => ({ settings: { ...settings, profile: async () => (begun.push(shop.split(".")[0]!), null) }, campaigns: { list: async () => [] }, messages: { complaints: async () => ({ complained: 0, delivered: 0 }) } });
  const system = { claimDue: async () => batches.shift() ?? [], together: () => storeOf, forShop: storeOf };
  const deps = { system, clock: { now: () => new Date(0) }, log: new CapturingLog() } as unknown as DeskDeps;
  expect(await advanceInLanes(deps, { owner: "w", limit: 2, leaseMs: 1, lanes: 2, forMs: 60_000 })).toBe(4);
  expect(begun.slice(0, 3).sort()).toEqual(["a", "b", "c"]);
  expect(begun[3]).toBe("doubtful");
});
