import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createDatabase, type Database } from "../../../app/adapters/db/database.ts";
import { createSystemStore } from "../../../app/adapters/db/system-store.ts";
import { type BenchServer } from "../../bench/support/server.ts";
import { SECRET, startProduct } from "../../bench/support/product.ts";
import { webhookHeaders } from "../../doors/http.ts";
import { TEST_ADDRESS_KEY } from "../../support/database.ts";
import { AShop } from "../../use-cases/a-shop.ts";
import { until } from "./crowd.ts";

export interface Sent {
  readonly status: number;
  readonly retryAfter: string | null;
}

export interface Kept {
  readonly webhookId: string;
  readonly topic: string;
  readonly state: string;
  readonly reason: string | null;
  readonly body: Uint8Array;
}

/** The product as an operator starts it, web and worker, in a process of its own; one shop has it. Needs `npm run build` first. */
export class Product {
  readonly shop: AShop;
  readonly database: Database;
  readonly #server: BenchServer;

  private constructor(shop: AShop, database: Database, server: BenchServer) {
    this.shop = shop;
    this.database = database;
    this.#server = server;
  }

  static async open(databaseUrl: string): Promise<Product> {
    const database = createDatabase(databaseUrl);
    const shop = await AShop.open(createSystemStore(database, { ids: { next: randomUUID }, addressKey: TEST_ADDRESS_KEY }));
    return new Product(shop, database, await startProduct(databaseUrl, "all", { LOG_LEVEL: "info" }));
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }
  get port(): number {
    return this.#server.port;
  }

  headers(topic: string, body: string | Buffer, changes: Readonly<Record<string, string>> = {}, secret = SECRET): Record<string, string> {
    return webhookHeaders(body, { "x-shopify-topic": topic, "x-shopify-shop-domain": this.shop.shop, ...changes }, secret);
  }

  /** One delivery; a connection that breaks throws. */
  async send(topic: string, payload: object | string | Buffer, changes: Readonly<Record<string, string>> = {}, secret = SECRET): Promise<Sent> {
    const body = Buffer.isBuffer(payload) ? payload : Buffer.from(typeof payload === "string" ? payload : JSON.stringify(payload));
    const response = await fetch(`${this.url}/webhooks`, { method: "POST", body: new Uint8Array(body), headers: this.headers(topic, body, changes, secret) });
    await response.arrayBuffer();
    return { status: response.status, retryAfter: response.headers.get("retry-after") };
  }

  async kept(): Promise<readonly Kept[]> {
    return this.database.prisma.inboxRow.findMany({ where: { shop: this.shop.shop }, orderBy: { id: "asc" } });
  }

  /** until the worker has read all that came */
  async read(): Promise<void> {
    await until(async () => (await this.database.prisma.inboxRow.count({ where: { state: "pending" } })) === 0);
  }

  /** that mails are on their way or planned: people in journeys, open or not */
  async journeys(): Promise<number> {
    return this.database.prisma.enrollment.count({ where: { shop: this.shop.shop } });
  }

  /** MB of memory the process holds; null where the system does not tell */
  residentMb(): number | null {
    try {
      return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${this.#server.pid}/status`, "utf8"))?.[1]) / 1024;
    } catch {
      return null;
    }
  }

  async close(): Promise<void> {
    await this.#server.stop();
    await this.database.close();
  }
}
