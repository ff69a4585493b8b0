import { z } from "zod";
import type { VariantFacts } from "../../../domain/journeys/facts.ts";
import { VARIANTS } from "../documents/variants.ts";
import { variantTitle } from "../payloads/lines.ts";
import type { AdminClient } from "./admin-client.ts";
import { globalId } from "./answers.ts";
import { inChunks } from "./chunks.ts";
import { gid, idOf } from "./gid.ts";

const preview = z.object({ preview: z.object({ image: z.object({ url: z.string(), altText: z.string().nullable() }).nullable() }).nullable() });
const variant = z.object({
  __typename: z.literal("ProductVariant"),
  id: globalId,
  title: z.string(),
  availableForSale: z.boolean(),
  inventoryPolicy: z.enum(["DENY", "CONTINUE"]),
  inventoryQuantity: z.number().nullable(),
  inventoryItem: z.object({ tracked: z.boolean() }),
  media: z.object({ nodes: z.array(preview) }),
  product: z.object({ id: globalId, title: z.string(), handle: z.string(), featuredMedia: preview.nullable() }),
});
const answer = z.object({ nodes: z.array(z.union([variant, z.object({ __typename: z.string() }).transform(() => null), z.null()])) });

/** A variant with its product and pictures comes to about 10 points; a query may ask for 1,000, and half leaves room for others. */
const PER_QUERY = 50;

/** Stock, names and pictures, observed at `now` (business time). Variants that are gone are not in the answer. */
export async function readVariants(client: AdminClient, ids: readonly string[], now: () => Date): Promise<readonly VariantFacts[]> {
  const wanted = [...new Set(ids)].filter((id) => /^\d+$/.test(id));
  return inChunks(wanted, PER_QUERY, async (piece) => {
    const { nodes } = await client.query(VARIANTS, { ids: piece.map((id) => gid("ProductVariant", id)) }, answer);
    const observedAt = now();
    return nodes.flatMap((node) => (node ? [toFacts(node, observedAt)] : []));
  });
}

function toFacts(node: z.infer<typeof variant>, observedAt: Date): VariantFacts {
  const image = node.media.nodes[0]?.preview?.image ?? node.product.featuredMedia?.preview?.image ?? null;
  return {
    id: idOf(node.id),
    productId: idOf(node.product.id),
    productTitle: node.product.title,
    variantTitle: variantTitle(node.title),
    handle: node.product.handle,
    imageUrl: image?.url ?? null,
    imageAlt: image?.altText ?? null,
    tracked: node.inventoryItem.tracked,
    inventoryPolicy: node.inventoryPolicy === "DENY" ? "deny" : "continue",
    inventoryQuantity: node.inventoryQuantity ?? 0,
    availableForSale: node.availableForSale,
    observedAt,
  };
}
