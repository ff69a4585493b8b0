import { z } from "zod";
import { pauseMs, type Walk } from "../../../domain/sync/comparison.ts";
import type { SyncResource } from "../../../domain/sync/resource.ts";
import type { Told, ToldPage } from "../../../use-cases/ports/told.ts";
import { CHANGED_CHECKOUTS, CHANGED_CUSTOMERS, CHANGED_ORDERS } from "../documents/told.ts";
import type { AdminClient, Bucket } from "./admin-client.ts";
import { allLines, lineItems } from "./checkouts.ts";
import { allOrderLines, orderLineItems } from "./order-contents.ts";
import { changedBetween } from "./search.ts";
import { checkoutNode, toldCheckout } from "./told-checkout.ts";
import { customerNode, toldCustomer } from "./told-customer.ts";
import { orderNode, toldOrder } from "./told-order.ts";

const pageOf = <Node extends z.ZodType>(node: Node) => z.object({ page: z.object({ nodes: z.array(node), pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }) }) });
const customers = pageOf(customerNode);
const orders = pageOf(orderNode.extend({ lineItems: orderLineItems }));
const checkouts = pageOf(checkoutNode.extend({ lineItems }));

/** One page of what the shop changed within the walk, with how long to pause after it. */
export async function readChanged(client: AdminClient, resource: SyncResource, walk: Walk): Promise<ToldPage> {
  let bucket: Bucket | null = null;
  const heard = (now: Bucket): void => void (bucket = now);
  const variables = { query: changedBetween(walk.since, walk.until), after: walk.cursor };
  const { told, pageInfo, lastUpdatedAt } = await readPage(client, resource, variables, heard);
  return { told, rows: told.length, nextCursor: pageInfo.hasNextPage ? pageInfo.endCursor : null, lastUpdatedAt, pauseMs: bucket === null ? 0 : pauseMs(bucket) };
}

interface Read {
  readonly told: readonly Told[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly lastUpdatedAt: Date | null;
}

async function readPage(client: AdminClient, resource: SyncResource, variables: Record<string, unknown>, heard: (now: Bucket) => void): Promise<Read> {
  switch (resource) {
    case "customers": {
      const { page } = await client.query(CHANGED_CUSTOMERS, variables, customers, heard);
      return { told: page.nodes.map(toldCustomer), pageInfo: page.pageInfo, lastUpdatedAt: page.nodes.at(-1)?.updatedAt ?? null };
    }
    case "orders": {
      const { page } = await client.query(CHANGED_ORDERS, variables, orders, heard);
      const told: Told[] = [];
      for (const node of page.nodes) told.push(toldOrder(node, await allOrderLines(client, node)));
      return { told, pageInfo: page.pageInfo, lastUpdatedAt: page.nodes.at(-1)?.updatedAt ?? null };
    }
    case "checkouts": {
      const { page } = await client.query(CHANGED_CHECKOUTS, variables, checkouts, heard);
      const told: Told[] = [];
      for (const node of page.nodes) told.push(toldCheckout(node, await allLines(client, node)));
      return { told, pageInfo: page.pageInfo, lastUpdatedAt: null };
    }
  }
}
