import { lookForDates } from "./let-people-in.ts";
import type { Deps } from "./ports/deps.ts";
import type { ShopApi } from "./ports/shop-api.ts";
import type { ShopStore } from "./ports/shop-store.ts";
import type { ImportRow } from "./ports/sync-store.ts";
import { storeToldBatch } from "./store-told-batch.ts";

type Needs = Pick<Deps, "system" | "shops" | "clock" | "ids" | "queue" | "log">;

/** One turn of a worker: some 20,000 rows. */
const BATCHES_A_TURN = 80;
/** Shopify tells when a file is ready; asking is for when that is lost. */
const ASK_AGAIN_SECONDS = 15;
/** Shopify ends some operations without a result. */
const MOST_ATTEMPTS = 3;

/**
 * Reads a shop's past: customers, orders and open checkouts, each by one of Shopify's bulk operations. The file is
 * streamed; each batch is stored and then the place in the file, so that a killed import goes on where it was and a batch
 * that is read twice changes nothing. Throws ShopUnreachable; the next turn goes on.
 */
export async function importShop(deps: Needs, { shop }: { readonly shop: string }): Promise<void> {
  let afterSeconds: number | null = null;
  await deps.system.alone(shop, async () => {
    afterSeconds = await turn(deps, shop);
  });
  if (afterSeconds !== null) await deps.queue.send("import-shop", { shop }, { once: shop, afterSeconds });
}

interface Place {
  readonly store: ShopStore;
  readonly api: ShopApi;
  readonly newsFrom: Date;
}

/** Null when there is nothing more to do, else in how many seconds to go on. */
async function turn(deps: Needs, shop: string): Promise<number | null> {
  const store = deps.system.forShop(shop);
  const installedAt = await store.sync.installedAt();
  const parts = (await store.sync.imports()).filter(isOpen);
  if (installedAt === null || parts.length === 0) return null;
  const api = await deps.shops.for(shop);
  const firstMessageAt = await store.history.firstMessageAt();
  const place: Place = { store, api, newsFrom: firstMessageAt && firstMessageAt < installedAt ? firstMessageAt : installedAt };
  for (const part of parts) if (part.state === "waiting") await start(deps, place, part);
  for (const { resource } of parts) {
    const part = (await store.sync.imports()).find((one) => one.resource === resource);
    if (!part || !isOpen(part)) continue;
    const outcome = await read(deps, place, part);
    if (outcome !== "over") return outcome === "more" ? 0 : ASK_AGAIN_SECONDS;
  }
  deps.log.info({ shop }, "the shop's past is imported");
  await lookForDates(deps, store);
  await deps.queue.send("reconcile-shop", { shop }, { once: shop });
  return null;
}

function isOpen({ state }: ImportRow): boolean {
  return state !== "done" && state !== "failed";
}

async function start(deps: Needs, { store, api }: Place, { resource, attempts }: ImportRow): Promise<void> {
  const answer = await api.startBulk(resource);
  if (answer === "busy") return;
  if ("refused" in answer) return fail(deps, store, resource, answer.refused);
  await store.sync.saveImport(resource, { state: "preparing", operationId: answer.operationId, attempts: attempts + 1, nextByte: 0, done: 0, expected: null, problem: null });
}

async function fail(deps: Needs, store: ShopStore, resource: ImportRow["resource"], problem: string): Promise<void> {
  deps.log.error({ shop: store.shop, resource, problem }, "a part of the shop's past could not be imported");
  await store.sync.saveImport(resource, { state: "failed", problem, endedAt: deps.clock.now() });
}

async function read(deps: Needs, place: Place, part: ImportRow): Promise<"over" | "more" | "later"> {
  const { store, api } = place;
  const { resource, operationId, attempts } = part;
  if (operationId === null) return "later";
  const status = await api.bulkStatus(operationId);
  if (status.state === "running") return "later";
  if (status.state === "failed") {
    if (attempts >= MOST_ATTEMPTS) return fail(deps, store, resource, status.reason).then(() => "over");
    // What is stored stays; the next file is read from its beginning.
    await store.sync.saveImport(resource, { state: "waiting", operationId: null, problem: status.reason });
    return "later";
  }
  await store.sync.saveImport(resource, { state: "reading", expected: status.rows });
  const ended = status.file === null || (await readFile(deps, place, part, status.file));
  if (ended) await store.sync.saveImport(resource, { state: "done", endedAt: deps.clock.now() });
  return ended ? "over" : "more";
}

/** Reads on for one turn; true when the end was reached. */
async function readFile(deps: Needs, { store, api, newsFrom }: Place, { resource, nextByte, done }: ImportRow, file: string): Promise<boolean> {
  let batches = 0;
  let stored = done;
  for await (const batch of await api.readBulk(resource, file, nextByte)) {
    await storeToldBatch(deps, store, batch.told, newsFrom);
    for (const reason of new Set(batch.refused)) deps.log.warn({ shop: store.shop, reason }, "a row of the shop's past could not be read");
    stored += batch.told.length + batch.refused.length;
    await store.sync.saveImport(resource, { nextByte: batch.nextByte, done: stored });
    batches += 1;
    if (batches === BATCHES_A_TURN) return false;
  }
  return true;
}
