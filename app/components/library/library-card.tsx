import { Badge, BlockStack, Box, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { LibraryCard as View } from "../../presenters/library/library-view.ts";
import type { Adding } from "./use-add.ts";

/** One campaign of the library: what it is for, when it writes, to whom, and how often. */
export function LibraryCard({ card, adding }: { readonly card: View; readonly adding: Adding }) {
  const { id, name, stage, purpose, when, who, mails, added } = card;
  return (
    <Card>
      <div style={{ display: "flex", flexDirection: "column", height: "100%", gap: 16 }}>
        <div style={{ flex: 1 }}>
          <BlockStack gap="300">
            <InlineStack gap="200" blockAlign="center">
              <Text as="h2" variant="headingMd">{name}</Text>
              <Badge>{stage}</Badge>
              {added && <Badge tone="info">Added</Badge>}
            </InlineStack>
            <Text as="p">{purpose}</Text>
            <dl style={{ margin: 0, display: "grid", gap: 8 }}>
              <Fact term="When" text={when} />
              <Fact term="Who" text={who} />
              <Fact term="Mails" text={mails} />
            </dl>
          </BlockStack>
        </div>
        <Box>
          <Button loading={adding.busy === id} disabled={adding.busy !== null} accessibilityLabel={added ? `Add another ${name}` : `Add ${name}`} onClick={() => adding.add(id, { intent: "add", campaign: id })}>
            {added ? "Add another" : "Add"}
          </Button>
        </Box>
      </div>
    </Card>
  );
}

function Fact({ term, text }: { readonly term: string; readonly text: string }) {
  return (
    <div style={{ display: "grid", gridTemplateColumns: "3.5rem 1fr" }}>
      <dt><Text as="span" tone="subdued">{term}</Text></dt>
      <dd style={{ margin: 0 }}><Text as="span">{text}</Text></dd>
    </div>
  );
}
