import { displayStatus } from "../../domain/carts/display-status.ts";
import { shopZone } from "../../domain/shops/shop-zone.ts";
import type { CheckoutRow, CountedCheckout } from "../../use-cases/ports/rows.ts";
import type { ShopStore } from "../../use-cases/ports/shop-store.ts";
import { REASONS } from "../reasons.ts";
import { adminLocale, createFormat, type Format } from "../words/format.ts";
import { plural } from "../words/plural.ts";
import { abandonedBefore } from "./idle-time.ts";
import { personName } from "./person.ts";
import { STATUS_TABS, type StatusTabKey, type StatusWords, statusTab, statusWords } from "./status-words.ts";

export const PAGE_SIZE = 25;

export interface CheckoutListRow {
  readonly token: string;
  readonly customer: string;
  readonly email: string | null;
  readonly when: string;
  readonly items: string;
  readonly total: string;
  readonly status: StatusWords;
  /** what happened last or happens next */
  readonly note: string;
}

export interface CheckoutListView {
  readonly tabs: readonly { readonly key: StatusTabKey; readonly label: string }[];
  readonly tab: StatusTabKey;
  readonly query: string;
  readonly rows: readonly CheckoutListRow[];
  readonly page: number;
  readonly pages: number;
  readonly range: string;
  /** none: this shop never had a checkout · nothing-found: only the filter or search is too narrow */
  readonly empty: "none" | "nothing-found" | null;
}

export interface ListFilter {
  readonly tab: string | null;
  readonly query: string;
  /** from 1 */
  readonly page: number;
}

type ListStore = { readonly checkouts: Pick<ShopStore["checkouts"], "search">; readonly settings: Pick<ShopStore["settings"], "get" | "profile"> } & Pick<ShopStore, "campaigns">;

/** The abandoned checkouts of one shop, newest first. */
export async function checkoutListView(store: ListStore, filter: ListFilter, now: Date): Promise<CheckoutListView> {
  const tab = statusTab(filter.tab);
  const query = filter.query.trim().slice(0, 200);
  const before = await abandonedBefore(store.campaigns, now);
  const [profile, settings, found] = await Promise.all([
    store.settings.profile(),
    store.settings.get(),
    store.checkouts.search({ query, status: tab.statuses, abandonedBefore: before, page: filter.page, pageSize: PAGE_SIZE }),
  ]);
  if (!profile) throw new Error("checkouts: this shop has no profile; it was never installed");
  const format = createFormat({ locale: adminLocale(profile.locale), zone: shopZone(settings, profile), now });
  const pages = Math.max(1, Math.ceil(found.total / PAGE_SIZE));
  const first = (found.page - 1) * PAGE_SIZE + 1;
  return {
    tabs: STATUS_TABS.map(({ key, label }) => ({ key, label })),
    tab: tab.key,
    query,
    rows: found.rows.map((row) => listRow(row, before, format)),
    page: found.page,
    pages,
    range: found.rows.length > 0 ? `${first}–${first + found.rows.length - 1} of ${found.total}` : "",
    empty: found.rows.length > 0 ? null : query === "" && tab.key === "all" ? "none" : "nothing-found",
  };
}

function listRow(row: CountedCheckout, before: Date, format: Format): CheckoutListRow {
  const status = displayStatus(row, before);
  return {
    token: row.token,
    customer: personName(row),
    email: row.email,
    when: format.dateTime(row.updatedAt),
    items: itemsSummary(row),
    total: format.money(row.total),
    status: statusWords(status, row.lastReason),
    note: note(row, status, format),
  };
}

function note(row: CountedCheckout, status: ReturnType<typeof displayStatus>, format: Format): string {
  if (status === "waiting" && row.nextDueAt) return `Next mail ${format.dateTime(row.nextDueAt)}`;
  if (status === "mailed") return plural(row.messagesSent, "mail") + (row.nextDueAt ? `, next ${format.dateTime(row.nextDueAt)}` : "");
  if (status === "recovered") return plural(row.messagesSent, "mail");
  if (status === "not-mailed" && row.lastReason) return REASONS[row.lastReason].short;
  return "";
}

/** "Linen Tee and 2 more" */
export function itemsSummary({ lines }: Pick<CheckoutRow, "lines">): string {
  const [first, ...others] = lines;
  if (!first) return "Nothing in the cart";
  return others.length === 0 ? first.title : `${first.title} and ${others.length} more`;
}
