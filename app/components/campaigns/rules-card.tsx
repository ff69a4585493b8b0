import { BlockStack, Card, Text, TextField } from "@shopify/polaris";
import type { CampaignDraft } from "../../presenters/campaigns/campaign-draft.ts";
import type { Draft } from "../forms/use-draft.ts";

/** The campaign's name and its comparison group. */
export function RulesCard({ form: { value: draft, change, errors } }: { readonly form: Pick<Draft<CampaignDraft>, "value" | "change" | "errors"> }) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">About this campaign</Text>
        <TextField label="Name" autoComplete="off" maxLength={100} value={draft.name} error={errors["name"]} onChange={(name) => change({ ...draft, name }, "name")} />
        <TextField label="Comparison group" inputMode="decimal" suffix="%" autoComplete="off" value={draft.holdoutPercent} error={errors["holdoutPercent"]}
          helpText={holdoutWords(draft.holdoutPercent)} onChange={(holdoutPercent) => change({ ...draft, holdoutPercent }, "holdoutPercent")} />
      </BlockStack>
    </Card>
  );
}

/** What a share held out means, in words. */
export function holdoutWords(percent: string): string {
  const share = Number(percent.replace(",", "."));
  if (!(share > 0)) return "Everybody who may be written to gets the mails. Without a comparison group you cannot see what the mails really add.";
  return `About ${share} in 100 customers, picked by chance, get no mail. The difference shows what the mails really add.`;
}
