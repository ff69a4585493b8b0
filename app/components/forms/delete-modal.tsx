import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Modal } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useReturnFocus } from "../page/use-return-focus.ts";
import type { FieldErrors } from "./field-errors.ts";

interface Props {
  readonly open: boolean;
  /** of what is to be deleted */
  readonly name: string;
  readonly onClose: () => void;
  /** what goes, and what stays */
  readonly children: ReactNode;
}

/** Asks before the thing that the page is about is deleted for good; the page's action leads back to the list, or says why not. */
export function DeleteModal({ open, name, onClose, children }: Props) {
  const fetcher = useFetcher<{ readonly ok: false; readonly errors: FieldErrors }>();
  useReturnFocus(open);
  const submit = (): void => void fetcher.submit(JSON.stringify({ intent: "remove" }), { method: "post", encType: "application/json" });
  return (
    <Modal open={open} onClose={onClose} title={`Delete “${name}”?`} primaryAction={{ content: "Delete", destructive: true, loading: fetcher.state !== "idle", onAction: submit }} secondaryActions={[{ content: "Cancel", onAction: onClose }]}>
      <Modal.Section>
        <BlockStack gap="300">
          {fetcher.data?.ok === false && <Banner tone="critical">{Object.values(fetcher.data.errors)[0]}</Banner>}
          {children}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
