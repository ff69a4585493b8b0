import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loader } from "../../app/routes/proxy.offer.ts";
import { NOW, type TestApplication, testApplication } from "../support/application.ts";
import { API_SECRET } from "../support/environment.ts";
import { sentMessage, type SentMessage } from "../support/sent-message.ts";
import { APP, call, spoiled } from "./call.ts";

const SHOP = "fernweh-outfitters.myshopify.com";
const OTHER = "other.myshopify.com";
const ENDS = new Date(NOW.getTime() + 48 * 3_600_000);
let test: TestApplication;
let message: SentMessage;
let token: string;

beforeAll(async () => {
  test = await testApplication();
  message = await sentMessage(test.app.system, test.prisma, SHOP, { code: "LM-7F3K9Q2M" });
  await sentMessage(test.app.system, test.prisma, OTHER);
  await test.prisma.discountCode.create({
    data: { shop: SHOP, code: "LM-7F3K9Q2M", enrollmentId: "enrollment-1", stepId: "offer", customerId: message.customerId, terms: { kind: "percentage", percent: 10, validHours: 48 }, startsAt: NOW, endsAt: ENDS, status: "issued", shopifyId: "1" },
  });
  token = test.app.links.token({ kind: "offer", shop: SHOP, messageId: message.id });
});
afterAll(() => test.close());

interface Ask {
  readonly shop?: string;
  readonly lm?: string;
  readonly secret?: string;
  /** seconds */
  readonly timestamp?: number;
  /** after signing */
  readonly change?: (query: URLSearchParams) => void;
}

/** What Shopify forwards from /apps/lastmile/offer: signed over all parameters, sorted. */
function ask({ shop = SHOP, lm = token, secret = API_SECRET, timestamp = Math.floor(Date.now() / 1000), change }: Ask = {}): Promise<Response> {
  const signed: Record<string, string> = { lm, logged_in_customer_id: "", path_prefix: "/apps/lastmile", shop, timestamp: String(timestamp) };
  const text = Object.keys(signed).sort().map((key) => `${key}=${signed[key]}`).join("");
  const query = new URLSearchParams({ ...signed, signature: createHmac("sha256", secret).update(text).digest("hex") });
  change?.(query);
  return call(loader, test.app, new Request(`${APP}/proxy/offer?${query}`));
}

describe("the offer behind the app proxy", () => {
  it("says the real end of the shopper's own offer, unkept", async () => {
    const response = await ask();
    expect([response.status, response.headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(await response.json()).toEqual({ endsAt: ENDS.toISOString(), now: NOW.toISOString() });
  });

  it.each<readonly [string, Ask]>([
    ["another app's secret", { secret: "other" }],
    ["no signature", { change: (query) => query.delete("signature") }],
    ["an empty signature", { change: (query) => query.set("signature", "") }],
    ["a signature cut short", { change: (query) => query.set("signature", query.get("signature")!.slice(0, 20)) }],
    ["another shop than was signed", { change: (query) => query.set("shop", OTHER) }],
    ["a second shop beside the signed one", { change: (query) => query.append("shop", OTHER) }],
    ["another token than was signed", { change: (query) => query.set("lm", "x") }],
    ["a timestamp of two minutes ago", { timestamp: Math.floor(Date.now() / 1000) - 120 }],
    ["a timestamp of long ago", { timestamp: 1_317_327_555 }],
    ["no shop", { change: (query) => query.delete("shop") }],
  ])("answers 400 to %s", async (_what, given) => {
    const response = await ask(given);
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain("endsAt");
  });

  it("says nothing to another shop's storefront that has the token", async () => {
    const response = await ask({ shop: OTHER });
    expect([response.status, await response.json()]).toEqual([200, { endsAt: null }]);
  });

  it("says nothing to spoiled tokens and those of another purpose", async () => {
    const unsubscribe = test.app.links.token({ kind: "unsubscribe", shop: SHOP, messageId: message.id });
    for (const [what, lm] of [...spoiled(token), ["another purpose", unsubscribe] as const]) {
      expect(await (await ask({ lm })).json(), what).toEqual({ endsAt: null });
    }
  });

  it("makes no claim before the start, after the end, or once the code was used", async () => {
    test.clock.set(new Date(NOW.getTime() - 1));
    expect(await (await ask()).json()).toEqual({ endsAt: null });
    test.clock.set(ENDS);
    expect(await (await ask()).json()).toEqual({ endsAt: null });
    test.clock.set(NOW);
    await test.prisma.discountCode.updateMany({ data: { status: "redeemed" } });
    expect(await (await ask()).json()).toEqual({ endsAt: null });
  });
});
