import { z } from "zod";
import type { SegmentPage, ShopSegment } from "../../../use-cases/ports/shop-api.ts";
import { SEGMENT_MEMBERS, SEGMENTS } from "../documents/segments.ts";
import type { AdminClient } from "./admin-client.ts";
import { globalId } from "./answers.ts";
import { gid, idOf } from "./gid.ts";

const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });
const segments = z.object({ segments: z.object({ nodes: z.array(z.object({ id: globalId, name: z.string(), query: z.string() })), pageInfo }) });
const members = z.object({ customerSegmentMembers: z.object({ edges: z.array(z.object({ node: z.object({ id: globalId }) })), pageInfo }) });

/** Shopify lets a shop have some thousands of segments; a merchant picks from far fewer. */
const MOST_PAGES = 20;

/** All segments of the shop, in the order of their making. */
export async function readSegments(client: AdminClient): Promise<readonly ShopSegment[]> {
  const found: ShopSegment[] = [];
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer: z.infer<typeof segments> = await client.query(SEGMENTS, { after }, segments);
    found.push(...answer.segments.nodes.map(({ id, name, query }) => ({ id: idOf(id), name, query })));
    after = answer.segments.pageInfo.endCursor;
    if (!answer.segments.pageInfo.hasNextPage) break;
  }
  return found;
}

/** One page of who is in a segment. A member's id is a customer's number under another name (CustomerSegmentMember). */
export async function readSegmentMembers(client: AdminClient, segmentId: string, after: string | null): Promise<SegmentPage> {
  const { customerSegmentMembers: page } = await client.query(SEGMENT_MEMBERS, { segmentId: gid("Segment", segmentId), after }, members);
  return { customerShopifyIds: page.edges.map(({ node }) => idOf(node.id)), next: page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null };
}
