import { BlockStack, Card, Divider, InlineStack, Text, Thumbnail } from "@shopify/polaris";
import { ImageIcon } from "@shopify/polaris-icons";
import { Fragment } from "react";
import type { CheckoutDetailView, LineView } from "../../presenters/checkouts/checkout-detail.ts";
import { LabelledValue } from "../page/labelled-value.tsx";

/** Exactly what the shopper left, as they saw it. */
export function LinesCard({ view }: { readonly view: Pick<CheckoutDetailView, "lines" | "totals" | "currencyNote"> }) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">In the cart</Text>
        {view.lines.length === 0 && <Text as="p" tone="subdued">There was nothing in the cart.</Text>}
        {view.lines.map((line, index) => (
          <Fragment key={`${line.key}-${index}`}>
            {index > 0 && <Divider />}
            <Line line={line} />
          </Fragment>
        ))}
        <Divider />
        <BlockStack gap="100">
          {view.totals.map(({ label, amount, strong }) => <LabelledValue key={label} label={label} value={amount} strong={strong} />)}
        </BlockStack>
        {view.currencyNote && <Text as="p" tone="subdued">{view.currencyNote}</Text>}
      </BlockStack>
    </Card>
  );
}

function Line({ line }: { readonly line: LineView }) {
  return (
    <InlineStack gap="300" wrap={false} blockAlign="start">
      <span style={{ flex: "none" }}><Thumbnail source={line.imageUrl ?? ImageIcon} alt={line.imageUrl ? line.imageAlt : ""} size="medium" /></span>
      <div style={{ flex: 1, minWidth: 0, overflowWrap: "anywhere" }}>
        <BlockStack gap="050">
          <Text as="h3" fontWeight="semibold">{line.title}</Text>
          {line.variant && <Text as="span" tone="subdued">{line.variant}</Text>}
          {line.properties.map((property) => <Text key={property} as="span" tone="subdued" variant="bodySm">{property}</Text>)}
          <Text as="span" tone="subdued" numeric>{line.unitPrice} × {line.quantity}</Text>
        </BlockStack>
      </div>
      <Text as="span" numeric>{line.linePrice}</Text>
    </InlineStack>
  );
}
