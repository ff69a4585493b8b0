import type { Browser } from "playwright-core";
import { describe, expect, it } from "vitest";
import { atWork } from "./support/at-work.ts";
import type { Merchant } from "./support/merchant.ts";
import { type Product, until } from "./support/product.ts";
import { Shopper } from "./support/shopper.ts";

/** A merchant builds a journey with two paths, is told what is missing where it is missing, and changes it while somebody is under way. */
describe("the journey builder", () => {
  let product: Product;
  let browser: Browser;
  let merchant: Merchant;
  atWork((all) => ({ product, browser, merchant } = all));

  const open = async (): Promise<void> => {
    await merchant.open("/campaigns", "Campaigns");
    await merchant.app.getByText("Checkout recovery").first().click();
    await merchant.app.getByText("Starts when").waitFor();
  };
  const add = async (where: string, kind: RegExp): Promise<void> => {
    await merchant.app.getByRole("button", { name: `Add a step ${where}`, exact: true }).click();
    await merchant.app.getByRole("menuitem", { name: kind }).click();
  };
  const save = (): Promise<void> => merchant.page.getByRole("button", { name: "Save", exact: true }).first().click();
  const saved = (): Promise<void> => merchant.page.getByRole("region", { name: "Unsaved changes" }).waitFor({ state: "hidden" });
  const step = (text: string | RegExp) => merchant.app.getByRole("button", { name: text });

  it("says what is missing at its field, goes there, and lets it be mended", async () => {
    const { app } = merchant;
    await open();
    await add("after mail 1", /^Condition/);
    await add("at the end of “If yes”", /^Wait until/);
    await add("at the end of “If yes”", /^Send a mail/);
    await save();
    const value = app.getByRole("textbox", { name: "Value" });
    await app.getByText("Enter an amount in USD, such as 50").waitFor();
    await until("the focus on the field", () => value.evaluate((one) => one === document.activeElement));
    await step(/Condition: not filled in yet/).waitFor();
    await value.fill("50");
    expect(await app.getByText("Enter an amount in USD, such as 50").count()).toBe(0);
    await save();
    await saved();
    await open();
    await step(/^Step 3 of 9: If the cart is worth at least \$50\.00/).waitFor();
    await step(/^Step 4 of 9: Wait until 09:00/).waitFor();
    await app.getByText("Both paths go on here").waitFor();
  });

  it("does not save a journey that breaks a rule, and points at the step, which opens", async () => {
    const { app } = merchant;
    await open();
    await app.getByRole("button", { name: "More about wait 2" }).click();
    await app.getByRole("menuitem", { name: "Remove" }).click();
    await save();
    await app.getByText("Two mails need a wait between them").waitFor();
    expect(await app.locator("section[data-step=message]", { hasText: "Two mails need a wait between them" }).getByLabel("Which mail").count()).toBe(1);
    await merchant.page.getByRole("button", { name: "Discard", exact: true }).click();
    await merchant.page.getByRole("button", { name: "Discard changes" }).click();
    await app.getByText("Two mails need a wait between them").waitFor({ state: "hidden" });
    await step(/^Step 4 of 9: Wait until 09:00/).waitFor();
  });

  it("rehearses changes that are not saved, says what is wrong in them, and comes back to them", async () => {
    const { app, page } = merchant;
    await open();
    await step(/^Step 1 of 9: Wait 1 hour/).click();
    const wait = app.getByRole("textbox", { name: "Wait", exact: true });
    await wait.fill("");
    await app.getByRole("button", { name: "Rehearse these changes" }).click();
    await until("the focus on the field", () => wait.evaluate((one) => one === document.activeElement));
    expect(await wait.getAttribute("aria-invalid")).toBe("true");
    await wait.fill("3");
    await app.getByRole("button", { name: "Rehearse these changes" }).click();
    await app.getByText("This rehearses changes that are not saved").waitFor();
    await app.getByText("What would have gone wrong").waitFor({ timeout: 60_000 });
    await app.getByText("Of your changes that are not saved").waitFor();
    const changed = step(/^Step 1 of 9: Wait 3 hours/);
    for (const back of [() => app.getByRole("tab", { name: "Journey", exact: true }).click(), () => page.goBack()]) {
      await back();
      await changed.waitFor();
      await app.getByText("These are the changes that you rehearsed.").waitFor();
      await page.getByRole("region", { name: "Unsaved changes" }).waitFor();
      await app.getByRole("button", { name: "Rehearse these changes" }).click();
      await app.getByText("This rehearses changes that are not saved").waitFor();
    }
    await app.getByRole("link", { name: "Back to your changes" }).or(app.getByRole("button", { name: "Back to your changes" })).first().click();
    await changed.waitFor();
    await page.getByRole("button", { name: "Discard", exact: true }).click();
    await page.getByRole("button", { name: "Discard changes" }).click();
    await step(/^Step 1 of 9: Wait 1 hour/).waitFor();
    await page.reload();
    await step(/^Step 1 of 9: Wait 1 hour/).waitFor();
  });

  it("asks what becomes of those who are under way", async () => {
    const { app } = merchant;
    await merchant.switchOnRecovery();
    const shopper = await Shopper.arrive(browser, product.storefront);
    await shopper.putIntoCart("quellwasser-bottle-750");
    await shopper.beginCheckout("ada@example.com", { offers: true });
    await shopper.leave();
    await product.advance(15 * 60_000);
    await until("somebody to be in the journey", async () => {
      await open();
      return (await app.getByText("Here now").count()) > 0;
    }, 60_000);
    await step(/^Step 1 of 9: Wait 1 hour/).click();
    await app.getByRole("textbox", { name: "Wait", exact: true }).fill("2");
    await step(/^Step 1 of 9: Wait 2 hours/).waitFor();
    await save();
    const dialog = app.getByRole("dialog");
    await dialog.getByText("1 customer is in this campaign now").waitFor();
    await dialog.getByText("Go on with the new version (1 of 1)").click();
    await dialog.getByRole("button", { name: "Save", exact: true }).click();
    await saved();
    await open();
    await step(/^Step 1 of 9: Wait 2 hours/).waitFor();
  });
});
