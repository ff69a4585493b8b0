import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import type { CheckoutDetailView } from "../../presenters/checkouts/checkout-detail.ts";

/** Who left, and whether they agreed to hear from the shop. */
export function PersonCard({ view: { customer, consent } }: { readonly view: Pick<CheckoutDetailView, "customer" | "consent"> }) {
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">Customer</Text>
          <Text as="p">{customer.name}</Text>
          {[customer.email, customer.phone, customer.country].filter((part) => part && part !== customer.name).map((part) => (
            <Text key={part} as="p" tone="subdued" breakWord>{part}</Text>
          ))}
        </BlockStack>
        <BlockStack gap="150">
          <Text as="h3" variant="headingSm">Marketing mails</Text>
          <InlineStack><Badge {...(consent.tone ? { tone: consent.tone } : {})}>{consent.label}</Badge></InlineStack>
          <Text as="p" tone="subdued">{consent.source}</Text>
        </BlockStack>
      </BlockStack>
    </Card>
  );
}
