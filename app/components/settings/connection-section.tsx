import { BlockStack, Text } from "@shopify/polaris";
import type { ConnectionView } from "../../presenters/settings/connection.ts";
import { ImportProgress, useImport } from "../home/import-progress.tsx";
import { LabelledValue } from "../page/labelled-value.tsx";
import { EarlierCard } from "./earlier-card.tsx";
import { Section } from "./section.tsx";

/** Whether Lastmile and the shop are in step, and what was known of the shop's past. */
export function ConnectionSection({ view }: { readonly view: ConnectionView }) {
  const past = useImport(view.past);
  return (
    <Section title="Connection" description="Your shop tells Lastmile what happens in it. Every quarter of an hour Lastmile compares, and repairs what a message from Shopify did not tell.">
      <BlockStack gap="100">
        <LabelledValue label="Last heard from your shop" value={view.lastActivity} />
        <LabelledValue label="Last compared with your shop" value={view.lastCheck} />
        <LabelledValue label="Missed events that were repaired" value={view.repaired} />
      </BlockStack>
      {view.unread && <Text as="p" tone="caution">{view.unread}</Text>}
      {past && (
        <BlockStack gap="200">
          <Text as="h3" variant="headingSm">{past.running ? "Reading your shop’s past" : "Your shop’s past"}</Text>
          {past.failed && <Text as="p" tone="critical">Shopify did not hand out everything. New events are not affected.</Text>}
          <ImportProgress view={past} />
        </BlockStack>
      )}
      <EarlierCard asked={view.asked} ready={past !== null && !past.running} />
    </Section>
  );
}
