import { Badge, BlockStack, Button, Card, InlineGrid, InlineStack, Page, Text } from "@shopify/polaris";
import type { LibraryView } from "../../presenters/library/library-view.ts";
import { FormError } from "../forms/form-error.tsx";
import { LibraryCard } from "./library-card.tsx";
import { type Adding, useAdd } from "./use-add.ts";

/** All ready campaigns, a start from scratch, and what comes later. */
export function LibraryPage({ view }: { readonly view: LibraryView }) {
  const adding = useAdd();
  return (
    <Page title="Add a campaign" subtitle={`Each comes with its mails in ${view.languages}, and is off until you switch it on.`} backAction={{ content: "Campaigns", url: "/app/campaigns" }}>
      <BlockStack gap="400">
        <FormError message={adding.error} />
        <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
          {view.cards.map((card) => <LibraryCard key={card.id} card={card} adding={adding} />)}
        </InlineGrid>
        <Blanks blanks={view.blanks} adding={adding} />
        <Later later={view.later} />
      </BlockStack>
    </Page>
  );
}

function Blanks({ blanks, adding }: { readonly blanks: LibraryView["blanks"]; readonly adding: Adding }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">Start from scratch</Text>
        <Text as="p" tone="subdued">You get one mail to begin with. What it is about decides what it can show: the cart, the order, or neither.</Text>
        <InlineGrid columns={{ xs: 1, sm: 3 }} gap="400">
          {blanks.map(({ subject, label, text }) => (
            <BlockStack key={subject} gap="200" inlineAlign="start">
              <Button loading={adding.busy === subject} disabled={adding.busy !== null} onClick={() => adding.add(subject, { intent: "blank", about: subject })}>{label}</Button>
              <Text as="p" tone="subdued" variant="bodySm">{text}</Text>
            </BlockStack>
          ))}
        </InlineGrid>
      </BlockStack>
    </Card>
  );
}

function Later({ later }: Pick<LibraryView, "later">) {
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">Needs your storefront’s events; comes later</Text>
          <Badge>Not yet</Badge>
        </InlineStack>
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
          {later.map(({ name, purpose }) => (
            <BlockStack key={name} gap="050">
              <Text as="h3" variant="headingSm">{name}</Text>
              <Text as="p" tone="subdued">{purpose}</Text>
            </BlockStack>
          ))}
        </InlineGrid>
      </BlockStack>
    </Card>
  );
}
