import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Browser, Frame, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, USER_AGENT } from "../support/chromium.ts";
import { linksOf } from "./support/mail-links.ts";
import { Merchant } from "./support/merchant.ts";
import { type Product, startProduct, until } from "./support/product.ts";
import { Shopper } from "./support/shopper.ts";

const HOUR = 3_600_000;
/** SCREENSHOTS=1 writes the pictures of the README anew. */
const pictures = process.env.SCREENSHOTS ? path.resolve(import.meta.dirname, "../../docs/screenshots") : null;
const WIDTHS = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const;

/** Every page a merchant or a shopper meets, with something on it, at desktop and phone width. */
describe.each(Object.entries(WIDTHS))("pages at %s width", (name, viewport) => {
  let product: Product;
  let browser: Browser;
  let merchant: Merchant;
  const complaints: string[] = [];

  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
    merchant = await Merchant.arrive(browser, product.admin, viewport);
    await merchant.switchOnRecovery();
    await makeHistory(browser, product);
    watch(merchant.page, complaints);
    if (pictures) mkdirSync(pictures, { recursive: true });
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    product?.forget();
  });

  async function look(page: Page, what: string, frames: readonly (Page | Frame)[]): Promise<void> {
    await page.waitForLoadState("load");
    if (pictures) {
      // a frame whose content was written by script may never count as idle; the picture is taken all the same
      await page.waitForLoadState("networkidle", { timeout: 3_000 }).catch(() => undefined);
      await page.waitForTimeout(800); // charts draw themselves
      await page.screenshot({ path: path.join(pictures, `${what}-${name}.png`) });
    }
    for (const one of frames) expect(await one.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${what} scrolls sideways`).toBeLessThanOrEqual(0);
    expect(complaints, what).toEqual([]);
  }
  const lookAtApp = (what: string): Promise<void> => look(merchant.page, what, merchant.page.frames().filter((frame) => frame.url().includes("/app")));

  it.each([
    ["home", "", "Home"],
    ["campaigns", "/campaigns", "Campaigns"],
    ["abandoned-checkouts", "/checkouts", "Abandoned checkouts"],
    ["customers", "/people", "Customers"],
    ["templates", "/templates", "Templates"],
    ["settings", "/settings", "Settings"],
  ])("%s", async (what, address, heading) => {
    await merchant.open(address, heading);
    await lookAtApp(what);
  });

  it("one campaign", async () => {
    await merchant.open("/campaigns", "Campaigns");
    await merchant.app.getByText("Checkout recovery").first().click();
    await merchant.app.getByText("Starts when").waitFor();
    await lookAtApp("campaign");
    await merchant.app.getByRole("button", { name: "Open all steps" }).click();
    await merchant.app.getByRole("button", { name: "Change who enters" }).click();
    await merchant.app.getByLabel("Smallest cart").waitFor();
    await lookAtApp("campaign-open");
  });

  it("one checkout with its timeline", async () => {
    await merchant.open("/checkouts", "Abandoned checkouts");
    await merchant.app.getByText("Ada Lovelace").first().click();
    await merchant.app.getByText("Timeline").waitFor();
    await lookAtApp("checkout");
  });

  it("one customer, found by the address, with what comes next", async () => {
    await merchant.open("/people", "Customers");
    await merchant.app.getByPlaceholder("E-mail address, name or order number").fill("emmy@");
    await merchant.app.getByRole("link", { name: "Ada Lovelace" }).waitFor({ state: "detached" });
    await merchant.app.getByRole("link", { name: "Emmy Noether" }).click();
    await merchant.app.getByText("What comes next").waitFor();
    await merchant.app.getByText(/^Order #\d+ placed$/).waitFor();
    await lookAtApp("customer");
  });

  it("the editor with its preview", async () => {
    await merchant.open("/templates", "Templates");
    await merchant.app.getByRole("link", { name: "Edit Reminder" }).or(merchant.app.getByRole("button", { name: "Edit Reminder" })).click();
    await merchant.app.getByRole("textbox", { name: "Subject" }).waitFor();
    await merchant.app.locator("iframe").first().waitFor();
    // a card cuts off what is too wide for it, so that the page itself does not show it
    const cutOff = await merchant.app.locator("ol > li").evaluateAll((parts) => parts.filter((part) => part.getBoundingClientRect().right > part.parentElement!.getBoundingClientRect().right + 1).length);
    expect(cutOff, "parts of the mail that are cut off").toBe(0);
    await lookAtApp("editor");
  });

  it("the mail, the storefront with its badge, and the start page", async () => {
    const [mail] = await product.mails();
    const context = await browser.newContext({ userAgent: USER_AGENT, viewport });
    const page = await context.newPage();
    watch(page, complaints);
    await page.setContent(mail!.html!, { waitUntil: "networkidle" });
    if (pictures) await page.screenshot({ path: path.join(pictures, `mail-${name}.png`), fullPage: true });
    await page.goto(linksOf(mail!.html!).find((link) => link.includes("/t/c/"))!);
    await page.goto(`${product.storefront}/products/kammweg-30-trail-pack`);
    await page.getByText("Only 3 left").waitFor();
    await look(page, "badge", [page]);
    await page.goto(product.control);
    await look(page, "start", [page]);
    await page.goto(`${product.control}/mailbox`);
    await look(page, "mailbox", [page]);
    await context.close();
  });

  it.runIf(name === "desktop")("a journey by keyboard alone: a dialog gives the focus back, a new mail takes it, and the save bar is reached", async () => {
    const { app, page } = merchant;
    await merchant.open("/campaigns", "Campaigns");
    await app.getByText("Checkout recovery").first().click();
    const switchOff = app.getByRole("button", { name: "Switch off", exact: true }).first();
    await switchOff.press("Enter");
    await app.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await until("the focus to come back", () => switchOff.evaluate((one) => one === document.activeElement));
    const focused = (button: Locator): Promise<boolean> => button.evaluate((one) => one === document.activeElement);
    await app.getByRole("button", { name: "Add a step at the end" }).press("Enter");
    await until("the focus on the first kind of step", () => focused(app.getByRole("menuitem", { name: /^Send a mail/ })));
    await page.keyboard.press("Enter");
    const added = app.getByRole("button", { name: /^Step 8 of 8/ });
    await until("the focus on the new mail, which brought its wait", () => focused(added));
    await app.getByRole("button", { name: "More about mail 4" }).press("Enter");
    await until("the focus in the menu", () => focused(app.getByRole("menuitem", { name: "Move down" }).or(app.getByRole("menuitem", { name: "Move up" })).first()));
    await app.getByRole("menuitem", { name: "Move up" }).press("Enter");
    await until("the focus to follow the mail", () => focused(app.getByRole("button", { name: "More about mail 4" })));
    await app.getByText("Moved: now step 7 of 8").waitFor({ state: "attached" });
    await app.getByRole("button", { name: "More about wait 4" }).press("Enter");
    await app.getByRole("menuitem", { name: "Remove" }).press("Enter");
    await until("the focus on where the step was", () => focused(app.getByRole("button", { name: "Add a step at the end" })));
    await app.getByRole("button", { name: "Add a step after mail 3" }).press("Enter");
    await app.getByRole("menuitem", { name: /^Wait Lets/ }).press("Enter");
    await page.getByRole("button", { name: "Save", exact: true }).press("Enter");
    await page.getByRole("region", { name: "Unsaved changes" }).waitFor({ state: "hidden" });
    expect(await app.getByRole("button", { name: /^Step \d of 8: Send / }).count()).toBe(4);
    expect(complaints).toEqual([]);
  });

  // Last: while somebody is under way, saving a campaign asks what happens to them.
  it("who is due in the next days, and a rehearsal over the past", async () => {
    const shopper = await Shopper.arrive(browser, product.storefront);
    await shopper.putIntoCart("merino-150-tee");
    await shopper.beginCheckout("lise@example.com", { firstName: "Lise", lastName: "Meitner", offers: true });
    await shopper.leave();
    await until("the checkout to be known", async () => {
      await merchant.open("/campaigns/checkout-recovery/preview", "Checkout recovery");
      return merchant.app.getByText("Lise Meitner").first().isVisible();
    }, 60_000);
    await merchant.app.getByText("Mails in these days").waitFor();
    await lookAtApp("preview");
    await merchant.app.getByRole("tab", { name: "Rehearsal", exact: true }).click();
    await merchant.app.getByRole("button", { name: "Rehearse this campaign" }).click();
    await merchant.app.getByText("What would have gone wrong").waitFor({ timeout: 60_000 });
    await merchant.app.getByText("Mails by local hour").waitFor();
    await lookAtApp("rehearsal");
  });
});

/** Errors that a browser prints; a page that is asked for and not there is one. */
function watch(page: Page, complaints: string[]): void {
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
}

/** Three people: one mailed to the last offer, one who comes back and buys, one without consent. */
async function makeHistory(browser: Browser, product: Product): Promise<void> {
  const people = [
    { email: "ada@example.com", firstName: "Ada", lastName: "Lovelace", offers: true, cart: ["kammweg-30-trail-pack", "quellwasser-bottle-750"] },
    { email: "emmy@example.com", firstName: "Emmy", lastName: "Noether", offers: true, cart: ["wetterfest-rain-jacket"] },
    { email: "grace@example.com", firstName: "Grace", lastName: "Hopper", offers: false, cart: ["merino-150-tee"] },
  ];
  for (const person of people) {
    const shopper = await Shopper.arrive(browser, product.storefront);
    for (const handle of person.cart) await shopper.putIntoCart(handle);
    await shopper.beginCheckout(person.email, person);
    await shopper.leave();
  }
  await product.advance(HOUR);
  const mailed = (count: number) => until(`${count} mails`, async () => (await product.mails()).length >= count, 30_000);
  await mailed(2);
  const emmys = (await product.mails()).find((mail) => mail.to.email === "emmy@example.com")!;
  const back = await Shopper.arrive(browser, product.storefront);
  for (const link of new Set(linksOf(emmys.html!).filter((one) => one.includes("/t/c/")))) {
    const { headers } = await fetch(link, { redirect: "manual" });
    if (headers.get("location")?.includes("/recover")) await back.page.goto(link);
  }
  await back.pay("Noether");
  await back.leave();
  await product.advance(23 * HOUR);
  await mailed(3);
  await product.advance(48 * HOUR);
  await mailed(4);
}
