import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Text } from "@shopify/polaris";
import { useCallback } from "react";
import { type Answer, useAnswer } from "../forms/use-answer.ts";

const NOTHING = (): void => undefined;

/** Says that a campaign is archived, and brings it back. */
export function ArchivedBanner({ disabled }: { readonly disabled: boolean }) {
  const fetcher = useFetcher<Answer>();
  useAnswer(fetcher, NOTHING);
  const bringBack = useCallback(() => void fetcher.submit(JSON.stringify({ intent: "restore" }), { method: "post", encType: "application/json" }), [fetcher]);
  return (
    <Banner title="This campaign is archived" action={{ content: "Bring back", onAction: bringBack, loading: fetcher.state !== "idle", disabled }}>
      <BlockStack gap="100">
        <Text as="p">It sends nothing and cannot be switched on. When you bring it back, it stands in your list again and is off.</Text>
        {fetcher.data?.ok === false && <Text as="p" tone="critical">{Object.values(fetcher.data.errors)[0]}</Text>}
      </BlockStack>
    </Banner>
  );
}
