import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { launchBrowser } from "../../support/chromium.ts";
import { Merchant } from "./merchant.ts";
import { type Product, startProduct } from "./product.ts";

interface AtWork {
  readonly product: Product;
  readonly browser: Browser;
  readonly merchant: Merchant;
}

/** Starts the product for the tests around it, with a merchant who has just installed the app, and takes all of it down again. */
export function atWork(ready: (all: AtWork) => void): void {
  let [product, browser]: [Product | null, Browser | null] = [null, null];
  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
    ready({ product, browser, merchant: await Merchant.arrive(browser, product.admin) });
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    product?.forget();
  });
}
