import { useNavigate } from "@remix-run/react";
import { Box, Tabs } from "@shopify/polaris";

const TABS = [
  { id: "journey", content: "Journey", path: "" },
  { id: "preview", content: "Preview", path: "/preview" },
  { id: "rehearsal", content: "Rehearsal", path: "/rehearsal" },
] as const;

interface Props {
  readonly id: string;
  readonly current: (typeof TABS)[number]["id"];
  /** a rehearsal whose changes are not saved: the journey opens with them */
  readonly edits?: string | null;
}

/** Where a campaign's journey opens with the changes that a rehearsal was of. */
export function editsUrl(id: string, rehearsalId: string): string {
  return `/app/campaigns/${encodeURIComponent(id)}?${new URLSearchParams({ edits: rehearsalId })}`;
}

/** The pages of one campaign: its journey, who is due in the next days, and what it would have done in the past. */
export function CampaignTabs({ id, current, edits = null }: Props) {
  const navigate = useNavigate();
  const open = (path: string): void => navigate(path === "" && edits !== null ? editsUrl(id, edits) : `/app/campaigns/${encodeURIComponent(id)}${path}`);
  return (
    <Box paddingBlockEnd="400">
      <Tabs tabs={TABS.map(({ id: tab, content }) => ({ id: tab, content }))} selected={TABS.findIndex((tab) => tab.id === current)} onSelect={(index) => open(TABS[index]!.path)} />
    </Box>
  );
}
