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

  /** As a newcomer does: from Home by the first step of the set-up. */
  async switchOnRecovery(): Promise<void> {
    await this.open("", "Home");
    await this.app.getByRole("link", { name: "Look at it and switch it on" }).or(this.app.getByRole("button", { name: "Look at it and switch it on" })).click();
    await this.app.getByRole("button", { name: "Switch on", exact: true }).first().click();
    const dialog = this.app.getByRole("dialog");
    await dialog.getByRole("button", { name: "Switch on", exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
    await this.app.getByText("On", { exact: true }).first().waitFor();
  }

  async leave(): Promise<void> {
    await this.page.context().close();
  }
}
