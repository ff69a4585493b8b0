import { ChoiceList, IndexFilters, type TabProps, useSetIndexFiltersMode } from "@shopify/polaris";
import type { CampaignFilter } from "./filter-campaigns.ts";

interface Props {
  readonly filter: CampaignFilter;
  /** the stages that there are campaigns of */
  readonly stages: readonly string[];
  readonly onChange: (filter: CampaignFilter) => void;
}

const TABS = [["all", "All"], ["on", "On"], ["off", "Off"], ["archived", "Archived"]] as const;

/** Which campaigns are shown: by status, by stage of the customer's life, and by what is typed. */
export function CampaignFilters({ filter, stages, onChange }: Props) {
  const { mode, setMode } = useSetIndexFiltersMode();
  const tabs: TabProps[] = TABS.map(([id, content]) => ({ id, content, isLocked: true }));
  const stage = {
    key: "stage", label: "Stage", shortcut: true,
    filter: <ChoiceList title="Stage of the customer’s life" titleHidden allowMultiple choices={stages.map((value) => ({ value, label: value }))} selected={[...filter.stages]} onChange={(chosen) => onChange({ ...filter, stages: chosen })} />,
  };
  const applied = filter.stages.length > 0 ? [{ key: "stage", label: `Stage: ${filter.stages.join(", ")}`, onRemove: () => onChange({ ...filter, stages: [] }) }] : [];
  const clear = (): void => onChange({ ...filter, stages: [], query: "" });
  return (
    <IndexFilters mode={mode} setMode={setMode} tabs={tabs} selected={TABS.findIndex(([id]) => id === filter.status)} onSelect={(index) => onChange({ ...filter, status: TABS[index]?.[0] ?? "all" })}
      queryValue={filter.query} queryPlaceholder="Search campaigns" onQueryChange={(query) => onChange({ ...filter, query })} onQueryClear={() => onChange({ ...filter, query: "" })}
      cancelAction={{ onAction: clear }} filters={[stage]} appliedFilters={applied} onClearAll={clear} canCreateNewView={false} />
  );
}
