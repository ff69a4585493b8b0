import express from "express";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { testWorld, TEST_SHOP } from "../../world/test-world.ts";
import type { Customer } from "../../world/types.ts";
import { TokenStore } from "../../oauth/tokens.ts";
import { answerAdminRequest } from "../execute.ts";
import { adminApiRoutes } from "../routes.ts";
import { loadAdminSchema } from "../schema.ts";
import { Throttle } from "../throttle.ts";

const START = `mutation ($query: String!) { bulkOperationRunQuery(query: $query, groupObjects: false) { bulkOperation { id status } userErrors { field code message } } }`;
const STATUS = `query ($id: ID!) { bulkOperation(id: $id) { status rootObjectCount objectCount url } }`;

const world = { ...testWorld(), shopDomain: TEST_SHOP, storefrontUrl: "https://fernweh.example" };
const [admin, throttle] = [loadAdminSchema(), new Throttle()];
const person = (number: number): Customer => ({
  id: String(100 + number), email: `p${number}@example.com`, phone: null, firstName: "P", lastName: String(number), locale: "en", tags: [], addresses: [],
  emailMarketingConsent: { state: "SUBSCRIBED", optInLevel: null, consentUpdatedAt: null }, numberOfOrders: 0, amountSpent: 0, lastOrderId: null, createdAt: "2026-01-01T00:00:00Z", updatedAt: "2026-01-01T00:00:00Z",
});

async function ask<T>(query: string, variables: Record<string, unknown>): Promise<T> {
  const answer = await answerAdminRequest(admin, throttle, world, ["read_customers", "read_orders"], { query, variables });
  expect(answer.errors).toBeUndefined();
  return answer.data as T;
}
type Started = { bulkOperationRunQuery: { bulkOperation: { id: string } | null; userErrors: { code: string }[] } };
type Status = { bulkOperation: { status: string; rootObjectCount: string; url: string | null } };

it("writes all there is into a file, says so by webhook, and hands the file out from any byte on", async () => {
  for (let number = 1; number <= 300; number += 1) world.documents.put("customer", String(100 + number), person(number));
  const { bulkOperationRunQuery: started } = await ask<Started>(START, { query: "{ customers { edges { node { id firstName defaultEmailAddress { emailAddress } } } } }" });
  const id = started.bulkOperation?.id ?? "";
  expect((await ask<Status>(STATUS, { id })).bulkOperation).toMatchObject({ status: "CREATED", url: null });
  await expect.poll(async () => (await ask<Status>(STATUS, { id })).bulkOperation, { timeout: 5000 }).toMatchObject({ status: "COMPLETED", rootObjectCount: "300" });
  expect(world.of("bulk_operations/finish")).toMatchObject([{ admin_graphql_api_id: id, status: "completed" }]);
  const { url } = (await ask<Status>(STATUS, { id })).bulkOperation;
  const server = express().use(adminApiRoutes(world, new TokenStore(world.documents))).listen(0);
  await once(server, "listening");
  const local = `http://127.0.0.1:${(server.address() as AddressInfo).port}/shops/${TEST_SHOP}${new URL(url ?? "").pathname}`;
  const whole = await (await fetch(local)).text();
  expect(whole.trim().split("\n")).toHaveLength(300);
  const rest = await fetch(local, { headers: { range: "bytes=100-" } });
  expect([rest.status, await rest.text()]).toEqual([206, whole.slice(100)]);
  expect((await fetch(local, { headers: { range: `bytes=${whole.length}-` } })).status).toBe(416);
  server.close();
});

it("refuses what Shopify refuses", async () => {
  for (const query of ["{ shop { name } }", "{ customers(first: 5) { nodes { id } } }", "{ customers { edges { node { nonsense } } } }", "{"]) {
    expect((await ask<Started>(START, { query })).bulkOperationRunQuery).toMatchObject({ bulkOperation: null, userErrors: [{ code: "INVALID" }] });
  }
});
