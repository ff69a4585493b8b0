import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Modal, Text } from "@shopify/polaris";
import { type Answer, useAnswer } from "../forms/use-answer.ts";
import { useReturnFocus } from "../page/use-return-focus.ts";

interface Props {
  readonly open: boolean;
  readonly on: boolean;
  readonly name: string;
  readonly onClose: () => void;
}

/** Says what archiving does, and does it. */
export function ArchiveModal({ open, on, name, onClose }: Props) {
  const fetcher = useFetcher<Answer>();
  useReturnFocus(open);
  useAnswer(fetcher, onClose);
  const submit = (): void => void fetcher.submit(JSON.stringify({ intent: "archive" }), { method: "post", encType: "application/json" });
  return (
    <Modal open={open} onClose={onClose} title={`Archive “${name}”?`} primaryAction={{ content: on ? "Switch off and archive" : "Archive", destructive: on, loading: fetcher.state !== "idle", onAction: submit }} secondaryActions={[{ content: "Cancel", onAction: onClose }]}>
      <Modal.Section>
        <BlockStack gap="300">
          {fetcher.data?.ok === false && <Banner tone="critical">{Object.values(fetcher.data.errors)[0]}</Banner>}
          {on && <Text as="p">The campaign is on. It is switched off, and people who are in it now leave it without getting its further mails.</Text>}
          <Text as="p">It is no longer listed, except under “Archived”. Its figures, its mails and what your customers’ timelines say of it stay as they are.</Text>
          <Text as="p">You can bring it back at any time. It is off then.</Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
