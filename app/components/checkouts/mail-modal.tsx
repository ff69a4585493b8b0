import { BlockStack, Modal, Text } from "@shopify/polaris";
import type { MailView } from "../../presenters/checkouts/checkout-detail.ts";
import { MailFrame } from "../mail/mail-frame.tsx";
import { useReturnFocus } from "../page/use-return-focus.ts";

/** The mail as it was sent. Links lead nowhere, and looking does not count as an open. */
export function MailModal({ mail, onClose }: { readonly mail: MailView | null; readonly onClose: () => void }) {
  useReturnFocus(mail !== null);
  return (
    <Modal open={mail !== null} onClose={onClose} title={mail?.subject ?? ""} size="large" secondaryActions={[{ content: "Close", onAction: onClose }]}>
      {mail && (
        <>
          <Modal.Section>
            <BlockStack gap="050">
              <Text as="p" tone="subdued" breakWord>To {mail.to}</Text>
              <Text as="p" tone="subdued">{mail.state}, {mail.sentAt}</Text>
            </BlockStack>
          </Modal.Section>
          <MailFrame html={mail.html} title={`Mail: ${mail.subject}`} width={640} height={560} />
        </>
      )}
    </Modal>
  );
}
