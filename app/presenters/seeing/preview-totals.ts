import type { Outcome } from "../../domain/journeys/outcome.ts";
import { shopZone } from "../../domain/shops/shop-zone.ts";
import type { AheadCount, CampaignCount } from "../../use-cases/ports/ahead-count.ts";
import type { ShopStore } from "../../use-cases/ports/shop-store.ts";
import { REASONS } from "../reasons.ts";
import { adminLocale, createFormat } from "../words/format.ts";
import { certaintyNote, countedWords } from "./counted.ts";
import { OUTCOMES } from "../words/outcomes.ts";

export interface PreviewTotals {
  readonly all: string;
  readonly outcomes: readonly { readonly outcome: Outcome; readonly label: string; readonly count: string }[];
  readonly reasons: readonly { readonly label: string; readonly count: string }[];
  readonly mails: string;
  /** what kind of numbers these are; null: exact */
  readonly note: string | null;
}

const NOBODY: CampaignCount = { journeys: 0, outcomes: { mail: 0, waits: 0, none: 0 }, reasons: new Map(), mails: new Map() };

/** What a campaign's preview comes to over all its pages. */
export async function previewTotals(store: { readonly settings: Pick<ShopStore["settings"], "get" | "profile"> }, counted: AheadCount, campaignId: string, now: Date): Promise<PreviewTotals> {
  const [profile, settings] = await Promise.all([store.settings.profile(), store.settings.get()]);
  const format = createFormat({ locale: adminLocale(profile?.locale ?? null), zone: shopZone(settings, profile ?? { timeZone: "UTC" }), now });
  const { journeys, outcomes, reasons, mails } = counted.campaigns.get(campaignId) ?? NOBODY;
  const words = (n: number): string => countedWords(n, counted.certainty, format);
  const labels = [...Map.groupBy([...reasons], ([reason]) => REASONS[reason].short)].map(([label, some]) => ({ label, n: sum(some.map(([, n]) => n)) }));
  return {
    all: words(journeys),
    outcomes: OUTCOMES.map(({ outcome, label }) => ({ outcome, label, count: words(outcomes[outcome]) })),
    reasons: labels.sort((a, b) => b.n - a.n).map(({ label, n }) => ({ label, count: words(n) })),
    mails: words(sum([...mails.values()])),
    note: certaintyNote(counted.certainty),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
