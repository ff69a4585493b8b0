import { Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { RehearseEdits } from "./use-rehearse-edits.ts";

/** The offer, below the journey, to try it on the shop's past before anything of it is saved. */
export function RehearseCard({ dirty, rehearsal }: { readonly dirty: boolean; readonly rehearsal: RehearseEdits }) {
  return (
    <Card>
      <InlineStack align="space-between" blockAlign="center" gap="300">
        <div style={{ flex: "1 1 16rem", minWidth: 0 }}>
          <Text as="h2" variant="headingSm">Try it on your own past</Text>
          <Text as="p" tone="subdued">
            {dirty ? "See what your changes would have done in the last 90 days, before you save them. They are kept, and nothing is sent." : "See what this campaign would have done in the last 90 days. Nothing is sent."}
          </Text>
        </div>
        <Button onClick={rehearsal.start} loading={rehearsal.busy}>{dirty ? "Rehearse these changes" : "Rehearse"}</Button>
      </InlineStack>
    </Card>
  );
}
