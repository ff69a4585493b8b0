import { BlockStack, Card, DataTable, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import type { HoldoutView } from "../../presenters/rehearsal/holdout-view.ts";

/** How large the comparison group must be, and when the answer would be there. */
export function HoldoutCard({ holdout }: { readonly holdout: HoldoutView }) {
  const [chosen, setChosen] = useState("1");
  const lift = holdout.lifts[Number(chosen)] ?? holdout.lifts[0];
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">When you would know what it brings</Text>
        <Text as="p" tone="subdued">{holdout.intro}</Text>
        {lift && (
          <>
            <Select label="The smallest effect worth knowing" options={holdout.lifts.map(({ label }, index) => ({ label, value: String(index) }))} value={chosen} onChange={setChosen} />
            <DataTable columnContentTypes={["text", "numeric", "text"]} headings={["Comparison group", "Customers needed", "Answer by"]} rows={lift.rows.map(({ share, people, when }) => [share, people, when])} />
            <Text as="p" variant="bodySm" tone="subdued">Worked out for an effect that is seen in 4 of 5 cases, with 1 false alarm in 20.</Text>
          </>
        )}
      </BlockStack>
    </Card>
  );
}
