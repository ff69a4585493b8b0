import { BlockStack, Card, Text, TextField } from "@shopify/polaris";
import type { CampaignDraft } from "../../presenters/campaigns/campaign-draft.ts";
import type { Draft } from "../forms/use-draft.ts";

interface Props {
  readonly form: Pick<Draft<CampaignDraft>, "value" | "change" | "errors">;
  readonly currency: string;
}

/** The campaign's name, its minimum and its comparison group. */
export function RulesCard({ form: { value: draft, change, errors }, currency }: Props) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">About this campaign</Text>
        <TextField label="Name" autoComplete="off" maxLength={100} value={draft.name} error={errors["name"]} onChange={(name) => change({ ...draft, name }, "name")} />
        <TextField label="Smallest cart" inputMode="decimal" suffix={currency} autoComplete="off" value={draft.minimumSubtotal} error={errors["minimumSubtotal"]} placeholder="No minimum"
          helpText="Carts worth less get no mail. Leave it empty for all carts." onChange={(minimumSubtotal) => change({ ...draft, minimumSubtotal }, "minimumSubtotal")} />
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
