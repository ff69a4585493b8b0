import { BlockStack, Card, Link, Text } from "@shopify/polaris";
import type { PersonView } from "../../presenters/people/person-detail.ts";

/** What comes next in each campaign, if nothing new happens. */
export function NextCard({ next }: { readonly next: PersonView["next"] }) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">What comes next</Text>
        {next.length === 0 && <Text as="p" tone="subdued">Nothing is planned for this customer. The timeline says what happened last, and why.</Text>}
        {next.map(({ id, campaign, campaignId, order, entries, later }) => (
          <BlockStack key={id} gap="200">
            <Text as="h3" variant="headingSm"><Link url={`/app/campaigns/${encodeURIComponent(campaignId)}`} removeUnderline>{campaign}</Link>{order !== null && ` (order ${order})`}</Text>
            {entries.length === 0 && <Text as="p" tone="subdued">{later ?? "It ends without another mail."}</Text>}
            <ul style={{ margin: 0, paddingInlineStart: 20 }}>
              {entries.map(({ title, text, at }, index) => (
                <li key={index} style={{ marginBottom: 8, overflowWrap: "anywhere" }}>
                  <Text as="p"><Text as="span" fontWeight="medium">{title}</Text>, {at}</Text>
                  <Text as="p" tone="subdued">{text}</Text>
                </li>
              ))}
            </ul>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}
