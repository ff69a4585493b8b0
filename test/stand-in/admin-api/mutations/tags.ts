import { customerTopicPayload } from "../../world/payloads/people.ts";
import { laterThan } from "../../world/shop-time.ts";
import type { Customer } from "../../world/types.ts";
import { customerObject } from "../objects/order-and-customer.ts";
import { readGid, type AdminWorld } from "../world-admin.ts";

interface TagsInput {
  readonly id: string;
  readonly tags: readonly string[];
}

const same = (tag: string) => (other: string): boolean => other.toLowerCase() === tag.toLowerCase();

/** tagsAdd on a customer; a tag that is there already, in whatever case, stays as it is. */
export function addTags(world: AdminWorld, { id, tags }: TagsInput): object {
  return changeTags(world, id, (had) => tags.map((tag) => tag.trim()).filter(Boolean).reduce<string[]>((now, tag) => (now.some(same(tag)) ? now : [...now, tag]), had));
}

/** tagsRemove on a customer. */
export function removeTags(world: AdminWorld, { id, tags }: TagsInput): object {
  return changeTags(world, id, (had) => had.filter((tag) => !tags.some(same(tag))));
}

/** A change is announced by customers/update, which does not name the tags. */
function changeTags(world: AdminWorld, globalId: string, change: (had: string[]) => string[]): object {
  const ref = readGid(globalId);
  const customer = ref?.type === "Customer" ? world.documents.get<Customer>("customer", ref.id) : null;
  if (!customer) return { node: null, userErrors: [{ __typename: "UserError", field: ["id"], message: "Resource not found" }] };
  const tags = change(customer.tags);
  if (tags.join(",") !== customer.tags.join(",")) {
    customer.tags = tags;
    customer.updatedAt = laterThan(world, customer.updatedAt);
    world.documents.put("customer", customer.id, customer);
    world.emit("customers/update", customerTopicPayload(customer));
  }
  return { node: customerObject(world, customer), userErrors: [] };
}
