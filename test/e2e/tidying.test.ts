import { describe, expect, it } from "vitest";
import { atWork } from "./support/at-work.ts";
import type { Merchant } from "./support/merchant.ts";

/** A merchant adds a mail and sends it in a campaign, puts a campaign away and gets it back, and deletes one that never ran. */
describe("mails and campaigns come and go", () => {
  let merchant: Merchant;
  atWork((all) => ({ merchant } = all));

  const confirm = async (action: string, answer: string): Promise<void> => {
    await merchant.app.getByRole("button", { name: action, exact: true }).first().click();
    const dialog = merchant.app.getByRole("dialog");
    await dialog.getByRole("button", { name: answer, exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
  };

  it("a mail is added, is ready as it is, and is chosen in the builder", async () => {
    const { app, page } = merchant;
    await merchant.open("/templates", "Templates");
    await app.getByRole("button", { name: "Add a mail", exact: true }).click();
    const dialog = app.getByRole("dialog");
    await dialog.getByRole("button", { name: "Add mail", exact: true }).click();
    await dialog.getByText("Give the mail a name of up to 100 characters").waitFor();
    await dialog.getByLabel("Name of this mail").fill("Sorry, it is late");
    await dialog.getByText("About an order", { exact: true }).click();
    await dialog.getByRole("button", { name: "Add mail", exact: true }).click();
    await app.getByText("Main language").waitFor();
    await app.getByText("Thank you for your order #1001").waitFor();
    await merchant.open("/campaigns/new", "Add a campaign");
    await app.getByRole("button", { name: "About an order", exact: true }).click();
    await app.getByRole("button", { name: "Change what starts it" }).click();
    await app.getByRole("menuitem", { name: /An order is late/ }).click();
    await app.getByText("Where the carrier promised a day, the parcel is late once that day is over", { exact: false }).waitFor();
    await app.getByText("With every order, also while mails about another are under way").waitFor();
    await app.getByRole("button", { name: /Send “New mail”/ }).click();
    await app.getByLabel("Which mail").selectOption({ label: "Sorry, it is late" });
    await page.getByRole("button", { name: "Save", exact: true }).first().click();
    await page.getByRole("region", { name: "Unsaved changes" }).waitFor({ state: "hidden" });
    await merchant.open("/templates", "Templates");
    await app.getByRole("heading", { name: "New campaign", level: 2 }).waitFor();
  });

  it("a mail that no campaign sends is deleted", async () => {
    const { app } = merchant;
    await merchant.open("/templates", "Templates");
    await app.getByRole("button", { name: "Add a mail", exact: true }).click();
    await app.getByRole("dialog").getByLabel("Name of this mail").fill("By mistake");
    await app.getByRole("dialog").getByRole("button", { name: "Add mail", exact: true }).click();
    await app.getByText("Not used in a campaign", { exact: false }).waitFor();
    await app.getByRole("button", { name: "Delete", exact: true }).first().click();
    await app.getByRole("dialog").getByRole("button", { name: "Delete", exact: true }).click();
    await app.getByRole("heading", { name: "Templates", level: 1 }).waitFor();
    await app.getByText("Sorry, it is late").first().waitFor();
    expect(await app.getByText("By mistake").count()).toBe(0);
  });

  it("a campaign is archived, is listed only as such, and comes back switched off", async () => {
    const { app } = merchant;
    await merchant.switchOnRecovery();
    await confirm("Archive", "Switch off and archive");
    await app.getByText("This campaign is archived").waitFor();
    expect(await app.getByRole("button", { name: "Switch on", exact: true }).count()).toBe(0);
    await merchant.open("/campaigns", "Campaigns");
    await app.getByText("New campaign").first().waitFor();
    expect(await app.getByText("Checkout recovery").count()).toBe(0);
    await app.getByRole("tab", { name: "Archived" }).click();
    await app.getByText("Checkout recovery").first().click();
    await app.getByRole("button", { name: "Bring back", exact: true }).click();
    await app.getByText("This campaign is archived").waitFor({ state: "hidden" });
    await app.getByRole("button", { name: "Switch on", exact: true }).first().waitFor();
  });

  it("a campaign that never ran is deleted with its own mails, which are named before", async () => {
    const { app } = merchant;
    await merchant.open("/campaigns/new", "Add a campaign");
    await app.getByRole("button", { name: "Add Welcome", exact: true }).click();
    await app.getByText("Starts when").waitFor();
    await app.getByRole("button", { name: "Delete", exact: true }).first().click();
    await app.getByRole("dialog").getByText("The mail “Before the first order”").waitFor();
    await app.getByRole("dialog").getByRole("button", { name: "Delete", exact: true }).click();
    await app.getByRole("heading", { name: "Campaigns", level: 1 }).waitFor();
    await merchant.open("/templates", "Templates");
    await app.getByText("Sorry, it is late").first().waitFor();
    expect(await app.getByText("Before the first order").count()).toBe(0);
  });
});
