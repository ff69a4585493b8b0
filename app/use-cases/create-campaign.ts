import type { LibraryCampaign } from "../domain/journeys/library-campaign.ts";
import type { TemplateDocument } from "../domain/templates/document.ts";
import { inLanguageOf } from "../domain/templates/in-language-of.ts";
import type { ShopStore } from "./ports/shop-store.ts";

/** A ready campaign as it is to stand in a shop. */
export interface CampaignToCreate {
  readonly id: string;
  readonly name: string;
  readonly from: Pick<LibraryCampaign, "mails" | "journey" | "priority">;
  /** the id of each of its mails in the shop, by the mail's key */
  readonly templateIds: Readonly<Record<string, string>>;
  /** share left alone, 0 to 1 */
  readonly holdout: number;
}

/** Puts a campaign and its mails into a shop, switched off. What is there already stays as it is, so that a crash in between can be repeated. */
export async function createCampaign(store: Pick<ShopStore, "campaigns" | "templates" | "settings">, { id, name, from, templateIds, holdout }: CampaignToCreate, at: Date): Promise<void> {
  const locale = (await store.settings.profile())?.locale ?? null;
  for (const mail of from.mails) await createMail(store, templateIds[mail.key]!, mail.name, inLanguageOf(mail.document, locale), at);
  await unlessThere(
    () => store.campaigns.create({ id, name, definition: from.journey(templateIds), holdout, priority: from.priority, on: false }, at),
    () => store.campaigns.get(id),
  );
}

async function createMail(store: Pick<ShopStore, "templates">, id: string, name: string, document: TemplateDocument, at: Date): Promise<void> {
  await unlessThere(
    () => store.templates.create({ id, name, document }, at),
    () => store.templates.get(id),
  );
}

/** Two first page loads at once install twice; whoever comes second finds it there. */
async function unlessThere(create: () => Promise<void>, find: () => Promise<object | null>): Promise<void> {
  if (await find()) return;
  try {
    await create();
  } catch (error) {
    if (!(await find())) throw error;
  }
}
