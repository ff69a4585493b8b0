import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testWorld } from "../world/test-world.ts";
import { setBlock } from "./liquid/app-extension.ts";
import { proxySignature } from "../webhooks/signature.ts";
import { signedQuery } from "./pages/app-proxy.ts";
import { Shopper, startStore, variantId, type RunningStore } from "./shopper.ts";

const BLOCK = `{% assign v = product.selected_or_first_available_variant %}{% if v.inventory_management == 'shopify' and v.inventory_policy == 'deny' and v.inventory_quantity <= block.settings.threshold %}<p class="badge" {{ block.shopify_attributes }}>{{ 'left' | t: count: v.inventory_quantity }}</p>{% endif %}{% stylesheet %}.badge { color: {{ block.settings.colour }} }{% endstylesheet %}
{% schema %}{ "name": "Badge", "target": "section", "stylesheet": "badge.css", "settings": [{ "type": "range", "id": "threshold", "default": 5 }, { "type": "color", "id": "colour", "default": "#7a2e00" }, { "type": "header", "content": "x" }] }{% endschema %}`;
const EMBED = `<i data-url="{{ 'x.js' | asset_url }}" data-root="{{ routes.root_url }}" data-shop="{{ shop.permanent_domain }}" data-lang="{{ request.locale.iso_code }}"></i>
{% schema %}{ "name": "Embed", "target": "body", "javascript": "x.js" }{% endschema %}`;

const world = testWorld();
let folder: string;
let app: Server;
let store: RunningStore;
const asked: { url: string; cookie: string | undefined }[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "extension-"));
  for (const name of ["blocks", "locales", "assets", "snippets"]) mkdirSync(join(folder, name));
  writeFileSync(join(folder, "blocks", "badge.liquid"), BLOCK);
  writeFileSync(join(folder, "blocks", "embed.liquid"), EMBED);
  writeFileSync(join(folder, "assets", "badge.css"), ".badge{}");
  writeFileSync(join(folder, "locales", "en.default.json"), '{ "left": { "one": "Only {{ count }} left", "other": "Only {{ count }} left!" } }');
  writeFileSync(join(folder, "locales", "de.json"), '{ "left": { "one": "Nur noch {{ count }} Stück", "other": "Nur noch {{ count }} Stück" } }');
  app = createServer((req, res) => {
    asked.push({ url: req.url ?? "", cookie: req.headers.cookie });
    res.setHeader("set-cookie", "app=1");
    if (req.url?.startsWith("/proxy/liquid")) return void res.setHeader("content-type", "application/liquid").end("<h1>From the app</h1>");
    res.setHeader("content-type", "application/json").end('{"endsAt":null}');
  });
  await new Promise<void>((done) => app.listen(0, "127.0.0.1", done));
  store = await startStore(world, { extensionFolder: folder, appUrl: `http://127.0.0.1:${(app.address() as AddressInfo).port}` });
});
afterAll(async () => {
  await store.close();
  app.close();
  rmSync(folder, { recursive: true });
});

describe("the theme renders the app's blocks as Shopify does", () => {
  const page = (path: string): Promise<string> => new Shopper(store.url).page(path);
  const pack = (n: number): string => `/products/kammweg-30-trail-pack?variant=${variantId(world, "kammweg-30-trail-pack", n)}`;

  test("where stock is counted and will not be oversold", async () => {
    expect(await page(pack(0))).toContain("Only 3 left!");
    expect(await page(`/de${pack(0)}`)).toContain("Nur noch 3 Stück");
    expect(await page(pack(0))).toContain("<style>.badge { color: #7a2e00 }</style>");
    expect(await page(pack(0))).toContain('href="/extensions/urgency-badges/assets/badge.css"');
    expect(await page(pack(0))).not.toContain('"target"');
  });

  test("and nothing where it is plenty, may be oversold or is not counted", async () => {
    for (const path of [pack(1), `/products/windspiel-shirt?variant=${variantId(world, "windspiel-shirt", 2)}`, "/products/lederpflege-balm"]) expect(await page(path), path).not.toContain('class="badge"');
  });

  test("embeds are at the end of every page of the theme, not in the checkout", async () => {
    expect(await page("/de/cart")).toContain('data-url="/extensions/urgency-badges/assets/x.js" data-root="/de" data-shop="fernweh-outfitters.myshopify.com" data-lang="de"');
    const shopper = new Shopper(store.url);
    const token = await shopper.begin([{ variantId: variantId(world, "lederpflege-balm") }]);
    expect(await shopper.page(`/checkouts/${token}`)).not.toContain("data-root");
  });

  test("settings and switching off take effect", async () => {
    setBlock(world.documents, "badge", { settings: { threshold: 2 } });
    expect(await page(pack(0))).not.toContain("Only 3");
    setBlock(world.documents, "badge", { settings: {}, on: false });
    expect(await page(pack(0))).not.toContain('class="badge"');
    setBlock(world.documents, "badge", { on: true });
    expect(await page(pack(0))).toContain("Only 3");
  });
});

describe("the app proxy", () => {
  test("a visitor cannot set what Shopify sets", () => {
    const query = signedQuery(new URLSearchParams("lm=a&lm=b&shop=evil.myshopify.com&signature=00&timestamp=1"), { apiSecret: "hush", shopDomain: "fernweh-outfitters.myshopify.com" }, 1_790_000_000);
    expect(query.getAll("shop")).toEqual(["fernweh-outfitters.myshopify.com"]);
    expect(query.getAll("lm")).toEqual(["a", "b"]);
    expect(query.get("signature")).toBe(proxySignature(query, "hush"));
  });

  test("forwards to the app without cookies, and sets Liquid answers into the theme", async () => {
    const shopper = new Shopper(store.url);
    await shopper.get("/");
    const answer = await shopper.get("/apps/lastmile/offer?lm=token");
    expect(await answer.json()).toEqual({ endsAt: null });
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(asked.at(-1)?.url).toMatch(/^\/proxy\/offer\?lm=token&shop=fernweh-outfitters\.myshopify\.com&logged_in_customer_id=&path_prefix=%2Fapps%2Flastmile&timestamp=\d+&signature=[0-9a-f]{64}$/);
    expect(asked.at(-1)?.cookie).toBeUndefined();
    const page = await shopper.page("/apps/lastmile/liquid");
    expect(page).toContain("<h1>From the app</h1>");
    expect(page).toContain("Fernweh Outfitters");
  });
});
