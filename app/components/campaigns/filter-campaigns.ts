import type { CampaignListRow } from "../../presenters/campaigns/campaign-list.ts";

export interface CampaignFilter {
  readonly status: "all" | "on" | "off";
  /** none: any */
  readonly stages: readonly string[];
  readonly query: string;
}

/** The campaigns that a filter lets through; what is typed is looked for in names and triggers. */
export function filterCampaigns(rows: readonly CampaignListRow[], { status, stages, query }: CampaignFilter): readonly CampaignListRow[] {
  const wanted = query.trim().toLowerCase();
  return rows.filter(({ on, stage, name, trigger }) =>
    (status === "all" || (status === "on") === on) && (stages.length === 0 || stages.includes(stage)) && (wanted === "" || `${name} ${trigger}`.toLowerCase().includes(wanted)));
}
