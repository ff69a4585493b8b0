import type { Browser } from "playwright-core";
import { describe, expect, it } from "vitest";
import { linksOf } from "./support/mail-links.ts";
import { atWork } from "./support/at-work.ts";
import type { Merchant } from "./support/merchant.ts";
import { type Product, type SentMail, until } from "./support/product.ts";
import { Shopper } from "./support/shopper.ts";

const HOUR = 3_600_000;
const PACK = "kammweg-30-trail-pack";
const MUG = "morgenrot-enamel-mug";

/** The main job, in order, as a newcomer does it: each step stands on the one before. */
describe("from an abandoned checkout to recovered revenue", () => {
  let product: Product;
  let browser: Browser;
  let merchant: Merchant;
  atWork((all) => ({ product, browser, merchant } = all));

  const mailsTo = async (email: string): Promise<SentMail[]> => (await product.mails()).filter((mail) => mail.to.email === email);
  const mailTo = (email: string, count: number): Promise<SentMail> =>
    until(`mail ${count} to ${email}`, async () => {
      const mails = await mailsTo(email);
      return mails.length >= count ? mails[0] : null;
    }, 30_000);

  /** Once the checkout's page says what the worker decided, whatever it had to do before is done. */
  async function seeInTimeline(customer: string, text: string | RegExp): Promise<void> {
    await until(`"${text}" in the timeline of ${customer}`, async () => {
      await merchant.open("/checkouts", "Abandoned checkouts");
      const row = merchant.app.getByText(customer).first();
      if (!(await row.isVisible())) return false;
      await row.click();
      await merchant.app.getByText("Timeline").waitFor();
      return (await merchant.app.getByText(text).count()) > 0;
    }, 45_000);
  }

  it("the merchant switches on checkout recovery, which is off until then", async () => {
    await merchant.open("", "Home");
    await merchant.app.getByText("Nobody gets a mail until you do.", { exact: false }).waitFor();
    await merchant.switchOnRecovery();
  });

  it("a shopper fills a cart, begins the checkout, ticks the box and leaves", async () => {
    const ada = await Shopper.arrive(browser, product.storefront);
    await ada.putIntoCart(PACK, 2);
    await ada.putIntoCart(MUG, 1, { Engraving: "<b>{{ 7 | plus: 1 }}" });
    await ada.beginCheckout("ada@example.com", { offers: true });
    await ada.leave();
    await until("the checkout in the admin", async () => {
      await merchant.open("/checkouts", "Abandoned checkouts");
      return (await merchant.app.getByText("Ada Lovelace").count()) > 0;
    });
    expect(await mailsTo("ada@example.com")).toEqual([]);
  });

  it("after an hour the mail has exactly the abandoned lines, and what a shopper typed is text", async () => {
    await product.advance(HOUR);
    const mail = await mailTo("ada@example.com", 1);
    expect(mail.text).toContain("Kammweg 30 Trail Pack");
    expect(mail.text).toMatch(/2 × \$149\.00/);
    expect(mail.text).toContain("Engraving: <b>{{ 7 | plus: 1 }}");
    expect(mail.html).toContain("&lt;b&gt;{{ 7 | plus: 1 }}");
    expect(mail.text).toContain("$317.00");
    expect(mail.text).toContain("48 Ridge Road");
    const header = (name: string) => mail.headers.find(([key]) => key.toLowerCase() === name)?.[1];
    expect(header("list-unsubscribe")).toMatch(/^<http.*\/u\/.*>$/);
    expect(header("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
    expect(await mailsTo("ada@example.com")).toHaveLength(1);
    await seeInTimeline("Ada Lovelace", /Mail sent/);
  });

  it("the merchant edits the offer with a live preview, and the next mail has it", async () => {
    await merchant.open("/templates", "Templates");
    await merchant.app.getByRole("link", { name: "Edit Offer" }).or(merchant.app.getByRole("button", { name: "Edit Offer" })).click();
    const subject = merchant.app.getByRole("textbox", { name: "Subject" });
    await subject.fill("A word from the merchant, {{ first_name }}");
    await merchant.app.getByText("A word from the merchant, Ada").waitFor({ timeout: 15_000 });
    await merchant.page.getByRole("button", { name: "Save", exact: true }).click();
    await merchant.page.getByRole("region", { name: "Unsaved changes" }).waitFor({ state: "hidden" });
    await product.advance(23 * HOUR);
    await mailTo("ada@example.com", 2);
    await product.advance(48 * HOUR);
    expect((await mailTo("ada@example.com", 3)).subject).toBe("A word from the merchant, Ada");
  });

  it("a click from the mail shows the true stock and the real end of the offer in the storefront", async () => {
    const mail = await mailTo("ada@example.com", 3);
    const visitor = await Shopper.arrive(browser, product.storefront);
    await visitor.page.goto(linksOf(mail.html!).find((link) => link.includes("/t/c/"))!);
    await visitor.visit(`/products/${PACK}`);
    await visitor.page.getByText("Only 3 left").waitFor();
    await visitor.page.getByText(/offer ends in/i).waitFor();
    await visitor.visit(`/products/${MUG}`);
    expect(await visitor.page.getByText(/Only \d+ left/).count()).toBe(0);
    await visitor.leave();
    const stranger = await Shopper.arrive(browser, product.storefront);
    await stranger.visit(`/products/${PACK}`);
    await stranger.page.getByText("Only 3 left").waitFor();
    expect(await stranger.page.getByText(/offer ends in/i).isVisible()).toBe(false);
    await stranger.leave();
  });

  it("the mail leads back to exactly that cart with the discount, on any device, and the purchase is credited", async () => {
    const mail = await mailTo("ada@example.com", 3);
    const code = /LM-[0-9A-Z]+/.exec(mail.text!)![0];
    const phone = await Shopper.arrive(browser, product.storefront);
    for (const link of new Set(linksOf(mail.html!).filter((one) => one.includes("/t/c/")))) {
      const { headers } = await fetch(link, { redirect: "manual" });
      if (headers.get("location")?.includes("/recover")) await phone.page.goto(link);
    }
    expect(new URL(phone.page.url()).pathname).toMatch(/^\/checkouts\//);
    const summary = phone.page.locator("aside");
    await summary.getByText(code).first().waitFor();
    await summary.getByText("Kammweg 30 Trail Pack").waitFor();
    await summary.getByText("Morgenrot Enamel Mug").waitFor();
    expect(await summary.innerText()).toContain("31.70");
    await phone.pay();
    await phone.leave();
    await seeInTimeline("Ada Lovelace", /recovered/i);
    await merchant.open("", "Home");
    await until("recovered revenue on Home", async () => {
      await merchant.open("", "Home");
      return (await merchant.app.getByText("Recovered revenue").first().locator("..").locator("..").innerText()).match(/\$2\d\d\.\d\d|\$3\d\d\.\d\d/);
    });
  });

  it("without consent nothing is sent, and the timeline says so", async () => {
    const grace = await Shopper.arrive(browser, product.storefront);
    await grace.putIntoCart(MUG);
    await grace.beginCheckout("grace@example.com", { offers: false, firstName: "Grace", lastName: "Hopper" });
    await grace.leave();
    await product.advance(2 * HOUR);
    await seeInTimeline("Grace Hopper", /did not agree to marketing mails/);
    expect(await mailsTo("grace@example.com")).toEqual([]);
  });

  it("somebody who orders before the mail is due gets none", async () => {
    const alan = await Shopper.arrive(browser, product.storefront);
    await alan.putIntoCart(MUG);
    await alan.beginCheckout("alan@example.com", { offers: true, firstName: "Alan", lastName: "Turing" });
    await alan.pay("Turing");
    await alan.leave();
    await product.advance(2 * HOUR);
    await seeInTimeline("Alan Turing", /has bought|completed before/);
    expect(await mailsTo("alan@example.com")).toEqual([]);
  });

  it("a second checkout of the same cart brings no second mail", async () => {
    const emmy = await Shopper.arrive(browser, product.storefront);
    await emmy.putIntoCart(PACK);
    await emmy.beginCheckout("emmy@example.com", { offers: true, firstName: "Emmy", lastName: "Noether" });
    await emmy.leave();
    await product.advance(HOUR);
    await mailTo("emmy@example.com", 1);
    const again = await Shopper.arrive(browser, product.storefront);
    await again.putIntoCart(PACK);
    await again.beginCheckout("emmy@example.com", { offers: true, firstName: "Emmy", lastName: "Noether" });
    await again.leave();
    await product.advance(2 * HOUR);
    await seeInTimeline("Emmy Noether", /already went to this customer|already in this campaign/);
    expect(await mailsTo("emmy@example.com")).toHaveLength(1);
  });

  it("one click in the mail program unsubscribes, and no further mail goes out", async () => {
    const mail = await mailTo("emmy@example.com", 1);
    const address = /<(.*)>/.exec(mail.headers.find(([name]) => name.toLowerCase() === "list-unsubscribe")![1])![1]!;
    expect((await fetch(address)).status).toBe(200);
    const scanner = await fetch(address, { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body: "List-Unsubscribe=One-Click" });
    expect(scanner.ok).toBe(true);
    await product.advance(72 * HOUR);
    await seeInTimeline("Emmy Noether", /unsubscribed/i);
    expect(await mailsTo("emmy@example.com")).toHaveLength(1);
  });
});
