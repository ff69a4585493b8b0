import type { Browser, BrowserContext, Page } from "playwright-core";
import { USER_AGENT } from "../../support/chromium.ts";

/** A person with a browser of their own in the storefront. */
export class Shopper {
  readonly page: Page;
  readonly #context: BrowserContext;
  readonly #storefront: string;

  private constructor(context: BrowserContext, page: Page, storefront: string) {
    this.#context = context;
    this.page = page;
    this.#storefront = storefront;
  }

  static async arrive(browser: Browser, storefront: string): Promise<Shopper> {
    const context = await browser.newContext({ userAgent: USER_AGENT, viewport: { width: 1280, height: 900 } });
    return new Shopper(context, await context.newPage(), storefront);
  }

  async visit(path: string): Promise<void> {
    await this.page.goto(this.#storefront + path);
  }

  async putIntoCart(handle: string, quantity = 1, properties: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.visit(`/products/${handle}`);
    for (const [name, value] of Object.entries(properties)) await this.page.locator(`input[name="properties[${name}]"]`).fill(value);
    await this.page.locator("input[name=quantity]").fill(String(quantity));
    await this.page.locator("[data-add]").click();
    await this.page.waitForFunction(() => document.querySelector("[data-message]:not([hidden])") !== null || location.pathname.endsWith("/cart"));
  }

  /** Types the address and leaves, as people do: what was typed is kept by the shop at once. */
  async beginCheckout(email: string, choice: { offers: boolean; country?: string; firstName?: string; lastName?: string }): Promise<void> {
    await this.visit("/cart");
    await this.page.locator("button[name=checkout]").click();
    await this.page.locator("input[name=contact]").fill(email);
    await this.page.locator("input[name=marketing]").setChecked(choice.offers);
    await this.page.locator("select[name=country]").selectOption(choice.country ?? "US");
    await this.page.locator("input[name=first_name]").fill(choice.firstName ?? "Ada");
    await this.page.locator("input[name=last_name]").fill(choice.lastName ?? "Lovelace");
    await this.page.locator("input[name=last_name]").blur();
    await this.page.locator("[data-saved]:not([hidden])").waitFor();
  }

  async pay(lastName = "Lovelace"): Promise<void> {
    await this.page.locator("input[name=last_name]").fill(lastName);
    await this.page.locator("input[name=address1]").fill("1 Analytical Way");
    await this.page.locator("input[name=zip]").fill("10001");
    await this.page.locator("input[name=city]").fill("New York");
    await this.page.locator("input[name=city]").blur();
    await this.page.locator("[data-saved]:not([hidden])").waitFor();
    await this.page.locator("button.pay").first().click();
    await this.page.waitForURL(/\/orders?\//);
  }

  async leave(): Promise<void> {
    await this.#context.close();
  }
}
