import { BlockStack, Button, ButtonGroup, Card, Divider, Icon, InlineError, InlineGrid, InlineStack, Link, Select, Text } from "@shopify/polaris";
import { ChevronDownIcon, ChevronUpIcon, DeleteIcon, EmailIcon } from "@shopify/polaris-icons";
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
  /** null where no mail comes before, or after */
  readonly onUp: (() => void) | null;
  readonly onDown: (() => void) | null;
}

/** One mail of the journey: which template, what it offers, and what came of it so far. */
export function MailStep({ step, number, path, errors, templates, currency, figures, onChange, ...moves }: Props) {
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
          <Moves id={step.id} number={number} {...moves} />
        </InlineStack>
        {errors[path] && <InlineError fieldID={`mail-${number}`} message={errors[path]} />}
        <BlockStack gap="100">
          <Select id={`template-${step.id}`} label="Which mail" options={options} value={step.templateId} error={errors[`${path}.templateId`]} onChange={(templateId) => onChange({ ...step, templateId }, "templateId")} />
          {known && <Text as="p"><Link url={`/app/templates/${step.templateId}`}>Edit this mail</Link></Text>}
        </BlockStack>
        <OfferFields offer={step.offer} path={path} errors={errors} currency={currency} onChange={(offer, field) => onChange({ ...step, offer }, field)} />
        {figures && <><Divider /><Figures figures={figures} /></>}
      </BlockStack>
    </Card>
  );
}

/** Nothing to move or remove where there is a single mail. */
function Moves({ id, number, onUp, onDown, onRemove }: Pick<Props, "number" | "onRemove" | "onUp" | "onDown"> & { readonly id: string }) {
  if (!onRemove) return null;
  return (
    <ButtonGroup gap="extraTight" noWrap>
      <Button id={`up-${id}`} variant="tertiary" icon={ChevronUpIcon} accessibilityLabel={`Move mail ${number} up`} disabled={!onUp} onClick={onUp ?? undefined} />
      <Button id={`down-${id}`} variant="tertiary" icon={ChevronDownIcon} accessibilityLabel={`Move mail ${number} down`} disabled={!onDown} onClick={onDown ?? undefined} />
      <Button variant="tertiary" icon={DeleteIcon} accessibilityLabel={`Remove mail ${number}`} onClick={onRemove} />
    </ButtonGroup>
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
