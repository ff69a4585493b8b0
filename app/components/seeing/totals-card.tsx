import { BlockStack, Card, SkeletonBodyText, Text } from "@shopify/polaris";
import type { PreviewTotals } from "../../presenters/seeing/preview-totals.ts";
import { LabelledValue } from "../page/labelled-value.tsx";
import { useLater } from "../page/use-later.ts";

/** What the days come to for everybody, not only for the customers that are shown. */
export function TotalsCard({ id, on, days }: { readonly id: string; readonly on: boolean; readonly days: number }) {
  const totals = useLater<PreviewTotals>(`/app/campaigns/${encodeURIComponent(id)}/preview/totals`);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">{on ? `Everybody who is due in the next ${days} days` : "Everybody who would come in"}</Text>
        <div aria-live="polite">
          {totals === undefined && <SkeletonBodyText lines={4} />}
          {totals === null && <Text as="p" tone="subdued">The totals could not be counted right now. Load the page again in a moment.</Text>}
          {totals && <Figures totals={totals} />}
        </div>
      </BlockStack>
    </Card>
  );
}

function Figures({ totals }: { readonly totals: PreviewTotals }) {
  return (
    <BlockStack gap="300">
      <BlockStack gap="100">
        <LabelledValue label="Customers" value={totals.all} strong />
        {totals.outcomes.map(({ outcome, label, count }) => <LabelledValue key={outcome} label={label} value={count} />)}
        <LabelledValue label="Mails in these days" value={totals.mails} />
      </BlockStack>
      {totals.reasons.length > 0 && (
        <BlockStack gap="100">
          <Text as="h3" variant="headingSm">Why some get no mail</Text>
          {totals.reasons.map(({ label, count }) => <LabelledValue key={label} label={label} value={count} />)}
        </BlockStack>
      )}
      {totals.note && <Text as="p" tone="subdued">{totals.note}</Text>}
    </BlockStack>
  );
}
