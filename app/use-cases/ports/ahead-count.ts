import type { Reason } from "../../domain/journeys/decision.ts";
import type { Outcome } from "../../domain/journeys/outcome.ts";

/** exact: everybody was looked at · estimate: drawn up from a random part of them · at-least: those who were looked at in the time, and there are more */
export type Certainty = "exact" | "estimate" | "at-least";

/** What comes of one campaign's journeys in these days. */
export interface CampaignCount {
  readonly journeys: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** why some get no mail */
  readonly reasons: ReadonlyMap<Reason, number>;
  /** mails by day of the shop's clock */
  readonly mails: ReadonlyMap<string, number>;
}

export interface AheadCount {
  readonly certainty: Certainty;
  /** by campaign; one of which nobody is due is not there */
  readonly campaigns: ReadonlyMap<string, CampaignCount>;
  /** the shop's */
  readonly zone: string;
}
