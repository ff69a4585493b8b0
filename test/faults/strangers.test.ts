import { randomBytes, randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import path from "node:path";
import { Session } from "@shopify/shopify-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSessionStorage } from "../../app/adapters/shopify/encrypted-session-storage.ts";
import { createFactReader } from "../../app/adapters/shopify/fact-reader.ts";
import { deriveKeys } from "../../app/config/keys.ts";
import { DEFAULT_TEMPLATES } from "../../app/domain/templates/default-templates.ts";
import { interpretInbox } from "../../app/use-cases/interpret-inbox.ts";
import { KEY, SECRET, startProduct } from "../bench/support/product.ts";
import type { BenchServer } from "../bench/support/server.ts";
import { checkoutPayload } from "../bench/load/payloads.ts";
import { webhookHeaders } from "../doors/http.ts";
import { sessionToken } from "../routes/as-merchant.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";
import { AShop, CAMPAIGN } from "../use-cases/a-shop.ts";

const ROUTES = path.resolve(import.meta.dirname, "../../app/routes");
/** Doors without a session: their tokens are signed for one shop and one message, and are tried in test/routes. */
const BY_TOKEN = ["auth.$.ts", "t.c.$token.ts", "t.o.$token.ts", "u.$token.ts"];
const NOBODY = "nobody-has-this";

let fresh: FreshDatabase;
let server: BenchServer;
let theirs: AShop;
let stranger: AShop;
/** what the other shop's things are called; the stranger has nothing of these names */
let ids: readonly string[];
beforeAll(async () => {
  fresh = await freshDatabase();
  [theirs, stranger] = [await AShop.open(fresh.system), await AShop.open(fresh.system)];
  const message = await theirs.mailed({ token: "their-token", email: "their.person@example.com" });
  const version = await theirs.store.campaigns.version(CAMPAIGN, 1);
  await theirs.store.campaigns.create({ id: "their-campaign", name: "Theirs", definition: version!.definition, holdout: 0, on: false }, theirs.clock.now());
  await theirs.store.templates.create({ id: "their-mail", name: "Theirs", document: DEFAULT_TEMPLATES.remind }, theirs.clock.now());
  const subject = { customerShopifyId: null, email: "their.person@example.com", phone: null, orderIds: [] };
  await fresh.system.privacy.open({ shop: theirs.shop, id: "their-export", ask: { kind: "export", subject }, inboxId: 0n, receivedAt: new Date(), dueAt: new Date() });
  ids = ["their-campaign", "their-mail", "their-token", "their-export", message.id, message.customerId, message.enrollmentId];
  const key = randomBytes(32);
  await createSessionStorage(fresh.database.prisma, deriveKeys(key).tokens).storeSession(new Session({ id: `offline_${stranger.shop}`, shop: stranger.shop, state: "", isOnline: false, scope: "read_orders", accessToken: "shpat", expires: new Date(Date.now() + 86_400_000) }));
  server = await startProduct(fresh.url, "web", { ENCRYPTION_KEY: key.toString("base64") });
});
afterAll(async () => {
  await server?.stop();
  await fresh?.close();
});

interface Said {
  readonly status: number;
  readonly text: string;
}

/** What the stranger's browser is answered. */
async function ask(url: string, body?: object): Promise<Said> {
  const sent = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  const answer = await fetch(`http://127.0.0.1:${server.port}${url}`, {
    ...sent, redirect: "manual", headers: { authorization: `Bearer ${sessionToken(stranger.shop, SECRET, KEY)}`, "content-type": "application/json", "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0" },
  });
  return { status: answer.status, text: await answer.text() };
}

/** Addresses of the pages that name one thing, by route file; a page of tomorrow is among them. */
const pages = readdirSync(ROUTES).filter((file) => file.includes("$") && !BY_TOKEN.includes(file));
function addressOf(file: string, id: string): string {
  const isPage = file.endsWith(".tsx");
  return `/${file.replace(/\.tsx?$/, "").replaceAll(".", "/").replace(/\$[a-z]+/i, id)}${isPage ? ".data" : ""}`;
}

/** All that is kept of the other shop. */
async function kept(): Promise<string> {
  const { rows: tables } = await fresh.database.pool.query<{ name: string }>("SELECT DISTINCT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'shop' ORDER BY 1");
  const all = await Promise.all(tables.map(async ({ name }) => (await fresh.database.pool.query<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM "${name}" t WHERE shop = $1 ORDER BY 1`, [theirs.shop])).rows.map(({ row }) => `${name} ${row}`)));
  return all.flat().join("\n");
}

/** An answer may repeat the id that was asked for. */
const without = (id: string, { status, text }: Said) => ({ status, text: text.replaceAll(id, "ID") });

const CHANGES: readonly object[] = [
  { intent: "switch", on: true }, { intent: "delete" }, { verdict: "not-person" }, { verdict: "person" }, { document: DEFAULT_TEMPLATES.remind, checkout: null, locale: "en" },
  { intent: "save", draft: { name: "Mine", document: DEFAULT_TEMPLATES.remind } }, { intent: "send-test", to: "stranger@example.com", document: DEFAULT_TEMPLATES.remind, checkout: null, locale: "en" },
];

describe("fault 24: another shop's ids at every door", () => {
  it("has doors to try, and each opens for its own shop", async () => {
    expect(pages.length).toBeGreaterThanOrEqual(4);
    expect((await ask(addressOf("app.campaigns.$id.tsx", CAMPAIGN))).status).toBe(200);
  });

  it.each(pages)("%s: not found, as if it were nowhere; nothing is told and nothing changes", async (file) => {
    const before = await kept();
    const nowhere = without(NOBODY, await ask(addressOf(file, NOBODY)));
    expect(nowhere.status).toBe(404);
    for (const id of ids) expect(without(id, await ask(addressOf(file, id))), id).toEqual(nowhere);
    for (const change of CHANGES) {
      const asNowhere = without(NOBODY, await ask(addressOf(file, NOBODY), change));
      expect(asNowhere.status, JSON.stringify(change)).toBeGreaterThanOrEqual(400);
      for (const id of ids) expect(without(id, await ask(addressOf(file, id), change)), `${id} ${JSON.stringify(change)}`).toEqual(asNowhere);
    }
    expect(await kept()).toBe(before);
  });

  it("within one's own: another shop's checkout in a preview is no checkout; lists hold one's own", async () => {
    const preview = (checkout: string) => ask("/app/templates/remind/preview.data", { document: DEFAULT_TEMPLATES.remind, checkout, locale: "en" });
    const [foreign, none] = [await preview("their-token"), await preview(NOBODY)];
    expect([foreign.status, none.status]).toEqual([200, 200]);
    expect(foreign.text).toBe(none.text);
    for (const list of ["/app.data?range=90", "/app/checkouts.data?q=their", "/app/campaigns.data", "/app/templates.data", "/app/settings.data"]) {
      const { status, text } = await ask(list);
      expect([list, status]).toEqual([list, 200]);
      for (const secret of ["their.person", "their-token", "their-campaign", "their-mail", "their-export"]) expect(text.replace("q=their", ""), list).not.toContain(secret);
    }
  });

  it("a webhook in the stranger's name that names the other's checkout, person and order: theirs stay as they are", async () => {
    const before = await kept();
    const body = JSON.stringify({ ...checkoutPayload({ number: 1, at: new Date() }, 2), token: "their-token", email: "their.person@example.com" });
    const answer = await fetch(`http://127.0.0.1:${server.port}/webhooks`, { method: "POST", body, headers: webhookHeaders(body, { "x-shopify-topic": "checkouts/update", "x-shopify-shop-domain": stranger.shop, "x-shopify-webhook-id": randomUUID() }, SECRET) });
    expect(answer.status).toBe(200);
    while ((await interpretInbox({ ...stranger.deps, facts: createFactReader() }, 50)) > 0);
    expect((await stranger.store.checkouts.get("their-token"))?.email).toBe("their.person@example.com");
    expect(await kept()).toBe(before);
  });
});
