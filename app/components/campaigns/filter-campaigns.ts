import type { CampaignListRow } from "../../presenters/campaigns/campaign-list.ts";

export interface CampaignFilter {
  /** "all" but what is archived */
  readonly status: "all" | "on" | "off" | "archived";
  /** none: any */
  readonly stages: readonly string[];
  readonly query: string;
}

/** The campaigns that a filter lets through; what is typed is looked for in names and triggers. */
export function filterCampaigns(rows: readonly CampaignListRow[], { status, stages, query }: CampaignFilter): readonly CampaignListRow[] {
  const wanted = query.trim().toLowerCase();
  return rows.filter(({ on, archived, stage, name, trigger }) =>
    (status === "archived") === archived && (status === "all" || archived || (status === "on") === on) && (stages.length === 0 || stages.includes(stage)) && (wanted === "" || `${name} ${trigger}`.toLowerCase().includes(wanted)));
}
