import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import type { EarlierPreviewView } from "../../presenters/settings/earlier-request.ts";

interface Answer {
  readonly ok: boolean;
  readonly preview?: EarlierPreviewView | null;
  readonly message?: string | null;
}

/** People who left before the installation: nobody is mailed until the merchant has seen how many, and asked. */
export function EarlierCard({ asked, ready }: { readonly asked: string | null; readonly ready: boolean }) {
  const fetcher = useFetcher<Answer>();
  const ask = (intent: "preview-earlier" | "mail-earlier"): void => void fetcher.submit(JSON.stringify({ intent }), { method: "post", action: "/app/connection", encType: "application/json" });
  const busy = fetcher.state !== "idle";
  const preview = fetcher.data?.preview ?? null;
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">Customers who left before you added Lastmile</Text>
      <Text as="p" tone="subdued">They get no mail unless you ask for it. See first how many would be mailed.</Text>
      {asked && <Text as="p">{asked}</Text>}
      <div aria-live="polite">
        {preview && <Text as="p">{preview.sentence}</Text>}
        {!asked && fetcher.data?.message && <Text as="p">{fetcher.data.message}.</Text>}
        {fetcher.data?.ok === false && <Text as="p" tone="critical">That did not work. Try again.</Text>}
      </div>
      <InlineStack gap="200">
        <Button onClick={() => ask("preview-earlier")} disabled={!ready} loading={busy && !preview}>See how many</Button>
        {preview && preview.mailed > 0 && <Button variant="primary" onClick={() => ask("mail-earlier")} loading={busy}>{preview.mailed === 1 ? "Mail 1 customer" : `Mail ${preview.mailed} customers`}</Button>}
      </InlineStack>
    </BlockStack>
  );
}
