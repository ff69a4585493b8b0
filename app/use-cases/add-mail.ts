import { blankMail } from "../domain/journeys/blank-campaign.ts";
import type { MailSubject } from "../domain/templates/document.ts";
import { inLanguageOf } from "../domain/templates/in-language-of.ts";
import type { Deps } from "./ports/deps.ts";
import type { ShopStore } from "./ports/shop-store.ts";

export interface MailToAdd {
  readonly about: MailSubject;
  readonly name: string;
}

/** Adds a mail that no campaign sends yet, with ready words in every language, the shop's own first where there is such; answers its id. */
export async function addMail({ clock, ids }: Pick<Deps, "clock" | "ids">, store: Pick<ShopStore, "templates" | "settings">, { about, name }: MailToAdd): Promise<string> {
  const [id, profile] = [ids.next(), await store.settings.profile()];
  await store.templates.create({ id, name, document: inLanguageOf(blankMail(about), profile?.locale ?? null) }, clock.now());
  return id;
}
