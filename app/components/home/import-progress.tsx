import { useFetcher } from "@remix-run/react";
import { BlockStack, ProgressBar, Text } from "@shopify/polaris";
import { useEffect } from "react";
import type { ImportView } from "../../presenters/settings/connection.ts";
import { LabelledValue } from "../page/labelled-value.tsx";

const ASK_EVERY_MS = 3000;

/** The import as it is now: asked again while it runs. */
export function useImport(first: ImportView | null): ImportView | null {
  const fetcher = useFetcher<{ readonly past: ImportView | null }>();
  const view = fetcher.data ? fetcher.data.past : first;
  const running = view?.running === true;
  const { load } = fetcher;
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => load("/app/connection"), ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [running, load]);
  return view;
}

/** A bar, and what it is made of. */
export function ImportProgress({ view }: { readonly view: ImportView }) {
  return (
    <BlockStack gap="300">
      {view.running && (
        <BlockStack gap="100">
          <ProgressBar progress={view.percent} size="small" />
          <Text as="p" tone="subdued" alignment="end">{view.percent}%</Text>
        </BlockStack>
      )}
      <BlockStack gap="100">
        {view.parts.map((part) => <LabelledValue key={part.label} label={part.label} value={part.value} />)}
      </BlockStack>
    </BlockStack>
  );
}
