import { seedCatalog } from "./catalog.ts";
import { Documents } from "./documents.ts";
import type { DiscountCode } from "./types.ts";
import type { World } from "./world.ts";

export const TEST_SHOP = "fernweh-outfitters.myshopify.com";

/** A payload as it would arrive. */
export type Payload = Record<string, unknown>;

/** A world in memory that keeps what was emitted, with a clock that stands still until it is moved. */
export interface TestWorld extends World {
  readonly emitted: { topic: string; payload: Payload }[];
  /** the payloads of one topic, oldest first */
  of(topic: string): Payload[];
}

/** A seeded shop at `start`. */
export function testWorld(start = new Date("2026-11-21T15:00:00Z")): TestWorld {
  const documents = new Documents(":memory:");
  const emitted: { topic: string; payload: Payload }[] = [];
  let offset = 0;
  const clock = { now: () => new Date(start.getTime() + offset), advance: (ms: number) => void (offset += ms), offsetMs: () => offset };
  seedCatalog(documents, TEST_SHOP, clock.now());
  return {
    documents,
    clock,
    emitted,
    emit: (topic, payload) => void emitted.push({ topic, payload: JSON.parse(JSON.stringify(payload)) as Payload }),
    of: (topic) => emitted.filter((e) => e.topic === topic).map((e) => e.payload),
  };
}

const HOUR = 3_600_000;

/** A code that works for a day from the world's now, unless `change` says otherwise. */
export function putDiscount(world: World, change: Partial<DiscountCode> = {}): DiscountCode {
  const now = world.clock.now().getTime();
  const discount: DiscountCode = {
    id: "1057372",
    code: "LM-7F3K9Q2M",
    title: "Ten percent",
    value: { kind: "percentage", percentage: 0.1 },
    startsAt: new Date(now - HOUR).toISOString(),
    endsAt: new Date(now + 24 * HOUR).toISOString(),
    usageLimit: 1,
    appliesOncePerCustomer: true,
    minimumSubtotal: null,
    deactivated: false,
    redemptions: [],
    createdAt: new Date(now).toISOString(),
    updatedAt: new Date(now).toISOString(),
    ...change,
  };
  world.documents.put("discount", discount.id, discount);
  return discount;
}
