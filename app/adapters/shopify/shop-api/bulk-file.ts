import { abstractFetch } from "@shopify/shopify-api/runtime";
import { z } from "zod";
import type { SyncResource } from "../../../domain/sync/resource.ts";
import { ShopUnreachable } from "../../../use-cases/ports/shop-api.ts";
import type { Told, ToldBatch } from "../../../use-cases/ports/told.ts";
import { type LineNode, lineNode } from "./checkouts.ts";
import { type FileRow, linesFrom } from "./jsonl.ts";
import { orderLineNode } from "./order-contents.ts";
import { checkoutNode, toldCheckout } from "./told-checkout.ts";
import { customerNode, toldCustomer } from "./told-customer.ts";
import { orderNode, toldOrder } from "./told-order.ts";

/** things of one batch */
const BATCH = 250;
const RETRY_MS = 30_000;
/** a download that says nothing for so long is over */
const SILENCE_MS = 60_000;

/** The file of a bulk operation from a byte on, in batches of whole things. Throws ShopUnreachable when it cannot be read. */
export async function readBulk(resource: SyncResource, file: string, fromByte: number): Promise<AsyncIterable<ToldBatch>> {
  if (URL.parse(file)?.protocol !== "https:") throw new ShopUnreachable("the bulk file's address is not https", RETRY_MS);
  return batches(resource, things(linesFrom(await open(file, fromByte), fromByte)));
}

/** From the byte on where the server can do that, else what comes before it is read and dropped. */
async function open(file: string, fromByte: number): Promise<AsyncIterable<Uint8Array>> {
  const stopping = new AbortController();
  const response = await abstractFetch(file, { headers: { range: `bytes=${fromByte}-`, "accept-encoding": "identity" }, signal: stopping.signal }).catch((error: unknown) => {
    throw new ShopUnreachable("the bulk file cannot be reached", RETRY_MS, { cause: error });
  });
  // 416: the end was reached before
  if (response.status === 416) return none();
  if (!response.ok || !response.body) throw new ShopUnreachable(`the bulk file answered ${response.status}`, RETRY_MS);
  return body(response.body.getReader(), response.status === 206 ? 0 : fromByte, stopping);
}

async function* none(): AsyncGenerator<Uint8Array> {}

async function* body(reader: ReadableStreamDefaultReader<Uint8Array>, skip: number, stopping: AbortController): AsyncGenerator<Uint8Array> {
  let left = skip;
  try {
    for (;;) {
      const { done, value } = await next(reader, stopping);
      if (done) return;
      if (left >= value.length) left -= value.length;
      else {
        yield left === 0 ? value : value.subarray(left);
        left = 0;
      }
    }
  } finally {
    // also when the reader of the rows has seen enough
    stopping.abort();
  }
}

async function next(reader: ReadableStreamDefaultReader<Uint8Array>, stopping: AbortController): Promise<ReadableStreamReadResult<Uint8Array>> {
  const late = setTimeout(() => stopping.abort(), SILENCE_MS);
  try {
    return await reader.read();
  } catch (error) {
    throw new ShopUnreachable("the bulk file broke off", RETRY_MS, { cause: error });
  } finally {
    clearTimeout(late);
  }
}

/** A thing with the rows that belong to it. `nextByte`: where the next thing begins. */
interface Thing {
  readonly row: unknown;
  readonly children: readonly unknown[];
  readonly nextByte: number;
}

async function* things(rows: AsyncIterable<FileRow>): AsyncGenerator<Thing> {
  let open: { row: unknown; children: unknown[]; nextByte: number } | null = null;
  for await (const { value, nextByte } of rows) {
    if (open && typeof value === "object" && value !== null && "__parentId" in value) {
      open.children.push(value);
      open.nextByte = nextByte;
    } else {
      if (open) yield open;
      open = { row: value, children: [], nextByte };
    }
  }
  if (open) yield open;
}

async function* batches(resource: SyncResource, all: AsyncIterable<Thing>): AsyncGenerator<ToldBatch> {
  let batch: { told: Told[]; refused: string[]; nextByte: number } = { told: [], refused: [], nextByte: 0 };
  let size = 0;
  for await (const thing of all) {
    const said = understand(resource, thing);
    if (typeof said === "string") batch.refused.push(said);
    else batch.told.push(said);
    batch.nextByte = thing.nextByte;
    size += 1;
    if (size < BATCH) continue;
    yield batch;
    batch = { told: [], refused: [], nextByte: thing.nextByte };
    size = 0;
  }
  if (size > 0) yield batch;
}

const lines = z.array(lineNode);
const orderLines = z.array(orderLineNode);

/** One thing that Shopify writes in a form nobody knows must not cost the others: then the answer is why, without content. */
function understand(resource: SyncResource, { row, children }: Thing): Told | string {
  try {
    switch (resource) {
      case "customers":
        return toldCustomer(customerNode.parse(row));
      case "orders":
        return toldOrder(orderNode.parse(row), orderLines.parse(children));
      case "checkouts":
        return toldCheckout(checkoutNode.parse(row), lines.parse(children) as readonly LineNode[]);
    }
  } catch (error) {
    if (error instanceof z.ZodError) return `${resource}: not as the schema says, at ${error.issues[0]?.path.join(".") || "the beginning"}`;
    if (error instanceof RangeError) return `${resource}: an amount that cannot be read`;
    throw error;
  }
}
