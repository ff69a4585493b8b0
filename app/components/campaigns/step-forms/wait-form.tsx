import { useBuilder } from "../builder/builder-context.ts";
import { DurationFields } from "./duration-fields.tsx";
import { type StepOf, useStepFields } from "./step-of.ts";

/** How long to wait. */
export function WaitForm({ step }: { readonly step: StepOf<"wait"> }) {
  const { errorOf, set } = useStepFields(step);
  const { steps, subject } = useBuilder();
  const first = steps[0]?.id === step.id;
  const from = first && subject === "checkout" ? "Counts from when the shopper was last there" : first ? "Counts from what starts the campaign" : "Counts from the step before";
  return <DurationFields id={`amount-${step.id}`} label="Wait" amount={step.amount} unit={step.unit} error={errorOf("amount")} helpText={from} onChange={(typed) => set(typed, "amount")} />;
}
