import { readdirSync, readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../support/chromium.ts";
import { Merchant } from "./support/merchant.ts";
import { type Product, startProduct, until } from "./support/product.ts";
import { Shopper } from "./support/shopper.ts";

const HOUR = 3_600_000;

/** Command lines of processes that were started with this home in their environment. */
function processesOf(home: string): string[] {
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    try {
      const ours = readFileSync(`/proc/${pid}/environ`, "utf8").includes(home) || readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(home);
      return ours ? [readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ")] : [];
    } catch {
      return []; // ended meanwhile
    }
  });
}

describe.runIf(process.platform === "linux")("starting again", () => {
  let product: Product;
  let browser: Browser;

  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
    const merchant = await Merchant.arrive(browser, product.admin);
    await merchant.switchOnRecovery();
    await merchant.leave();
    const ada = await Shopper.arrive(browser, product.storefront);
    await ada.putIntoCart("quellwasser-bottle-750");
    await ada.beginCheckout("ada@example.com", { offers: true });
    await ada.leave();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    product?.forget();
  });

  it("works after kill -9, and what was left in the cart is still known", async () => {
    await product.kill();
    product = await startProduct(product.home);
    await product.advance(HOUR);
    const mails = await until("the mail after the restart", async () => {
      const sent = await product.mails();
      return sent.length > 0 && sent;
    });
    expect(mails.map((mail) => mail.to.email)).toEqual(["ada@example.com"]);
  });

  it("leaves no process behind after Ctrl-C, and sends nothing twice after the next start", async () => {
    expect(processesOf(product.home).length).toBeGreaterThan(2);
    expect(await product.stop()).toBe(0);
    expect(processesOf(product.home)).toEqual([]);
    product = await startProduct(product.home);
    await product.advance(HOUR / 2);
    expect(await product.mails()).toHaveLength(1);
  });
});
