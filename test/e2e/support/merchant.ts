import type { Browser, FrameLocator, Page } from "playwright-core";
import { USER_AGENT } from "../../support/chromium.ts";

/** The merchant in the admin; `app` is the embedded app's frame. */
export class Merchant {
  readonly page: Page;
  readonly app: FrameLocator;
  readonly #admin: string;

  private constructor(page: Page, admin: string) {
    this.page = page;
    this.app = page.frameLocator("iframe");
    this.#admin = admin;
  }

  static async arrive(browser: Browser, admin: string, viewport = { width: 1280, height: 900 }): Promise<Merchant> {
    const context = await browser.newContext({ userAgent: USER_AGENT, viewport });
    return new Merchant(await context.newPage(), admin);
  }

  /** Opens a page of the app by its address in the admin ("", "/campaigns"), and waits until it is there. */
  async open(path: string, heading: string | RegExp): Promise<void> {
    await this.page.goto(`${this.#admin}/app${path}`);
    await this.app.getByRole("heading", { name: heading, level: 1 }).or(this.app.locator("h1", { hasText: heading })).first().waitFor({ timeout: 30_000 });
  }

  async leave(): Promise<void> {
    await this.page.context().close();
  }
}
