import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Modal, Text, TextField } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import type { CopyLocale, TemplateDocument } from "../../domain/templates/document.ts";
import type { SaveAnswer } from "../forms/use-draft.ts";
import { useReturnFocus } from "../page/use-return-focus.ts";

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly address: string;
  /** the draft as it stands, saved or not */
  readonly document: TemplateDocument;
  readonly checkout: string | null;
  readonly locale: CopyLocale;
}

/** Sends the mail as it stands in the editor to one address. */
export function TestMailModal({ open, onClose, address, document, checkout, locale }: Props) {
  const fetcher = useFetcher<SaveAnswer>();
  const shopify = useAppBridge();
  useReturnFocus(open);
  const [to, setTo] = useState(address);
  const [error, setError] = useState<string | undefined>();
  const handled = useRef<SaveAnswer | undefined>(undefined);
  useEffect(() => {
    const answer = fetcher.data;
    if (fetcher.state !== "idle" || !answer || answer === handled.current) return;
    handled.current = answer;
    if (!answer.ok) return setError(Object.values(answer.errors)[0]);
    shopify.toast.show(answer.message);
    onClose();
  }, [fetcher.state, fetcher.data, shopify, onClose]);
  const send = (): void => {
    setError(undefined);
    void fetcher.submit(JSON.stringify({ intent: "send-test", to, document, checkout, locale }), { method: "post", encType: "application/json" });
  };
  return (
    <Modal open={open} onClose={onClose} title="Send a test mail" primaryAction={{ content: "Send", onAction: send, loading: fetcher.state !== "idle" }} secondaryActions={[{ content: "Cancel", onAction: onClose }]}>
      <Modal.Section>
        <BlockStack gap="300">
          <TextField label="Send to" type="email" autoComplete="email" value={to} onChange={(text) => { setTo(text); setError(undefined); }} error={error} autoFocus />
          <Text as="p" tone="subdued">You get the mail as it stands in the editor, saved or not. It counts in no figure, and a discount code in it does not work.</Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
