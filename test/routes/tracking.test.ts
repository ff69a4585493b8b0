import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loader as click } from "../../app/routes/t.c.$token.ts";
import { loader as open } from "../../app/routes/t.o.$token.ts";
import { type TestApplication, testApplication } from "../support/application.ts";
import { sentMessage, type SentMessage } from "../support/sent-message.ts";
import { APP, call, spoiled } from "./call.ts";

let test: TestApplication;
let message: SentMessage;
const DESTINATIONS = ["https://fernweh.example/checkouts/1?key=a&discount=LM-1", "https://fernweh.example/products/grüner-tee", "javascript:alert(1)", "https://fernweh.example/only-looked-at"];

beforeAll(async () => {
  test = await testApplication();
  message = await sentMessage(test.app.system, test.prisma, "fernweh-outfitters.myshopify.com", { links: DESTINATIONS });
});
afterAll(() => test.close());

const link = (index: number): string => test.app.links.token({ kind: "click", index, shop: message.shop, messageId: message.id });
const BROWSER = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
const follow = (token: string, query = "", how: RequestInit = {}) => call(click, test.app, new Request(`${APP}/t/c/x${query}`, { headers: { "user-agent": BROWSER }, ...how }), { token });
const look = (token: string) => call(open, test.app, new Request(`${APP}/t/o/x`), { token: `${token}.gif` });
const events = (kind: string): Promise<number> => test.prisma.deliveryEvent.count({ where: { shop: message.shop, kind } });

describe("a link of a mail", () => {
  it("leads to the stored destination, unkept and without a referrer", async () => {
    const response = await follow(link(0));
    expect([response.status, response.headers.get("location")]).toEqual([302, DESTINATIONS[0]]);
    expect([response.headers.get("cache-control"), response.headers.get("referrer-policy")]).toEqual(["no-store", "no-referrer"]);
    expect(await events("clicked")).toBe(1);
  });

  it("encodes what a header cannot hold", async () => {
    expect((await follow(link(1))).headers.get("location")).toBe("https://fernweh.example/products/gr%C3%BCner-tee");
  });

  it("cannot be turned elsewhere: not by its query, an index beyond, a foreign scheme, or a message of another shop", async () => {
    expect((await follow(link(0), "?url=https://evil.example&to=//evil.example&discount=X")).headers.get("location")).toBe(DESTINATIONS[0]);
    for (const token of [link(2), link(4), link(9_999), test.app.links.token({ kind: "click", index: 0, shop: "other.myshopify.com", messageId: message.id })]) {
      const response = await follow(token);
      expect([response.status, response.headers.get("location")]).toEqual([404, null]);
    }
  });

  it("refuses every spoiled token with a friendly 404 and counts nothing", async () => {
    const before = await events("clicked");
    for (const [what, bad] of spoiled(link(0))) {
      const response = await follow(bad);
      expect([response.status, response.headers.get("location")], what).toEqual([404, null]);
      expect(await response.text()).toContain("This link does not work");
    }
    expect(await events("clicked")).toBe(before);
  });

  it.each<readonly [string, RequestInit]>([
    ["HEAD", { method: "HEAD", headers: { "user-agent": BROWSER } }],
    ["a prefetch", { headers: { "user-agent": BROWSER, "sec-purpose": "prefetch;prerender" } }],
    ["an older prefetch", { headers: { "user-agent": BROWSER, purpose: "prefetch" } }],
    ["Firefox's prefetch", { headers: { "user-agent": BROWSER, "x-moz": "prefetch" } }],
    ["a preview", { headers: { "user-agent": BROWSER, "x-purpose": "preview" } }],
    ["no user agent", { headers: {} }],
    ["an empty user agent", { headers: { "user-agent": " " } }],
    ["a messenger's preview", { headers: { "user-agent": "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)" } }],
  ])("forwards a program that only looks, and does not count it: %s", async (_what, how) => {
    const before = await events("clicked");
    const response = await follow(link(3), "", how);
    expect([response.status, response.headers.get("location")]).toEqual([302, DESTINATIONS[3]]);
    expect(await events("clicked")).toBe(before);
  });

  it("counts the reader who comes after such a program", async () => {
    const before = await events("clicked");
    await follow(link(3));
    expect(await events("clicked")).toBe(before + 1);
  });
});

describe("the open pixel", () => {
  it("is a picture, and counts", async () => {
    const response = await look(test.app.links.token({ kind: "open", shop: message.shop, messageId: message.id }));
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "image/gif"]);
    expect(Buffer.from(await response.bytes()).subarray(0, 6).toString()).toBe("GIF89a");
    expect(await events("opened")).toBe(1);
  });

  it("is the same picture for every spoiled token, and counts nothing", async () => {
    for (const [what, bad] of [...spoiled(test.app.links.token({ kind: "open", shop: message.shop, messageId: message.id })), ["another purpose", link(0)] as const]) {
      expect((await look(bad)).status, what).toBe(200);
    }
    expect(await events("opened")).toBe(1);
  });
});
