import { Button, Select, TextField } from "@shopify/polaris";
import { DeleteIcon } from "@shopify/polaris-icons";
import { newRow, type Question, type RowDraft } from "../../../presenters/campaigns/draft/condition.ts";
import type { ConditionContext } from "./condition-context.ts";
import { PickMany } from "./pick-many.tsx";
import { ANSWERED_BY, comparisonFrom, comparisonOf, comparisonOptions, questionLabel, questionOptions } from "./question-words.ts";
import { SegmentSelect } from "./segment-select.tsx";

interface Props {
  readonly row: RowDraft;
  readonly id: string;
  readonly path: string;
  readonly number: number;
  readonly context: ConditionContext;
  readonly onChange: (row: RowDraft, path: string) => void;
  /** null where it is the only one */
  readonly onRemove: (() => void) | null;
}

/** One condition: what is asked, how it compares, and with what. The fields wrap where there is little room. */
export function ConditionRow({ row, id, path, number, context, onChange, onRemove }: Props) {
  const { subject, mails } = context;
  return (
    <div role="group" aria-label={`Condition ${number}: ${questionLabel(row.question, subject)}`} style={{ display: "flex", gap: 8, alignItems: "flex-start" }}>
      <div style={{ flex: 1, minWidth: 0, display: "flex", flexWrap: "wrap", gap: 8 }}>
        <div style={{ flex: "1 1 11rem" }}>
          <Select id={`${id}.question`} label="Question" labelHidden options={[...questionOptions(subject, row.question, mails === null)]} value={row.question} onChange={(question) => onChange(newRow(question as Question), path)} />
        </div>
        <div style={{ flex: "0 1 9rem" }}>
          <Select label="Comparison" labelHidden options={[...comparisonOptions(row.question)]} value={comparisonOf(row)} onChange={(value) => onChange({ ...row, ...comparisonFrom(value) }, path)} />
        </div>
        <div style={{ flex: "1 1 10rem" }}><Answer row={row} path={path} context={context} onChange={onChange} /></div>
      </div>
      {onRemove && <Button variant="tertiary" icon={DeleteIcon} accessibilityLabel={`Remove condition ${number}`} onClick={onRemove} />}
    </div>
  );
}

const UNITS: Partial<Record<Question, string>> = { "orders-count": "orders", "days-since-last-order": "days" };
const LISTS = {
  country: { names: "countries", placeholder: "Find a country", unknown: "Another country" },
  language: { names: "languages", placeholder: "Find a language", unknown: "Another language" },
  product: { names: "products", placeholder: "Find a product", unknown: "A product not known by name" },
} as const;

function Answer({ row, path, context: { names, mails, errors }, onChange }: Pick<Props, "row" | "path" | "context" | "onChange">) {
  const kind = ANSWERED_BY[row.question];
  if (kind === "amount" || kind === "number") {
    return (
      <TextField label="Value" labelHidden inputMode={kind === "amount" ? "decimal" : "numeric"} autoComplete="off" value={row.value} suffix={kind === "amount" ? names.currency : UNITS[row.question]}
        error={errors[`${path}.value`]} onChange={(value) => onChange({ ...row, value }, `${path}.value`)} />
    );
  }
  if (kind === "segment") {
    return <SegmentSelect label="Segment" labelHidden names={names} value={row.segmentId} error={errors[`${path}.segmentId`]} onChange={(segmentId) => onChange({ ...row, segmentId }, `${path}.segmentId`)} />;
  }
  if (kind === "mail") {
    const known = row.stepId === "" || mails?.some(({ id }) => id === row.stepId);
    const options = [{ value: "", label: "any mail of this campaign" }, ...(mails ?? []).map(({ id, name }) => ({ value: id, label: name })), ...(known ? [] : [{ value: row.stepId, label: "a mail that was removed" }])];
    const helpText = row.question === "mailed" ? "A mail that was held back, or that came back, does not count." : undefined;
    return <Select label="Mail" labelHidden options={options} value={row.stepId} error={errors[`${path}.stepId`]} helpText={helpText} onChange={(stepId) => onChange({ ...row, stepId }, `${path}.stepId`)} />;
  }
  const list = LISTS[row.question as keyof typeof LISTS];
  return (
    <PickMany label={list.placeholder} labelHidden names={names[list.names]} chosen={row.chosen} placeholder={list.placeholder} unknown={list.unknown} error={errors[`${path}.chosen`]}
      onChange={(chosen) => onChange({ ...row, chosen }, `${path}.chosen`)} />
  );
}
