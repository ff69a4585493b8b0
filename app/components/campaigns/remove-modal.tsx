import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, List, Modal, Text } from "@shopify/polaris";
import type { CampaignDetailView } from "../../presenters/campaigns/campaign-detail.ts";
import type { FieldErrors } from "../forms/field-errors.ts";
import { useReturnFocus } from "../page/use-return-focus.ts";

interface Props {
  readonly open: boolean;
  readonly name: string;
  /** what goes with it; null: it stays */
  readonly removal: CampaignDetailView["removal"];
  readonly onClose: () => void;
}

/** Asks before a campaign that nobody was ever in is deleted, and says what goes with it; the answer leads back to the list. */
export function RemoveModal({ open, name, removal, onClose }: Props) {
  const fetcher = useFetcher<{ readonly ok: false; readonly errors: FieldErrors }>();
  useReturnFocus(open);
  const submit = (): void => void fetcher.submit(JSON.stringify({ intent: "remove" }), { method: "post", encType: "application/json" });
  const gone = removal?.gone ?? [];
  return (
    <Modal open={open} onClose={onClose} title={`Delete “${name}”?`} primaryAction={{ content: "Delete", destructive: true, loading: fetcher.state !== "idle", onAction: submit }} secondaryActions={[{ content: "Cancel", onAction: onClose }]}>
      <Modal.Section>
        <BlockStack gap="300">
          {fetcher.data?.ok === false && <Banner tone="critical">{Object.values(fetcher.data.errors)[0]}</Banner>}
          <Text as="p">Nobody has been in this campaign. This cannot be undone. With it goes for good:</Text>
          <List>{["Its journey and settings", ...gone].map((one) => <List.Item key={one}>{one}</List.Item>)}</List>
          <Text as="p">Mails that another campaign uses stay.</Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
