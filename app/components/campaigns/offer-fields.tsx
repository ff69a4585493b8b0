import { InlineGrid, Select, TextField } from "@shopify/polaris";
import type { OfferDraft } from "../../presenters/campaigns/campaign-draft.ts";
import type { FieldErrors } from "../forms/field-errors.ts";

const KINDS = [
  { value: "none", label: "No offer" },
  { value: "percentage", label: "Percentage off" },
  { value: "amount", label: "Amount off" },
  { value: "free-shipping", label: "Free shipping" },
];

interface Props {
  readonly offer: OfferDraft;
  readonly path: string;
  readonly errors: FieldErrors;
  readonly currency: string;
  readonly onChange: (offer: OfferDraft, field: string) => void;
}

/** What a mail offers. The code is made for one customer, works once and ends on time. */
export function OfferFields({ offer, path, errors, currency, onChange }: Props) {
  const set = (patch: Partial<OfferDraft>, field: string): void => onChange({ ...offer, ...patch }, field);
  return (
    <InlineGrid columns={{ xs: 1, sm: offer.kind === "none" ? 1 : offer.kind === "free-shipping" ? 2 : 3 }} gap="300">
      <Select label="Offer" options={KINDS} value={offer.kind} onChange={(kind) => set({ kind: kind as OfferDraft["kind"] }, "offer")}
        helpText={offer.kind === "none" ? undefined : "Each customer gets a code of their own that works once."} />
      {offer.kind === "percentage" && (
        <TextField label="Percent off" inputMode="numeric" suffix="%" autoComplete="off" value={offer.percent} error={errors[`${path}.percent`]} onChange={(percent) => set({ percent }, "percent")} />
      )}
      {offer.kind === "amount" && (
        <TextField label="Amount off" inputMode="decimal" suffix={currency} autoComplete="off" value={offer.amount} error={errors[`${path}.amount`]} onChange={(amount) => set({ amount }, "amount")} />
      )}
      {offer.kind !== "none" && (
        <TextField label="Valid for" inputMode="numeric" suffix="hours" autoComplete="off" value={offer.validHours} error={errors[`${path}.validHours`]} onChange={(validHours) => set({ validHours }, "validHours")} helpText="Counted from when the mail goes out" />
      )}
    </InlineGrid>
  );
}
