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
}

/** The pages of one campaign: its journey, who is due in the next days, and what it would have done in the past. */
export function CampaignTabs({ id, current }: Props) {
  const navigate = useNavigate();
  return (
    <Box paddingBlockEnd="400">
      <Tabs tabs={TABS.map(({ id: tab, content }) => ({ id: tab, content }))} selected={TABS.findIndex((tab) => tab.id === current)} onSelect={(index) => navigate(`/app/campaigns/${encodeURIComponent(id)}${TABS[index]!.path}`)} />
    </Box>
  );
}
