import { InlineGrid, TextField } from "@shopify/polaris";
import { type StepOf, useStepFields } from "./step-of.ts";

/** Which tags come and go. */
export function TagForm({ step }: { readonly step: StepOf<"tag"> }) {
  const { errorOf, set } = useStepFields(step);
  return (
    <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
      <TextField label="Tags to add" autoComplete="off" value={step.add} error={errorOf("add")} placeholder="vip, came-back" helpText="A comma between tags" onChange={(add) => set({ add }, "add")} />
      <TextField label="Tags to remove" autoComplete="off" value={step.remove} error={errorOf("remove")} onChange={(remove) => set({ remove }, "remove")} />
    </InlineGrid>
  );
}
