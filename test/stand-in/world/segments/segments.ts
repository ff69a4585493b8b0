import { laterThan } from "../shop-time.ts";
import type { Customer, Order, Segment } from "../types.ts";
import type { World } from "../world.ts";
import { parseSegmentQuery } from "./query.ts";

/** Segments that a new shop has. */
const FIRST = [
  ["Customers who have purchased at least once", "number_of_orders > 0"],
  ["Customers who have purchased more than once", "number_of_orders > 1"],
  ["Email subscribers", "email_subscription_status = 'SUBSCRIBED'"],
] as const;

/** Gives a shop that has no segments those of a new shop. */
export function seedSegments(world: World): void {
  if (world.documents.list("segment").length > 0) return;
  for (const [name, query] of FIRST) createSegment(world, name, query);
}

/** The merchant makes a segment; who is in it from the start is no news. Emits segments/create. Throws SegmentQueryError. */
export function createSegment(world: World, name: string, query: string): Segment {
  parseSegmentQuery(query);
  const at = laterThan(world, null);
  const segment: Segment = { id: String(487_300_000_000 + world.documents.next("segment-id", 1) * 1_117), name, query, members: [], createdAt: at, updatedAt: at };
  segment.members = membersOf(world, segment).map((customer) => customer.id);
  world.documents.put("segment", segment.id, segment);
  world.emit("segments/create", { id: Number(segment.id), name, query, creationDate: at, lastEditDate: at });
  return segment;
}

/** Emits segments/delete. False when there is none. */
export function deleteSegment(world: World, id: string): boolean {
  if (!world.documents.get("segment", id)) return false;
  world.documents.delete("segment", id);
  world.emit("segments/delete", { id: Number(id) });
  return true;
}

/** Who is in a segment now, oldest customer first. */
export function membersOf(world: World, segment: Pick<Segment, "query">): Customer[] {
  const [test, now] = [parseSegmentQuery(segment.query), world.clock.now()];
  const lastOrder = (customer: Customer): Order | null => (customer.lastOrderId ? world.documents.get<Order>("order", customer.lastOrderId) : null);
  return world.documents.list<Customer>("customer").filter((customer) => test({ customer, lastOrder: lastOrder(customer), now }));
}

/** Looks who has come in and gone out since the last look, and emits customer.joined_segment and customer.left_segment. */
export function lookAtSegments(world: World): void {
  for (const segment of world.documents.list<Segment>("segment")) {
    const is = membersOf(world, segment).map((customer) => customer.id);
    const joined = is.filter((id) => !segment.members.includes(id));
    const left = segment.members.filter((id) => !is.includes(id));
    if (joined.length + left.length === 0) continue;
    world.documents.put("segment", segment.id, { ...segment, members: is });
    const news = (id: string): object => ({ shop_id: "gid://shopify/Shop/548380009", customer_id: `gid://shopify/Customer/${id}`, segment_id: `gid://shopify/Segment/${segment.id}` });
    for (const id of joined) world.emit("customer.joined_segment", news(id));
    for (const id of left) world.emit("customer.left_segment", news(id));
  }
}
