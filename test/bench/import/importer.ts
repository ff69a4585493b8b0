// The product's import as a worker does it, with nothing faked but Shopify: its answers about bulk operations, and where their files are.
import { randomUUID } from "node:crypto";
import "@shopify/shopify-app-remix/adapters/node";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { createDatabase } from "../../../app/adapters/db/database.ts";
import { createSystemStore } from "../../../app/adapters/db/system-store.ts";
import { readBulk } from "../../../app/adapters/shopify/shop-api/bulk-file.ts";
import { importShop } from "../../../app/use-cases/import-shop.ts";
import type { ShopApi } from "../../../app/use-cases/ports/shop-api.ts";
import { requestImport } from "../../../app/use-cases/request-import.ts";
import { ORDERS_PER_CUSTOMER } from "./rows.ts";

const { DATABASE_URL: url = "", FILES: files = "", SHOP: shop = "", ORDERS: orders = "0" } = process.env;
const rows = { customers: Math.ceil(Number(orders) / ORDERS_PER_CUSTOMER), orders: Number(orders), checkouts: 0 } as const;
type Kind = keyof typeof rows;

setAbstractFetchFunc(((address: string, init: RequestInit) => fetch(address.replace("https://files.bench", files), init)) as unknown as typeof fetch);
const database = createDatabase(url);
const ids = { next: randomUUID };
const system = createSystemStore(database, { ids, addressKey: Buffer.alloc(32, 1) });
const api = {
  startBulk: async (resource: Kind) => ({ operationId: resource }),
  bulkStatus: async (id: string) => {
    const count = rows[id as Kind];
    return { state: "done", file: count === 0 ? null : `https://files.bench/${id}?rows=${count}`, rows: count } as const;
  },
  readBulk,
} as unknown as ShopApi;
const log = { info() {}, warn: (fields: object, message: string) => console.error(message, fields), error: (fields: object, message: string) => console.error(message, fields) };
const deps = { system, shops: { for: async () => api }, clock: { now: () => new Date() }, ids, log, queue: { send: async () => undefined } };

await requestImport(deps, shop);
console.log(JSON.stringify({ listening: "http://127.0.0.1:1" }));
while ((await system.shopsImporting()).includes(shop)) await importShop(deps, { shop });
await database.close();
