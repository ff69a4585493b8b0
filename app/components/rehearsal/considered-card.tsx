import { BlockStack, Card, List, Text } from "@shopify/polaris";
import type { ConsideredView } from "../../presenters/rehearsal/considered.ts";

/** What the rehearsal takes into account, and what it leaves out. */
export function ConsideredCard({ considered }: { readonly considered: ConsideredView }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">What this takes into account</Text>
        <List>{considered.counts.map((text) => <List.Item key={text}>{text}</List.Item>)}</List>
        <Text as="h3" variant="headingSm">What it leaves out</Text>
        <List>{considered.leavesOut.map((text) => <List.Item key={text}>{text}</List.Item>)}</List>
      </BlockStack>
    </Card>
  );
}
