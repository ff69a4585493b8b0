import { InlineGrid, Select, TextField } from "@shopify/polaris";
import type { OfferDraft } from "../../../presenters/campaigns/draft/offer.ts";

const KINDS = [{ value: "percentage", label: "Percentage off" }, { value: "amount", label: "Amount off" }, { value: "free-shipping", label: "Free shipping" }];

interface Props {
  readonly offer: OfferDraft;
  readonly errorOf: (field: string) => string | undefined;
  readonly currency: string;
  /** from when the code is valid, in words */
  readonly from: string;
  readonly onChange: (offer: OfferDraft, field: string) => void;
}

/** What is offered. The code is made for one customer, works once and ends on time. */
export function OfferFields({ offer, errorOf, currency, from, onChange }: Props) {
  const set = (patch: Partial<OfferDraft>, field: string): void => onChange({ ...offer, ...patch }, field);
  return (
    <InlineGrid columns={{ xs: 1, sm: offer.kind === "free-shipping" ? 2 : 3 }} gap="300">
      <Select label="Kind of offer" options={KINDS} value={offer.kind} onChange={(kind) => set({ kind: kind as OfferDraft["kind"] }, "offer")} helpText="Each customer gets a code of their own that works once." />
      {offer.kind === "percentage" && <TextField label="Percent off" inputMode="numeric" suffix="%" autoComplete="off" value={offer.percent} error={errorOf("percent")} onChange={(percent) => set({ percent }, "percent")} />}
      {offer.kind === "amount" && <TextField label="Amount off" inputMode="decimal" suffix={currency} autoComplete="off" value={offer.amount} error={errorOf("amount")} onChange={(amount) => set({ amount }, "amount")} />}
      <TextField label="Valid for" inputMode="numeric" suffix="hours" autoComplete="off" value={offer.validHours} error={errorOf("validHours")} onChange={(validHours) => set({ validHours }, "validHours")} helpText={from} />
    </InlineGrid>
  );
}
