import { InlineError, Select, TextField } from "@shopify/polaris";
import type { DurationUnit } from "../../../presenters/words/duration.ts";

interface Typed {
  readonly amount: string;
  readonly unit: DurationUnit;
}

interface Props extends Typed {
  readonly id: string;
  readonly label: string;
  readonly error: string | undefined;
  readonly helpText?: string;
  readonly onChange: (typed: Typed) => void;
}

const UNITS = [{ value: "minutes", label: "minutes" }, { value: "hours", label: "hours" }, { value: "days", label: "days" }];

/** A number and its unit. */
export function DurationFields({ id, label, amount, unit, error, helpText, onChange }: Props) {
  return (
    <div>
      <div style={{ display: "flex", gap: 8, alignItems: "flex-end" }}>
        <div style={{ width: "7rem" }}>
          <TextField id={id} label={label} inputMode="numeric" autoComplete="off" value={amount} error={Boolean(error)} onChange={(typed) => onChange({ amount: typed, unit })} />
        </div>
        <div style={{ width: "8rem" }}>
          <Select label={`${label}: unit`} labelHidden options={UNITS} value={unit} onChange={(chosen) => onChange({ amount, unit: chosen as DurationUnit })} />
        </div>
      </div>
      {error ? <InlineError fieldID={id} message={error} /> : helpText && <p style={{ color: "var(--p-color-text-secondary)", marginBlockStart: 4 }}>{helpText}</p>}
    </div>
  );
}
