import type { z } from "zod";
import type { ShopFact } from "../../../use-cases/ports/fact-reader.ts";
import { id, payload, text } from "./fields.ts";
import { need } from "./refusal.ts";
import { numericId } from "./shapes.ts";

/** customers/delete. */
export const customerDeletedPayload = payload({ id, admin_graphql_api_id: text });

/** Throws PayloadRefused without an id. */
export function readCustomerDeleted(raw: z.infer<typeof customerDeletedPayload>, arrived: Date): readonly ShopFact[] {
  return [{ kind: "customer-deleted", shopifyId: need(numericId(raw), ["id"], "a numeric id"), at: arrived }];
}

/** customers/merge. */
export const customersMergedPayload = payload({ admin_graphql_api_customer_kept_id: text, admin_graphql_api_customer_deleted_id: text, status: text });
/** Told of a merge that did not come about, or not yet. */
const NOT_DONE = new Set(["failed", "requested", "in_progress"]);

/** The payload has no time of its own: the webhook's counts. Throws PayloadRefused without both ids. */
export function readCustomersMerged(raw: z.infer<typeof customersMergedPayload>, arrived: Date): readonly ShopFact[] {
  if (NOT_DONE.has(raw.status?.toLowerCase() ?? "")) return [{ kind: "ignored" }];
  const idOf = (field: "admin_graphql_api_customer_kept_id" | "admin_graphql_api_customer_deleted_id"): string =>
    need(/(\d{1,30})$/.exec(raw[field] ?? "")?.[1] ?? null, [field], "a global id of a customer");
  return [{ kind: "customers-merged", keptId: idOf("admin_graphql_api_customer_kept_id"), deletedId: idOf("admin_graphql_api_customer_deleted_id"), at: arrived }];
}
