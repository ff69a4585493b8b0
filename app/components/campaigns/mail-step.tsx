import { BlockStack, Button, Card, Divider, Icon, InlineError, InlineGrid, InlineStack, Link, Select, Text } from "@shopify/polaris";
import { DeleteIcon, EmailIcon } from "@shopify/polaris-icons";
import type { CampaignDetailView, StepFigures } from "../../presenters/campaigns/campaign-detail.ts";
import type { StepDraft } from "../../presenters/campaigns/campaign-draft.ts";
import type { FieldErrors } from "../forms/field-errors.ts";
import { OfferFields } from "./offer-fields.tsx";

type Mail = Extract<StepDraft, { kind: "message" }>;

interface Props {
  readonly step: Mail;
  readonly number: number;
  readonly path: string;
  readonly errors: FieldErrors;
  readonly templates: CampaignDetailView["templates"];
  readonly currency: string;
  /** null for a step that has not sent anything */
  readonly figures: StepFigures | null;
  readonly onChange: (step: StepDraft, field: string) => void;
  /** null where it is the only mail */
  readonly onRemove: (() => void) | null;
}

/** One mail of the journey: which template, what it offers, and what came of it so far. */
export function MailStep({ step, number, path, errors, templates, currency, figures, onChange, onRemove }: Props) {
  const known = templates.some(({ id }) => id === step.templateId);
  const options = [...(known ? [] : [{ value: step.templateId, label: "Choose a mail" }]), ...templates.map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200" wrap={false}>
          <InlineStack gap="200" blockAlign="center">
            <span><Icon source={EmailIcon} tone="subdued" /></span>
            <Text as="h3" variant="headingSm">Mail {number}</Text>
          </InlineStack>
          {onRemove && <Button variant="tertiary" icon={DeleteIcon} accessibilityLabel={`Remove mail ${number}`} onClick={onRemove} />}
        </InlineStack>
        {errors[path] && <InlineError fieldID={`mail-${number}`} message={errors[path]} />}
        <BlockStack gap="100">
          <Select label="Mail" options={options} value={step.templateId} error={errors[`${path}.templateId`]} onChange={(templateId) => onChange({ ...step, templateId }, "templateId")} />
          {known && <Text as="p"><Link url={`/app/templates/${step.templateId}`}>Edit this mail</Link></Text>}
        </BlockStack>
        <OfferFields offer={step.offer} path={path} errors={errors} currency={currency} onChange={(offer, field) => onChange({ ...step, offer }, field)} />
        {figures && <><Divider /><Figures figures={figures} /></>}
      </BlockStack>
    </Card>
  );
}

function Figures({ figures }: { readonly figures: StepFigures }) {
  const all = [["Sent", figures.sent], ["Opened", figures.opened], ["Clicked", figures.clicked], ["Orders", figures.orders], ["Recovered", figures.revenue]] as const;
  return (
    <InlineGrid columns={{ xs: 3, sm: 5 }} gap="200">
      {all.map(([label, value]) => (
        <BlockStack key={label}>
          <Text as="span" variant="bodySm" tone="subdued">{label}</Text>
          <Text as="span" numeric fontWeight="semibold">{value}</Text>
        </BlockStack>
      ))}
    </InlineGrid>
  );
}
