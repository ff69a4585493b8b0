import { BlockStack, Text } from "@shopify/polaris";
import { useBuilder } from "../builder/builder-context.ts";
import { OfferFields } from "./offer-fields.tsx";
import { type StepOf, useStepFields } from "./step-of.ts";

/** An offer that later mails can show. */
export function OfferForm({ step }: { readonly step: StepOf<"offer"> }) {
  const { errorOf, set } = useStepFields(step);
  const { names } = useBuilder();
  return (
    <BlockStack gap="300">
      <OfferFields offer={step.offer} errorOf={errorOf} currency={names.currency} from="Counted from this step" onChange={(offer, field) => set({ offer }, field)} />
      <Text as="p" tone="subdued">The code is created here. To show it, choose “The offer of an earlier step” in a mail that comes later.</Text>
    </BlockStack>
  );
}
