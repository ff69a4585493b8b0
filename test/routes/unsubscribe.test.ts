import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { action, loader } from "../../app/routes/u.$token.ts";
import { type TestApplication, testApplication } from "../support/application.ts";
import { sentMessage, type SentMessage } from "../support/sent-message.ts";
import { APP, call, spoiled } from "./call.ts";

let test: TestApplication;
let message: SentMessage;
let other: SentMessage;
let token: string;

beforeAll(async () => {
  test = await testApplication();
  message = await sentMessage(test.app.system, test.prisma, "fernweh-outfitters.myshopify.com", { locale: "de-AT", name: 'Fern & "Weh" <b>' });
  other = await sentMessage(test.app.system, test.prisma, "other.myshopify.com");
  token = test.app.links.token({ kind: "unsubscribe", shop: message.shop, messageId: message.id });
});
afterAll(() => test.close());

const get = (given: string, headers: Record<string, string> = {}) => call(loader, test.app, new Request(`${APP}/u/x`, { headers }), { token: given });
const post = (given: string, headers: Record<string, string> = {}) =>
  call(action, test.app, new Request(`${APP}/u/x`, { method: "POST", headers, body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }) }), { token: given });
const suppressed = async (shop: string): Promise<number> => test.prisma.suppression.count({ where: { shop } });

describe("the unsubscribe page", () => {
  it("asks in the reader's language, with the shop's name escaped, and GET changes nothing", async () => {
    const response = await get(token, { "accept-language": "fr" });
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).toContain('<html lang="de">');
    expect(html).toContain("Keine E-Mails mehr von Fern &amp; &quot;Weh&quot; &lt;b&gt;?");
    expect(html).toContain('<form method="post">');
    for (let turn = 0; turn < 3; turn += 1) await get(token);
    expect(await suppressed(message.shop)).toBe(0);
  });

  it("loads nothing, cannot be framed, is not indexed or kept, and tells its address to nobody", async () => {
    const { headers } = await get(token);
    expect(headers.get("content-security-policy")).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/);
    expect(headers.get("x-robots-tag")).toContain("noindex");
    expect([headers.get("cache-control"), headers.get("referrer-policy")]).toEqual(["no-store", "no-referrer"]);
  });

  it("speaks the browser's language where the customer's is unknown, and English where neither is spoken", async () => {
    const foreign = test.app.links.token({ kind: "unsubscribe", shop: other.shop, messageId: other.id });
    expect(await (await get(foreign, { "accept-language": "nl, es;q=0.8, en;q=0.5" })).text()).toContain('<html lang="es">');
    expect(await (await get(foreign, { "accept-language": "nl, ja" })).text()).toContain('<html lang="en">');
  });

  it("refuses every spoiled token with the same friendly 404, and writes nothing", async () => {
    const answers = new Set<string>();
    for (const [what, bad] of spoiled(token)) {
      for (const response of [await get(bad), await post(bad)]) {
        expect(response.status, what).toBe(404);
        answers.add(await response.text());
      }
    }
    expect(answers.size).toBe(1);
    expect(await suppressed(message.shop)).toBe(0);
  });

  it("refuses a token made for another purpose", async () => {
    for (const kind of ["open", "offer"] as const) {
      expect((await post(test.app.links.token({ kind, shop: message.shop, messageId: message.id }))).status).toBe(404);
    }
    expect((await post(test.app.links.token({ kind: "click", index: 0, shop: message.shop, messageId: message.id }))).status).toBe(404);
    expect(await suppressed(message.shop)).toBe(0);
  });

  it("unsubscribes at once by POST, in that shop alone, and again without harm", async () => {
    // "null" is the origin of a form on a page that sends no referrer, and mail programs send none at all
    const response = await post(token, { origin: "null" });
    expect([response.status, response.headers.get("location"), response.headers.get("set-cookie")]).toEqual([200, null, null]);
    expect(await response.text()).toContain("Du bist abgemeldet");
    expect((await post(token)).status).toBe(200);
    expect([await suppressed(message.shop), await suppressed(other.shop)]).toEqual([1, 0]);
  });
});
