import { z } from "zod";
import type { Order, OrderLine } from "../../../domain/orders/order.ts";
import { ORDER_CONTENTS, ORDER_LINES } from "../documents/orders.ts";
import { variantTitle } from "../payloads/lines.ts";
import type { AdminClient } from "./admin-client.ts";
import { globalId, moment, moneyV2 } from "./answers.ts";
import { inChunks } from "./chunks.ts";
import { gid, idOf } from "./gid.ts";

export const orderLineNode = z.object({
  id: globalId,
  title: z.string(),
  variantTitle: z.string().nullable(),
  currentQuantity: z.int(),
  originalUnitPriceSet: z.object({ presentmentMoney: moneyV2 }),
  product: z.object({ id: globalId }).nullable(),
  variant: z.object({ id: globalId }).nullable(),
});
type LineNode = z.infer<typeof orderLineNode>;
export const orderLineItems = z.object({ nodes: z.array(orderLineNode), pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }) });
type LineItems = z.infer<typeof orderLineItems>;

export const sendingFields = z.object({
  displayFulfillmentStatus: z.string(),
  fulfillments: z.array(z.object({ status: z.string(), createdAt: moment, deliveredAt: moment.nullable(), estimatedDeliveryAt: moment.nullable() })),
});

/** What an order was made of, and when it was sent. */
export type OrderContents = Pick<Order, "lines" | "fulfilledAt" | "deliveredAt" | "expectedAt"> & { readonly parcels: number };

const contentsNode = sendingFields.extend({ __typename: z.literal("Order"), id: globalId, lineItems: orderLineItems });
const answer = z.object({ nodes: z.array(z.union([contentsNode, z.object({ __typename: z.string() }).transform(() => null), z.null()])) });
const moreLines = z.object({ node: z.object({ lineItems: orderLineItems }).nullable() });

/** Ten lines and their parcels come to about 60 points an order; a query may ask for 1,000, and half leaves room for others. */
const PER_QUERY = 8;
/** Shopify allows 500 lines in an order. */
const MAX_PAGES = 11;

/** Contents of orders, by numeric id; those that the shop does not know are not in the map. */
export async function readOrderContents(client: AdminClient, ids: readonly string[]): Promise<ReadonlyMap<string, OrderContents>> {
  const entries = await inChunks([...new Set(ids)], PER_QUERY, async (piece) => {
    const { nodes } = await client.query(ORDER_CONTENTS, { ids: piece.map((id) => gid("Order", id)) }, answer);
    const known: [string, OrderContents][] = [];
    for (const node of nodes) if (node) known.push([idOf(node.id), contentsOf(node, await allOrderLines(client, node))]);
    return known;
  });
  return new Map(entries);
}

/** The lines of an order, page after page. */
export async function allOrderLines(client: AdminClient, node: { readonly id: string; readonly lineItems: LineItems }): Promise<readonly LineNode[]> {
  const lines = [...node.lineItems.nodes];
  let { hasNextPage, endCursor } = node.lineItems.pageInfo;
  for (let page = 1; hasNextPage && page < MAX_PAGES; page++) {
    const more = await client.query(ORDER_LINES, { id: node.id, after: endCursor }, moreLines);
    lines.push(...(more.node?.lineItems.nodes ?? []));
    ({ hasNextPage, endCursor } = more.node?.lineItems.pageInfo ?? { hasNextPage: false, endCursor: null });
  }
  return lines;
}

/** States in which a parcel is none of its order. */
const NOT_SENT = new Set(["CANCELLED", "ERROR", "FAILURE"]);

/** The same as the order's webhook would have said, and beside it when what is under way is promised. */
export function contentsOf(sending: z.infer<typeof sendingFields>, lines: readonly LineNode[]): OrderContents {
  const sent = sending.fulfillments.filter((one) => !NOT_SENT.has(one.status));
  const isFulfilled = sending.displayFulfillmentStatus === "FULFILLED" && sent.length > 0;
  const ended = sent.flatMap((one) => one.deliveredAt ?? []);
  const underWay = sent.filter((one) => one.deliveredAt === null);
  const promised = underWay.flatMap((one) => one.estimatedDeliveryAt ?? []);
  return {
    lines: lines.filter((line) => line.currentQuantity > 0).map(toLine),
    fulfilledAt: isFulfilled ? last(sent.map((one) => one.createdAt)) : null,
    deliveredAt: isFulfilled && ended.length === sent.length ? last(ended) : null,
    expectedAt: promised.length === underWay.length ? last(promised) : null,
    parcels: sent.length,
  };
}

function last(times: readonly Date[]): Date | null {
  return times.length === 0 ? null : new Date(Math.max(...times.map(Number)));
}

function toLine(node: LineNode): OrderLine {
  return {
    variantId: node.variant && idOf(node.variant.id),
    productId: node.product && idOf(node.product.id),
    title: node.title,
    variantTitle: variantTitle(node.variantTitle),
    quantity: node.currentQuantity,
    unitPrice: node.originalUnitPriceSet.presentmentMoney,
  };
}
