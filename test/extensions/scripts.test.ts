import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../support/chromium.ts";

const asset = (name: string): string => readFileSync(new URL(`../../extensions/urgency-badges/assets/${name}`, import.meta.url), "utf8");
const SHOP = "https://shop.example";

let browser: Browser;
beforeAll(async () => void (browser = await launchBrowser()));
afterAll(async () => browser.close());

/** A shop's page with these elements, whose app proxy answers what `offer` says; `asked` collects the questions. */
async function open(body: string, script: string, path = "/", offer: () => object | null = () => null) {
  const page = await (await browser.newContext({ locale: "en-US" })).newPage();
  const asked: string[] = [];
  await page.clock.install();
  await page.route(`${SHOP}/**`, async (route) => {
    const url = new URL(route.request().url());
    if (url.pathname !== "/apps/lastmile/offer") return route.fulfill({ contentType: "text/html", body: `<!doctype html><style>${asset("offer-countdown.css")}</style>${body}<script>${script}</script>` });
    asked.push(url.search);
    const answer = offer();
    return answer ? route.fulfill({ json: answer }) : route.abort();
  });
  await page.goto(`${SHOP}${path}`);
  return { page, asked };
}

const BAR = `<lastmile-offer-countdown hidden class="lastmile-offer lastmile-offer--bottom" data-url="/apps/lastmile/offer" data-label="Your offer ends in [time]" data-until="Valid until [time]" data-locale="en" data-style="countdown">
  <span aria-hidden="true" data-ticking></span><span class="lastmile-offer__spoken" role="status" data-spoken></span><button data-close>x</button></lastmile-offer-countdown>`;
const bar = (page: Page) => page.locator("lastmile-offer-countdown");
const inSeconds = (page: Page, seconds: number) => page.evaluate((s) => new Date(Date.now() + s * 1000).toISOString(), seconds);

describe("the offer countdown in a browser", () => {
  const script = asset("offer-countdown.js");

  it("asks nothing and shows nothing to a shopper who did not come from a mail", async () => {
    const { page, asked } = await open(BAR, script);
    await page.clock.runFor(2000);
    expect([await bar(page).isHidden(), asked]).toEqual([true, []]);
  });

  it("counts down to the real end, says so once, and disappears at it", async () => {
    let ends = "";
    const { page, asked } = await open(BAR, script, "/?lm=about-to-be-asked", () => ({ endsAt: ends }));
    ends = await inSeconds(page, 7265);
    await page.goto(`${SHOP}/products/mug?lm=tok.en-1`);
    await bar(page).waitFor({ state: "visible" });
    await page.clock.runFor(500);
    expect(asked.at(-1)).toBe("?lm=tok.en-1");
    expect(await page.locator("[data-ticking]").textContent()).toMatch(/^Your offer ends in 02:01:0\d$/);
    expect(await page.locator("[data-spoken]").textContent()).toBe("Your offer ends in 2 hours");
    await page.clock.runFor(3_000);
    expect(await page.locator("[data-spoken]").textContent()).toBe("Your offer ends in 2 hours");
    await page.clock.fastForward(7_270_000);
    expect(await bar(page).isHidden()).toBe(true);
    expect(await page.evaluate(() => sessionStorage.getItem("lastmile-offer"))).toBeNull();
  });

  it("remembers the offer on the next pages of the visit", async () => {
    const { page, asked } = await open(BAR, script, "/?lm=tok", () => ({ endsAt: "2999-01-01T00:00:00Z" }));
    await bar(page).waitFor({ state: "visible" });
    await page.goto(`${SHOP}/cart`);
    await bar(page).waitFor({ state: "visible" });
    expect(asked).toEqual(["?lm=tok", "?lm=tok"]);
  });

  it("goes by the shop's clock where the device's is wrong", async () => {
    const { page } = await open(BAR, script, "/?lm=tok", () => ({ endsAt: "2031-01-01T10:00:00Z", now: "2031-01-01T09:59:00Z" }));
    await bar(page).waitFor({ state: "visible" });
    expect(await page.locator("[data-ticking]").textContent()).toMatch(/^Your offer ends in 00:0(1:00|0:5\d)$/);
  });

  it.each<[string, string, () => object | null]>([
    ["no offer", "/?lm=tok", () => ({ endsAt: null })],
    ["an offer that is over", "/?lm=tok", () => ({ endsAt: "2001-01-01T00:00:00Z" })],
    ["an answer that is no date", "/?lm=tok", () => ({ endsAt: "soon" })],
    ["no answer", "/?lm=tok", () => null],
    ["a token that is none", "/?lm=%22%3E%3Cscript%3E", () => ({ endsAt: "2999-01-01T00:00:00Z" })],
  ])("shows nothing for %s", async (_kind, path, offer) => {
    const { page } = await open(BAR, script, path, offer);
    await page.waitForLoadState("networkidle");
    expect(await bar(page).isHidden()).toBe(true);
  });

  it("moves nothing on the page, and stays closed once closed", async () => {
    const { page } = await open(`<main id="m">text</main>${BAR}`, script, "/?lm=tok", () => ({ endsAt: "2999-01-01T00:00:00Z" }));
    const before = await page.locator("#m").boundingBox();
    await bar(page).waitFor({ state: "visible" });
    expect(await page.locator("#m").boundingBox()).toEqual(before);
    await page.locator("[data-close]").click();
    expect(await bar(page).isHidden()).toBe(true);
    await page.goto(`${SHOP}/`);
    await page.waitForLoadState("networkidle");
    expect(await bar(page).isHidden()).toBe(true);
  });
});

describe("the stock badge in a browser", () => {
  const section = (field: string) => `<section class="shopify-section"><form action="/cart/add">${field}</form>
    <lastmile-stock-badge data-variants='{"2":"Only 3 left","4":"Only 1 left"}'><span role="status"><span data-text hidden></span></span></lastmile-stock-badge></section>`;
  const text = (page: Page) => page.locator("[data-text]");

  it.each([
    ["a list", '<select name="id"><option value="1">a</option><option value="2">b</option></select>', async (page: Page, id: string) => void (await page.selectOption("select", id))],
    ["buttons", '<input type="radio" name="id" value="1" checked><input type="radio" name="id" value="2">', async (page: Page, id: string) => page.check(`[value="${id}"]`)],
    ["a hidden field set by the theme", '<input type="hidden" name="id" value="1"><i onclick="setTimeout(() => { this.previousElementSibling.value = document.title }, 100)">pick</i>', async (page: Page, id: string) => {
      await page.evaluate((value) => void (document.title = value), id);
      await page.locator("i").click();
    }],
  ])("follows the shopper's choice in %s, and is silent for variants that do not qualify", async (_kind, field, choose) => {
    const { page } = await open(section(field), asset("stock-badge.js"));
    await choose(page, "2");
    await page.clock.runFor(1000);
    expect(await text(page).textContent()).toBe("Only 3 left");
    expect(await text(page).isVisible()).toBe(true);
    await choose(page, "1");
    await page.clock.runFor(1000);
    expect(await text(page).isHidden()).toBe(true);
  });

  it("reads the address where a page has no product form", async () => {
    const { page } = await open(section("").replace(/<form.*?<\/form>/s, "<p>x</p>"), asset("stock-badge.js"), "/?variant=4");
    await page.locator("p").click();
    await page.clock.runFor(1000);
    expect(await text(page).textContent()).toBe("Only 1 left");
  });
});
