import { Banner, BlockStack, Box, Button, ButtonGroup, Card, InlineStack, Select, SkeletonBodyText, Spinner, Text } from "@shopify/polaris";
import { DesktopIcon, MobileIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import type { MailSubject } from "../../domain/templates/document.ts";
import type { TemplateEditorView } from "../../presenters/templates/template-editor.ts";
import { MailFrame } from "../mail/mail-frame.tsx";
import type { PreviewState } from "./use-preview.ts";

const WIDTHS = { desktop: 680, phone: 375 } as const;
const HEIGHT = 620;

interface Props {
  readonly state: PreviewState;
  /** what the mail is about */
  readonly subject: MailSubject;
  readonly checkouts: TemplateEditorView["checkouts"];
  readonly checkout: string | null;
  readonly onCheckout: (token: string | null) => void;
}

const SAMPLES: Readonly<Record<MailSubject, string>> = {
  checkout: "Shown with a sample cart. When shoppers have begun to check out, you can choose one of their carts here.",
  order: "Shown with a sample order, made of your shop’s own products where a cart has some.",
  person: "Shown for a sample customer. A mail about a person has no cart and no order.",
};

/** The mail as a customer gets it, beside the form that changes it. */
export function PreviewCard({ state: { mail, problem, busy }, subject, checkouts, checkout, onCheckout }: Props) {
  const [screen, setScreen] = useState<keyof typeof WIDTHS>("desktop");
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd">Preview</Text>
            {busy && <Spinner size="small" accessibilityLabel="Updating the preview" />}
          </InlineStack>
          <ButtonGroup variant="segmented">
            <Button icon={DesktopIcon} pressed={screen === "desktop"} accessibilityLabel="Show as on a computer" onClick={() => setScreen("desktop")} />
            <Button icon={MobileIcon} pressed={screen === "phone"} accessibilityLabel="Show as on a phone" onClick={() => setScreen("phone")} />
          </ButtonGroup>
        </InlineStack>
        {subject === "checkout" && checkouts.length > 0 ? (
          <Select label="Shown for" options={[...checkouts.map(({ token, label }) => ({ value: token, label }))]} value={checkout ?? ""} onChange={onCheckout} />
        ) : (
          <Text as="p" tone="subdued">{SAMPLES[subject]}</Text>
        )}
        <div aria-live="polite">{problem && <Banner tone="warning" title="This cannot be shown yet">{problem}</Banner>}</div>
        {mail && (
          <Box background="bg-surface-secondary" borderRadius="200" padding="300">
            <Text as="p" fontWeight="semibold" breakWord>{mail.subject}</Text>
            <Text as="p" tone="subdued" breakWord>{mail.preheader}</Text>
          </Box>
        )}
        <Box borderWidth="025" borderColor="border" borderRadius="200" overflowX="hidden" overflowY="hidden">
          {mail ? <MailFrame html={mail.html} title="Preview of the mail" width={WIDTHS[screen]} height={HEIGHT} /> : <Box padding="400" minHeight={`${HEIGHT}px`}><SkeletonBodyText lines={12} /></Box>}
        </Box>
      </BlockStack>
    </Card>
  );
}
