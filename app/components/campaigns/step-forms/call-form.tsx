import { TextField } from "@shopify/polaris";
import { type StepOf, useStepFields } from "./step-of.ts";

/** The web address that is told. */
export function CallForm({ step }: { readonly step: StepOf<"webhook"> }) {
  const { errorOf, set } = useStepFields(step);
  return (
    <TextField type="url" label="Web address" autoComplete="off" value={step.url} error={errorOf("url")} placeholder="https://" maxLength={2000} onChange={(url) => set({ url }, "url")}
      helpText="Gets a signed message with the customer’s id in Shopify, this campaign and this step. An address that does not answer is tried again for a while. The signing key is in Settings." />
  );
}
