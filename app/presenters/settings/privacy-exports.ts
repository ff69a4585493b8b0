import { shopZone } from "../../domain/shops/shop-zone.ts";
import type { PrivacyStore } from "../../use-cases/ports/privacy-store.ts";
import type { ShopStore } from "../../use-cases/ports/shop-store.ts";
import { adminLocale, createFormat } from "../words/format.ts";

/** One customer's data that the merchant can download. */
export interface PrivacyExportView {
  readonly url: string;
  /** "ada@example.com asked on Nov 21, 2026" */
  readonly title: string;
  /** "Download by Dec 21, 2026" */
  readonly until: string;
  readonly downloaded: boolean;
  readonly fileName: string;
}

/** What customers asked for and the merchant has to hand over. */
export async function privacyExports(store: { readonly shop: string; readonly settings: Pick<ShopStore["settings"], "get" | "profile"> }, privacy: Pick<PrivacyStore, "exportsOf">, now: Date): Promise<readonly PrivacyExportView[]> {
  const [requests, profile, settings] = await Promise.all([privacy.exportsOf(store.shop, now), store.settings.profile(), store.settings.get()]);
  if (!profile) return [];
  const { date } = createFormat({ locale: adminLocale(profile.locale), zone: shopZone(settings, profile), now });
  return requests.map(({ id, ask, receivedAt, expiresAt, downloadedAt }) => ({
    url: `/app/settings/exports/${encodeURIComponent(id)}`,
    title: `${ask.subject?.email ?? ask.subject?.phone ?? "A customer"} asked on ${date(receivedAt)}`,
    until: expiresAt ? `Download by ${date(expiresAt)}` : "",
    downloaded: downloadedAt !== null,
    fileName: `customer-data-${receivedAt.toISOString().slice(0, 10)}.json`,
  }));
}
