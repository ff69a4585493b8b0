import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { World } from "../world/world.ts";
import type { Product } from "../world/types.ts";
import { TEST_SHOP } from "../world/test-world.ts";
import { storefrontApp } from "./app.ts";

export interface RunningStore {
  readonly url: string;
  close(): Promise<void>;
}

/** The storefront on a free port. */
export async function startStore(world: World, options: { appUrl?: string; extensionFolder?: string } = {}): Promise<RunningStore> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.on("request", storefrontApp(world, { appUrl: options.appUrl ?? "http://127.0.0.1:9", apiSecret: "hush", shopDomain: TEST_SHOP, storefrontUrl: url, ...(options.extensionFolder ? { extensionFolder: options.extensionFolder } : {}) }));
  return {
    url,
    close: () => new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    }),
  };
}

/** A browser without a window: it keeps cookies and follows redirects. */
export class Shopper {
  readonly #store: string;
  readonly #cookies = new Map<string, string>();
  /** where the last request ended */
  at = "";

  constructor(store: string) {
    this.#store = store;
  }

  get(path: string): Promise<Response> {
    return this.#go("GET", path);
  }

  post(path: string, fields: Record<string, string>): Promise<Response> {
    return this.#go("POST", path, { "content-type": "application/x-www-form-urlencoded" }, new URLSearchParams(fields).toString());
  }

  json(path: string, body: object): Promise<Response> {
    return this.#go("POST", path, { "content-type": "application/json" }, JSON.stringify(body));
  }

  async page(path: string): Promise<string> {
    return (await this.get(path)).text();
  }

  /** Puts things into the cart and goes to the checkout; returns the checkout's token. */
  async begin(lines: readonly { variantId: string; quantity?: number; engraving?: string }[]): Promise<string> {
    for (const line of lines) await this.post("/cart/add", { id: line.variantId, quantity: String(line.quantity ?? 1), ...(line.engraving ? { "properties[Engraving]": line.engraving } : {}) });
    await this.get("/checkout");
    return this.at.split("/checkouts/")[1]!.split("?")[0]!;
  }

  async #go(method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<Response> {
    const url = new URL(path, this.#store);
    const cookie = [...this.#cookies].map(([k, v]) => `${k}=${v}`).join("; ");
    const answer = await fetch(url, { method, redirect: "manual", headers: { ...headers, ...(cookie ? { cookie } : {}) }, ...(body === undefined ? {} : { body }) });
    for (const set of answer.headers.getSetCookie()) this.#remember(set);
    this.at = url.pathname + url.search;
    const location = answer.headers.get("location");
    return location && new URL(location, url).origin === this.#store ? this.#go("GET", new URL(location, url).href) : answer;
  }

  #remember(set: string): void {
    const [pair = "", ...rest] = set.split(";");
    const [name = "", value = ""] = pair.split("=");
    if (rest.some((r) => /expires=thu, 01 jan 1970/i.test(r))) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}

/** The id of the `n`-th variant of a product of the demo shop. */
export function variantId(world: World, handle: string, n = 0): string {
  const product = world.documents.list<Product>("product").find((p) => p.handle === handle);
  const id = product?.variantIds[n];
  if (!id) throw new Error(`no variant ${n} of ${handle}`);
  return id;
}

export const ADDRESS = { country: "DE", first_name: "Lena", last_name: "Vogel", address1: "Talstraße 4", address2: "", zip: "79102", city: "Freiburg" };
