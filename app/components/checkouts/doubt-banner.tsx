import { Banner, BlockStack, List, Text } from "@shopify/polaris";
import type { DoubtView } from "../../presenters/checkouts/suspicion-words.ts";

interface Props {
  readonly doubt: DoubtView;
  readonly onOverrule: () => void;
}

/** Why a checkout is taken for no real shopper's, and the way to say otherwise. */
export function DoubtBanner({ doubt, onOverrule }: Props) {
  return (
    <Banner title={doubt.title} tone={doubt.suspected ? "warning" : "info"} {...(doubt.suspected ? { action: { content: "It is a real person", onAction: onOverrule } } : {})}>
      <BlockStack gap="200">
        <Text as="p">{doubt.text}</Text>
        {doubt.reasons.length > 0 && <List>{doubt.reasons.map((reason) => <List.Item key={reason}>{reason}</List.Item>)}</List>}
      </BlockStack>
    </Banner>
  );
}
