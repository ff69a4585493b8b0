import { membersOf } from "../../world/segments/segments.ts";
import type { Customer, Segment } from "../../world/types.ts";
import { connection, type ConnectionArguments } from "../connection.ts";
import { gid, money, readGid, shopOf, type AdminWorld } from "../world-admin.ts";

export function segmentObject(segment: Segment): object {
  return { __typename: "Segment", id: gid("Segment", segment.id), name: segment.name, query: segment.query, creationDate: segment.createdAt, lastEditDate: segment.updatedAt };
}

/** customerSegmentMembers: by segment; one that is gone has nobody. A member's id is the customer's number. */
export function segmentMembers(world: AdminWorld, args: ConnectionArguments & { readonly segmentId?: string | null }): object {
  const ref = args.segmentId ? readGid(args.segmentId) : null;
  const segment = ref?.type === "Segment" ? world.documents.get<Segment>("segment", ref.id) : null;
  const members = segment ? membersOf(world, segment) : [];
  return { ...connection(members, (customer) => customer.id, (customer) => memberObject(world, customer), args), totalCount: members.length, statistics: {} };
}

function memberObject(world: AdminWorld, customer: Customer): object {
  const name = [customer.firstName, customer.lastName].filter(Boolean).join(" ");
  return {
    __typename: "CustomerSegmentMember",
    id: gid("CustomerSegmentMember", customer.id),
    displayName: name || customer.email || customer.phone,
    firstName: customer.firstName,
    lastName: customer.lastName,
    numberOfOrders: String(customer.numberOfOrders),
    amountSpent: money(customer.amountSpent, shopOf(world).currency),
    lastOrderId: customer.lastOrderId && gid("Order", customer.lastOrderId),
    note: null,
  };
}
