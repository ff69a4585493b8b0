import { z } from "zod";
import type { SyncResource } from "../../../domain/sync/resource.ts";
import type { BulkStatus } from "../../../use-cases/ports/told.ts";
import { BULK_STATUS, START_BULK } from "../documents/bulk.ts";
import { ALL_CUSTOMERS, ALL_ORDERS, OPEN_CHECKOUTS } from "../documents/told.ts";
import type { AdminClient } from "./admin-client.ts";
import { errorText, globalId, userErrors } from "./answers.ts";

const QUERIES = { customers: ALL_CUSTOMERS, orders: ALL_ORDERS, checkouts: OPEN_CHECKOUTS } as const satisfies Record<SyncResource, string>;

const started = z.object({ result: z.object({ bulkOperation: z.object({ id: globalId }).nullable(), userErrors }) });
const status = z.object({
  bulkOperation: z.object({
    status: z.enum(["CANCELED", "CANCELING", "COMPLETED", "CREATED", "EXPIRED", "FAILED", "RUNNING"]),
    errorCode: z.string().nullable(),
    rootObjectCount: z.string().transform(Number),
    url: z.string().nullable(),
  }).nullable(),
});

/** Lines follow their checkout or order; customers have no rows of their own. */
export async function startBulk(client: AdminClient, resource: SyncResource): Promise<{ operationId: string } | "busy" | { refused: string }> {
  const query = QUERIES[resource].replace(/^#graphql\s*/, "");
  const { result } = await client.query(START_BULK, { query, grouped: resource !== "customers" }, started);
  if (result.bulkOperation && result.userErrors.length === 0) return { operationId: result.bulkOperation.id };
  return result.userErrors.some((error) => error.code === "OPERATION_IN_PROGRESS" || error.code === "LIMIT_REACHED") ? "busy" : { refused: errorText(result.userErrors) };
}

/** One that Shopify no longer knows has failed: it keeps them for some days only. */
export async function bulkStatus(client: AdminClient, operationId: string): Promise<BulkStatus> {
  const { bulkOperation } = await client.query(BULK_STATUS, { id: operationId }, status);
  switch (bulkOperation?.status) {
    case "CREATED":
    case "RUNNING":
    case "CANCELING":
      return { state: "running" };
    case "COMPLETED":
      return { state: "done", file: bulkOperation.url, rows: bulkOperation.rootObjectCount };
    default:
      return { state: "failed", reason: bulkOperation?.errorCode ?? bulkOperation?.status ?? "UNKNOWN" };
  }
}
