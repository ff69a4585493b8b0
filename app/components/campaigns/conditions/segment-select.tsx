import { Select } from "@shopify/polaris";
import type { Names } from "../../../presenters/words/names.ts";

interface Props {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly names: Pick<Names, "segments">;
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly error?: string | undefined;
  /** what choosing none means; without it, one must be chosen */
  readonly none?: string;
  readonly helpText?: string;
}

/** One of Shopify's customer segments by its name. */
export function SegmentSelect({ label, labelHidden = false, names: { segments }, value, onChange, error, none, helpText }: Props) {
  const known = Object.entries(segments).sort(([, a], [, b]) => (a < b ? -1 : 1));
  const gone = value !== "" && !Object.hasOwn(segments, value);
  const options = [{ value: "", label: none ?? "Choose a segment" }, ...known.map(([id, name]) => ({ value: id, label: name })), ...(gone ? [{ value, label: "A segment that is not there any more" }] : [])];
  const empty = known.length === 0 ? "Segments appear here a few minutes after you make them in Shopify, under Customers." : helpText;
  return <Select label={label} labelHidden={labelHidden} options={options} value={value} onChange={onChange} error={error} helpText={empty} />;
}
