import { enterBySegment } from "./enter-journeys.ts";
import { inParallel } from "./in-parallel.ts";
import type { Deps } from "./ports/deps.ts";
import type { ShopApi } from "./ports/shop-api.ts";
import type { ShopStore } from "./ports/shop-store.ts";
import { segmentsInUse } from "./running-campaigns.ts";

type Needs = Pick<Deps, "system" | "shops" | "clock" | "ids" | "queue" | "log">;

/** One turn of a worker. */
const PAGES_A_TURN = 200;
/** enough to keep a connection or two busy */
const WIDTH = 4;

/**
 * Reads a shop's list of segments, and who is in those that campaigns ask about, page by page: each is committed with the
 * place it leads to, so that a killed reading goes on where it was. Who was missed by the webhooks comes in or leaves by
 * this. Throws ShopUnreachable; the next turn goes on.
 */
export async function readSegments(deps: Needs, { shop }: { readonly shop: string }): Promise<void> {
  let more = false;
  await deps.system.readingSegments(shop, async () => {
    more = await turn(deps, shop);
  });
  if (more) await deps.queue.send("read-segments", { shop }, { once: shop });
}

/** Every shop gets its turn, unless one is planned already. */
export async function planSegmentReadings(deps: Pick<Deps, "system" | "queue">): Promise<void> {
  for (const shop of await deps.system.installedShops()) await deps.queue.send("read-segments", { shop }, { once: shop });
}

/** Whether there is more to read. */
async function turn(deps: Needs, shop: string): Promise<boolean> {
  const store = deps.system.forShop(shop);
  if ((await store.sync.installedAt()) === null) return false;
  const api = await deps.shops.for(shop);
  const now = deps.clock.now();
  const list = await api.segments();
  await store.segments.save(list, now);
  let pages = 0;
  for (const id of await segmentsInUse(store)) {
    if (!list.some((one) => one.id === id)) {
      await forget(store, id, now);
      continue;
    }
    for (let over = false; !over; pages += 1) {
      if (pages === PAGES_A_TURN) return true;
      over = await onePage(deps, store, api, id);
    }
  }
  return false;
}

/** Nobody is in a segment that is gone. */
async function forget(store: ShopStore, id: string, now: Date): Promise<void> {
  await store.segments.change({ id, name: "", query: "", deleted: true }, now);
  await hastenAll(store, await store.segments.endReading(id, now), now);
}

/** Whether it was the last page. */
async function onePage(deps: Needs, store: ShopStore, api: ShopApi, id: string): Promise<boolean> {
  const now = deps.clock.now();
  const reading = await store.segments.reading(id);
  const readFrom = reading?.readFrom ?? now;
  const page = await api.segmentMembers(id, reading?.cursor ?? null);
  const customerIds = await peopleOf(deps, store, page.customerShopifyIds);
  const entered = await store.segments.sawMembers(id, customerIds, readFrom);
  await hastenAll(store, entered, now);
  // Who is found in the first reading was in the segment before anybody looked.
  if (reading?.readAt) await enterBySegment(deps, store, { segmentId: id, customerIds: entered, at: readFrom, knownSince: reading.readAt });
  if (page.next !== null) {
    await store.segments.saveReading(id, readFrom, page.next);
    return false;
  }
  await hastenAll(store, await store.segments.endReading(id, readFrom), now);
  return true;
}

/** The people by Shopify's ids. One whom we do not know yet is kept by the id alone; the rest follows with their webhook. */
async function peopleOf(deps: Needs, store: ShopStore, shopifyIds: readonly string[]): Promise<readonly string[]> {
  const nothing = { email: null, phone: null, firstName: null, lastName: null, locale: null, country: null, at: new Date(0) };
  const people = await store.history.people(shopifyIds.map((shopifyId) => ({ shopifyId, ...nothing })), () => deps.ids.next());
  return people.map((one) => one.id);
}

async function hastenAll(store: ShopStore, customerIds: readonly string[], now: Date): Promise<void> {
  await inParallel(customerIds, WIDTH, (id) => store.enrollments.hasten(id, now));
}
