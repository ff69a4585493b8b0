import { InlineStack, Text } from "@shopify/polaris";

/** "Mails sent   12": one figure of a row on a phone, or of a short list. */
export function LabelledValue({ label, value, strong = false }: { readonly label: string; readonly value: string; readonly strong?: boolean }) {
  return (
    <InlineStack align="space-between" gap="200" wrap={false}>
      <Text as="span" tone={strong ? undefined : "subdued"} {...(strong ? { fontWeight: "semibold" as const } : {})}>{label}</Text>
      <Text as="span" numeric alignment="end" {...(strong ? { fontWeight: "semibold" as const } : {})}>{value}</Text>
    </InlineStack>
  );
}
