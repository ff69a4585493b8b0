import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Modal, Text } from "@shopify/polaris";
import type { FieldErrors } from "../forms/field-errors.ts";
import { useReturnFocus } from "../page/use-return-focus.ts";

interface Props {
  readonly open: boolean;
  readonly name: string;
  readonly onClose: () => void;
}

/** Asks before a campaign that nobody was ever in is removed; the answer leads back to the list. */
export function RemoveModal({ open, name, onClose }: Props) {
  const fetcher = useFetcher<{ readonly ok: false; readonly errors: FieldErrors }>();
  useReturnFocus(open);
  const submit = (): void => void fetcher.submit(JSON.stringify({ intent: "remove" }), { method: "post", encType: "application/json" });
  return (
    <Modal open={open} onClose={onClose} title={`Remove “${name}”?`} primaryAction={{ content: "Remove", destructive: true, loading: fetcher.state !== "idle", onAction: submit }} secondaryActions={[{ content: "Cancel", onAction: onClose }]}>
      <Modal.Section>
        <BlockStack gap="300">
          {fetcher.data?.ok === false && <Banner tone="critical">{Object.values(fetcher.data.errors)[0]}</Banner>}
          <Text as="p">Nobody has been in this campaign, so nothing is lost but its settings. Its mails stay under Templates.</Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
