import { readFileSync } from "node:fs";
import { parse as parseToml } from "smol-toml";
import { describe, expect, it } from "vitest";
import { adminWorld } from "./admin-world.ts";

const page = (hasNextPage: boolean, endCursor: string | null) => ({ hasNextPage, endCursor });

describe("segments", () => {
  it("are read to the last page", async () => {
    const segment = (id: number) => ({ id: `gid://shopify/Segment/${id}`, name: `Segment ${id}`, query: `number_of_orders = ${id}` });
    const { api } = await adminWorld({ segments: ({ after }: { after: string | null }) => (after ? { nodes: [segment(2)], pageInfo: page(false, "b") } : { nodes: [segment(1)], pageInfo: page(true, "a") }) });
    expect(await api.segments()).toEqual([{ id: "1", name: "Segment 1", query: "number_of_orders = 1" }, { id: "2", name: "Segment 2", query: "number_of_orders = 2" }]);
  });

  it("have members by customer, page by page", async () => {
    const { api, world } = await adminWorld({
      customerSegmentMembers: ({ after }: { after: string | null }) => ({ edges: [{ node: { id: `gid://shopify/CustomerSegmentMember/${after ? 9 : 8}` } }], pageInfo: page(!after, after ? null : "next") }),
    });
    expect(await api.segmentMembers("3", null)).toEqual({ customerShopifyIds: ["8"], next: "next" });
    expect(await api.segmentMembers("3", "next")).toEqual({ customerShopifyIds: ["9"], next: null });
    expect(world.asked).toEqual([{ segmentId: "gid://shopify/Segment/3", after: null }, { segmentId: "gid://shopify/Segment/3", after: "next" }]);
  });
});

describe("what journeys do in the shop", () => {
  const customer = { __typename: "Customer", id: "gid://shopify/Customer/5" };
  const answered = (userErrors: object[] = []) => () => ({ node: customer, userErrors });

  it("is to add tags and to take others away, and nothing where there are none", async () => {
    const { api, world } = await adminWorld({ tagsAdd: answered(), tagsRemove: answered() });
    expect(await api.tagCustomer("5", { add: ["vip"], remove: [] })).toBe("done");
    expect(await api.tagCustomer("5", { add: ["vip"], remove: ["new", "guest"] })).toBe("done");
    expect(world.asked).toEqual([{ id: customer.id, tags: ["vip"] }, { id: customer.id, tags: ["vip"] }, { id: customer.id, tags: ["new", "guest"] }]);
  });

  it("is refused by the field, without the message, and goes no further", async () => {
    const { api, world } = await adminWorld({ tagsAdd: answered([{ field: ["id"], message: "Customer ada@example.com does not exist" }]) });
    expect(await api.tagCustomer("5", { add: ["vip"], remove: ["new"] })).toEqual({ refused: "id" });
    expect(world.asked).toHaveLength(1);
  });

  it("is to start workflows, with the customer where one is known", async () => {
    const { api, world } = await adminWorld({ flowTriggerReceive: () => ({ userErrors: [] }) });
    const start = { customerShopifyId: "5", campaign: "Win-back", step: "Call them", idempotencyKey: "e1 call" };
    expect(await api.startFlow(start)).toBe("done");
    expect(await api.startFlow({ ...start, customerShopifyId: null })).toBe("done");
    const payload = { campaign: "Win-back", step: "Call them", "idempotency key": "e1 call" };
    expect(world.asked).toEqual([{ handle: "lastmile-journey-step", payload: { customer_id: 5, ...payload } }, { handle: "lastmile-journey-step", payload }]);
  });

  it("is to start them by the handle and the fields of the app's trigger", async () => {
    const trigger = parseToml(readFileSync(new URL("../../../extensions/journey-step/shopify.extension.toml", import.meta.url), "utf8")) as { type: string; handle: string; settings: { fields: { type: string; key?: string }[] } };
    const { api, world } = await adminWorld({ flowTriggerReceive: () => ({ userErrors: [] }) });
    await api.startFlow({ customerShopifyId: "5", campaign: "c", step: "s", idempotencyKey: "k" });
    const [{ handle, payload }] = world.asked as [{ handle: string; payload: object }];
    expect({ type: trigger.type, handle: trigger.handle }).toEqual({ type: "flow_trigger", handle });
    expect(trigger.settings.fields.map(({ type, key }) => key ?? type.replace("reference", "id"))).toEqual(Object.keys(payload));
  });

  it("is refused where Flow does not take it", async () => {
    const { api } = await adminWorld({ flowTriggerReceive: () => ({ userErrors: [{ field: null, message: "no" }] }) });
    expect(await api.startFlow({ customerShopifyId: null, campaign: "c", step: "s", idempotencyKey: "k" })).toEqual({ refused: "request" });
  });
});
