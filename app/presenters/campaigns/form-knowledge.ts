import { shopZone } from "../../domain/shops/shop-zone.ts";
import type { ShopStore } from "../../use-cases/ports/shop-store.ts";
import type { FormKnowledge } from "./campaign-form.ts";

type KnowledgeStore = Pick<ShopStore, "templates"> & { readonly settings: Pick<ShopStore["settings"], "get" | "profile"> };

/** What of a shop is needed to read its campaign form. */
export async function formKnowledge(store: KnowledgeStore, now: Date): Promise<FormKnowledge> {
  const [profile, settings, mails] = await Promise.all([store.settings.profile(), store.settings.get(), store.templates.subjects()]);
  if (!profile) throw new Error("campaign form: this shop has no profile; it was never installed");
  return { currency: profile.currency, zone: shopZone(settings, profile), now, templateIds: new Set(mails.keys()), mails };
}
