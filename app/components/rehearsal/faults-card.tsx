import { Badge, BlockStack, Card, Divider, InlineStack, Link, Text } from "@shopify/polaris";
import type { FaultView } from "../../presenters/rehearsal/rehearsal.ts";

/** What would have gone wrong, what was kept from it, and what nobody can tell; each with people to look at. */
export function FaultsCard({ faults }: { readonly faults: readonly FaultView[] }) {
  const bad = faults.some((fault) => fault.bad);
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">What would have gone wrong</Text>
          <Text as="p" tone="subdued">{bad ? "Look at these before you switch the campaign on." : "No mail would have gone out with a fault."}</Text>
        </BlockStack>
        {faults.map((fault, index) => (
          <BlockStack key={fault.fault} gap="200">
            {index > 0 && <Divider />}
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <Text as="h3" variant="headingSm">{fault.title}</Text>
              <Badge tone={fault.bad ? "critical" : "success"}>{fault.bad ? fault.made : "None"}</Badge>
            </InlineStack>
            {fault.parts.map((part) => <Part key={part.label} part={part} />)}
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}

function Part({ part }: { readonly part: FaultView["parts"][number] }) {
  return (
    <BlockStack gap="050">
      <Text as="p">{part.label}</Text>
      <Text as="p" tone="subdued">{part.text}</Text>
      {part.examples.length > 0 && (
        <div style={{ overflowWrap: "anywhere" }}>
          <Text as="p" variant="bodySm" tone="subdued">
            For example {part.examples.map((one, index) => <span key={`${one.id}-${one.when}`}>{index > 0 && "; "}<Link url={`/app/people/${encodeURIComponent(one.id)}`}>{one.name}</Link> ({one.when})</span>)}
          </Text>
        </div>
      )}
    </BlockStack>
  );
}
