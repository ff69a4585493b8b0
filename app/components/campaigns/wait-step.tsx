import { Card, Icon, InlineError, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { ClockIcon } from "@shopify/polaris-icons";
import type { StepDraft } from "../../presenters/campaigns/campaign-draft.ts";
import type { FieldErrors } from "../forms/field-errors.ts";

type Wait = Extract<StepDraft, { kind: "wait" }>;

interface Props {
  readonly step: Wait;
  readonly first: boolean;
  readonly number: number;
  readonly path: string;
  readonly errors: FieldErrors;
  readonly onChange: (step: StepDraft, field: string) => void;
}

const UNITS = [
  { value: "minutes", label: "minutes" },
  { value: "hours", label: "hours" },
  { value: "days", label: "days" },
];

/** How long the journey waits: a number and a unit. */
export function WaitStep({ step, first, number, path, errors, onChange }: Props) {
  const error = errors[`${path}.amount`] ?? errors[path];
  const id = `wait-${number}`;
  return (
    <Card>
      <InlineStack gap="300" blockAlign="center">
        <span><Icon source={ClockIcon} tone="subdued" /></span>
        <Text as="h3" variant="headingSm">Wait</Text>
        <div style={{ width: "6rem" }}>
          <TextField label={`Wait ${number}: how many`} labelHidden inputMode="numeric" autoComplete="off" value={step.amount} id={id} error={Boolean(error)}
            onChange={(amount) => onChange({ ...step, amount }, "amount")} />
        </div>
        <div style={{ width: "8rem" }}>
          <Select label={`Wait ${number}: unit`} labelHidden options={UNITS} value={step.unit} onChange={(unit) => onChange({ ...step, unit: unit as Wait["unit"] }, "amount")} />
        </div>
        <Text as="span" tone="subdued">{first ? "after the shopper was last there" : "after the mail before"}</Text>
      </InlineStack>
      {error && <InlineError fieldID={id} message={error} />}
    </Card>
  );
}
