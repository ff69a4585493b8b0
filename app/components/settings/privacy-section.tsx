import { Badge, BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import type { PrivacyExportView } from "../../presenters/settings/privacy-exports.ts";
import { FormError } from "../forms/form-error.tsx";
import { Section } from "./section.tsx";

/** What customers asked to be told about themselves, to be downloaded and handed over. */
export function PrivacySection({ exports }: { readonly exports: readonly PrivacyExportView[] }) {
  return (
    <Section title="Customer data" description="When a customer asks what is kept of them, Shopify tells us, and the answer waits here for you to pass on. When a customer or Shopify asks for erasure, we erase it by ourselves.">
      {exports.length === 0
        ? <Text as="p" tone="subdued">No customer is waiting for an answer.</Text>
        : exports.map((one) => <ExportRow key={one.url} one={one} />)}
    </Section>
  );
}

function ExportRow({ one }: { readonly one: PrivacyExportView }) {
  const [state, setState] = useState<"idle" | "busy" | "done" | "failed">("idle");
  const download = async (): Promise<void> => {
    setState("busy");
    setState((await save(one)) ? "done" : "failed");
  };
  return (
    <BlockStack gap="200">
      <InlineStack align="space-between" blockAlign="center" gap="400">
        <BlockStack gap="050">
          <InlineStack gap="200">
            <Text as="span" fontWeight="medium">{one.title}</Text>
            {(one.downloaded || state === "done") && <Badge tone="success">Downloaded</Badge>}
          </InlineStack>
          <Text as="span" tone="subdued">{one.until}</Text>
        </BlockStack>
        <Button onClick={() => void download()} loading={state === "busy"} accessibilityLabel={`Download: ${one.title}`}>Download</Button>
      </InlineStack>
      {state === "failed" && <FormError message="The file could not be downloaded. Reload the page and try again." />}
    </BlockStack>
  );
}

/** Asks with the merchant's session, which App Bridge adds to `fetch`; a plain link would come without it. */
async function save({ url, fileName }: PrivacyExportView): Promise<boolean> {
  try {
    const response = await fetch(url);
    if (!response.ok) return false;
    const address = URL.createObjectURL(await response.blob());
    Object.assign(document.createElement("a"), { href: address, download: fileName }).click();
    URL.revokeObjectURL(address);
    return true;
  } catch {
    return false;
  }
}
