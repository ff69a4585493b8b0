import { List, Text } from "@shopify/polaris";
import type { CampaignDetailView } from "../../presenters/campaigns/campaign-detail.ts";
import { DeleteModal } from "../forms/delete-modal.tsx";

interface Props {
  readonly open: boolean;
  readonly name: string;
  /** what goes with it; null: it stays */
  readonly removal: CampaignDetailView["removal"];
  readonly onClose: () => void;
}

/** Asks before a campaign that nobody was ever in is deleted, and says what goes with it. */
export function RemoveModal({ open, name, removal, onClose }: Props) {
  return (
    <DeleteModal open={open} name={name} onClose={onClose}>
      <Text as="p">Nobody has been in this campaign. This cannot be undone. With it goes for good:</Text>
      <List>{["Its journey and settings", ...(removal?.gone ?? [])].map((one) => <List.Item key={one}>{one}</List.Item>)}</List>
      <Text as="p">Mails that another campaign uses stay.</Text>
    </DeleteModal>
  );
}
