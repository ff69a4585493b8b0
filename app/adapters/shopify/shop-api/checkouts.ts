import { z } from "zod";
import type { CheckoutLine } from "../../../domain/carts/checkout.ts";
import type { ShopifyMail } from "../../../domain/journeys/facts.ts";
import type { Answer, Question } from "../../../use-cases/ports/shop-api.ts";
import { ABANDONED_CHECKOUT_CONTENTS, ABANDONED_CHECKOUT_LINES, abandonedCheckoutsDocument } from "../documents/checkouts.ts";
import { readProperties, variantTitle } from "../payloads/lines.ts";
import type { AdminClient } from "./admin-client.ts";
import { globalId, moment, moneyV2 } from "./answers.ts";
import { inChunks } from "./chunks.ts";
import { gid, idOf } from "./gid.ts";

export const lineNode = z.object({
  id: globalId,
  title: z.string().nullable(),
  variantTitle: z.string().nullable(),
  sku: z.string().nullable(),
  quantity: z.int(),
  customAttributes: z.array(z.object({ key: z.string(), value: z.string().nullable() })),
  originalUnitPriceSet: z.object({ presentmentMoney: moneyV2 }),
  discountedTotalPriceSet: z.object({ presentmentMoney: moneyV2 }),
  product: z.object({ id: globalId }).nullable(),
  variant: z.object({ id: globalId, inventoryItem: z.object({ requiresShipping: z.boolean() }) }).nullable(),
});
export type LineNode = z.infer<typeof lineNode>;
export const lineItems = z.object({ nodes: z.array(lineNode), pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }) });
const known = { __typename: z.literal("AbandonedCheckout"), id: globalId };
const nodes = <T extends z.ZodType>(node: T) => z.object({ nodes: z.array(z.union([node, z.object({ __typename: z.string() }).transform(() => null), z.null()])) });
const state = z.object({ ...known, abandonedCheckoutUrl: z.string(), completedAt: moment.nullable(), updatedAt: moment });
const MAILS = { NOT_SENT: "not-sent", SCHEDULED: "scheduled", SENT: "sent" } as const satisfies Record<string, ShopifyMail>;
const states = nodes(state).catchall(z.object({ emailState: z.enum(["NOT_SENT", "SCHEDULED", "SENT"]).nullable() }).nullable());
const contents = nodes(z.object({ ...known, lineItems }));
const moreLines = z.object({ node: z.object({ lineItems }).nullable() });

/** Each costs two points. */
const STATES_PER_QUERY = 100;
/** Ten lines come to about 100 points a checkout; a query may ask for 1,000, and half leaves room for others. */
const CONTENTS_PER_QUERY = 5;
/** Shopify allows 500 lines in a cart. */
const MAX_PAGES = 21;

/** `checkout`: null where the shop does not know it. `shopifyMail`: what its own automation did about it; null where it counts it as no abandonment. */
type CheckoutAnswer = Pick<Answer, "checkout" | "shopifyMail">;

/**
 * Abandoned checkouts as the shop has them now, by numeric id. Lines are asked for only where the checkout is newer than the
 * one we know: they cost a hundred times what its state costs.
 */
export async function readCheckouts(client: AdminClient, asked: readonly NonNullable<Question["checkout"]>[]): Promise<ReadonlyMap<string, CheckoutAnswer>> {
  const newest = new Map<string, number>();
  for (const { shopifyId: id, updatedAt } of asked) if (id !== null && /^\d+$/.test(id)) newest.set(id, Math.min(newest.get(id) ?? Infinity, updatedAt.getTime()));
  const states = await inChunks([...newest.keys()], STATES_PER_QUERY, (piece) => readStates(client, piece));
  const changed = states.flatMap(({ id, node }) => (node && node.updatedAt.getTime() > (newest.get(id) ?? 0) ? [id] : []));
  const lines = await readContents(client, changed);
  return new Map(states.map(({ id, node, shopifyMail }) => [
    id, { checkout: node && { completedAt: node.completedAt, recoveryUrl: node.abandonedCheckoutUrl || null, updatedAt: node.updatedAt, lines: lines.get(id) ?? null }, shopifyMail },
  ]));
}

interface State {
  readonly id: string;
  readonly node: z.infer<typeof state> | null;
  readonly shopifyMail: ShopifyMail | null;
}

async function readStates(client: AdminClient, ids: readonly string[]): Promise<readonly State[]> {
  const gids = ids.map(checkoutGid);
  const { nodes, ...abandonments } = await client.query(abandonedCheckoutsDocument(ids.length), { ids: gids, ...Object.fromEntries(gids.map((one, index) => [`id${index}`, one])) }, states);
  const byId = new Map(nodes.flatMap((node) => (node ? [[idOf(node.id), node]] : [])));
  return ids.map((id, index) => {
    const emailState = abandonments[`a${index}`]?.emailState;
    return { id, node: byId.get(id) ?? null, shopifyMail: emailState ? MAILS[emailState] : null };
  });
}

async function readContents(client: AdminClient, ids: readonly string[]): Promise<ReadonlyMap<string, readonly CheckoutLine[]>> {
  const entries = await inChunks(ids, CONTENTS_PER_QUERY, async (piece) => {
    const answer = await client.query(ABANDONED_CHECKOUT_CONTENTS, { ids: piece.map(checkoutGid) }, contents);
    const read: [string, readonly CheckoutLine[]][] = [];
    for (const node of answer.nodes) if (node) read.push([idOf(node.id), (await allLines(client, node)).filter((one) => one.quantity > 0).map(toLine)]);
    return read;
  });
  return new Map(entries);
}

const checkoutGid = (id: string): string => gid("AbandonedCheckout", id);

/** The lines of a checkout, page after page. */
export async function allLines(client: AdminClient, node: { readonly id: string; readonly lineItems: z.infer<typeof lineItems> }): Promise<readonly LineNode[]> {
  const lines = [...node.lineItems.nodes];
  let { hasNextPage, endCursor } = node.lineItems.pageInfo;
  for (let page = 1; hasNextPage && page < MAX_PAGES; page++) {
    const more = await client.query(ABANDONED_CHECKOUT_LINES, { id: node.id, after: endCursor }, moreLines);
    lines.push(...(more.node?.lineItems.nodes ?? []));
    ({ hasNextPage, endCursor } = more.node?.lineItems.pageInfo ?? { hasNextPage: false, endCursor: null });
  }
  return lines;
}

/** The Admin API does not tell a line's selling plan. */
export function toLine(node: z.infer<typeof lineNode>): CheckoutLine {
  return {
    key: idOf(node.id),
    variantId: node.variant ? idOf(node.variant.id) : null,
    productId: node.product ? idOf(node.product.id) : null,
    title: node.title ?? node.sku ?? "",
    variantTitle: variantTitle(node.variantTitle),
    sku: node.sku,
    quantity: node.quantity,
    unitPrice: node.originalUnitPriceSet.presentmentMoney,
    linePrice: node.discountedTotalPriceSet.presentmentMoney,
    properties: readProperties(node.customAttributes.map(({ key, value }) => ({ name: key, value }))),
    sellingPlanId: null,
    requiresShipping: node.variant?.inventoryItem.requiresShipping ?? true,
  };
}
