import { shopZone } from "../../domain/shops/shop-zone.ts";
import { importProgress } from "../../domain/sync/import-progress.ts";
import type { SyncResource } from "../../domain/sync/resource.ts";
import type { ShopStore } from "../../use-cases/ports/shop-store.ts";
import type { ImportRow } from "../../use-cases/ports/sync-store.ts";
import { agoWords } from "../words/duration.ts";
import { adminLocale, createFormat, type Format } from "../words/format.ts";
import { plural } from "../words/plural.ts";

/** How far the shop's past is read. */
export interface ImportView {
  readonly running: boolean;
  readonly failed: boolean;
  readonly percent: number;
  readonly parts: readonly { readonly label: string; readonly value: string }[];
}

/** How well Lastmile and the shop are in step, in the merchant's words. */
export interface ConnectionView {
  readonly lastActivity: string;
  readonly lastCheck: string;
  readonly repaired: string;
  /** what Shopify told and Lastmile does not understand yet; null while there is none */
  readonly unread: string | null;
  readonly past: ImportView | null;
  /** what became of the merchant's wish for mails to people who had left before; null while there was none */
  readonly asked: string | null;
}

type SyncStore = { readonly sync: Pick<ShopStore["sync"], "imports" | "comparisons" | "lastActivity" | "asked" | "unreadable">; readonly settings: Pick<ShopStore["settings"], "get" | "profile"> };

/** The import of one shop; null where there is none. Numbers are English, as the admin is. */
export async function importView(store: { readonly sync: Pick<ShopStore["sync"], "imports"> }): Promise<ImportView | null> {
  const parts = await store.sync.imports();
  const progress = importProgress(parts);
  return progress && { ...progress, parts: parts.map((part) => ({ label: LABELS[part.resource], value: partWords(part) })) };
}

/** The connection's health. Throws for a shop that was never installed, which no page is shown for. */
export async function connectionView(store: SyncStore, now: Date): Promise<ConnectionView> {
  const [profile, settings, comparisons, lastActivity, asked, unread, past] = await Promise.all([
    store.settings.profile(), store.settings.get(), store.sync.comparisons(), store.sync.lastActivity(), store.sync.asked(), store.sync.unreadable(), importView(store),
  ]);
  if (!profile) throw new Error("connection: this shop has no profile; it was never installed");
  const format = createFormat({ locale: adminLocale(profile.locale), zone: shopZone(settings, profile), now });
  // Compared is what all three were; the oldest check says since when.
  const checks = comparisons.flatMap((row) => row.checkedAt ?? []).sort((a, b) => a.getTime() - b.getTime());
  const oldest = checks.length === comparisons.length ? (checks[0] ?? null) : null;
  return {
    lastActivity: lastActivity === null ? "Nothing yet" : agoWords(lastActivity),
    lastCheck: oldest ? format.dateTime(oldest) : "Not yet",
    repaired: repairedWords(comparisons, format),
    unread: unread === 0 ? null : `${plural(unread, "event")} from your shop could not be read. Nothing is lost: ${unread === 1 ? "it is" : "they are"} kept, and we are looking into it. You need not do anything.`,
    past,
    asked: asked && `You asked for these mails on ${format.dateTime(asked.at)}. ${plural(asked.enrolled, "customer")} entered a campaign.`,
  };
}

const LABELS = { customers: "Customers", orders: "Orders", checkouts: "Open checkouts" } as const satisfies Record<SyncResource, string>;

function partWords({ state, done, expected }: ImportRow): string {
  const count = (n: number): string => new Intl.NumberFormat("en-US").format(n);
  switch (state) {
    case "waiting":
      return "Waiting";
    case "preparing":
      return "Shopify is preparing them";
    case "reading":
      return expected === null ? count(done) : `${count(done)} of ${count(expected)}`;
    case "done":
      return count(done);
    case "failed":
      return "Not complete";
  }
}

function repairedWords(rows: Awaited<ReturnType<SyncStore["sync"]["comparisons"]>>, format: Format): string {
  const total = rows.reduce((sum, row) => sum + row.repaired, 0);
  const last = rows.reduce<Date | null>((newest, { repairedAt }) => (repairedAt && (!newest || repairedAt > newest) ? repairedAt : newest), null);
  return total === 0 || !last ? "None were missed" : `${format.count(total)}, last on ${format.dateTime(last)}`;
}
