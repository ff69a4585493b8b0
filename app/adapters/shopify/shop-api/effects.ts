import { z } from "zod";
import type { EffectAnswer, FlowStart } from "../../../use-cases/ports/shop-api.ts";
import { START_FLOW } from "../documents/flow.ts";
import { ADD_TAGS, REMOVE_TAGS } from "../documents/tags.ts";
import type { AdminClient } from "./admin-client.ts";
import { gid } from "./gid.ts";

/** These errors have no code, and their messages may quote what was sent. */
const answer = z.object({ result: z.object({ userErrors: z.array(z.object({ field: z.array(z.string()).nullable() })) }) });

/** Handle of extensions/journey-step. */
const FLOW_HANDLE = "lastmile-journey-step";

/** Adds tags, then takes others away; each does nothing where the customer is as wanted already. */
export async function tagCustomer(client: AdminClient, customerShopifyId: string, tags: { readonly add: readonly string[]; readonly remove: readonly string[] }): Promise<EffectAnswer> {
  const id = gid("Customer", customerShopifyId);
  const added = tags.add.length === 0 ? "done" : outcome(await client.query(ADD_TAGS, { id, tags: tags.add }, answer));
  if (added !== "done" || tags.remove.length === 0) return added;
  return outcome(await client.query(REMOVE_TAGS, { id, tags: tags.remove }, answer));
}

/** Starts the merchant's workflows. The keys of the payload are those of the trigger's fields; a customer reference is called customer_id. */
export async function startFlow(client: AdminClient, { customerShopifyId, campaign, step, idempotencyKey }: FlowStart): Promise<EffectAnswer> {
  const customer = customerShopifyId === null ? {} : { customer_id: Number(customerShopifyId) };
  return outcome(await client.query(START_FLOW, { handle: FLOW_HANDLE, payload: { ...customer, campaign, step, "idempotency key": idempotencyKey } }, answer));
}

function outcome({ result }: z.infer<typeof answer>): EffectAnswer {
  return result.userErrors.length === 0 ? "done" : { refused: result.userErrors.map(({ field }) => field?.join(".") ?? "request").join(", ") };
}
