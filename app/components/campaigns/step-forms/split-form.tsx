import { BlockStack, Text } from "@shopify/polaris";
import { stepPath } from "../../../presenters/campaigns/draft/read-step.ts";
import { useBuilder } from "../builder/builder-context.ts";
import { useConditionContext } from "../builder/use-condition-context.ts";
import { ConditionEditor } from "../conditions/condition-editor.tsx";
import type { StepOf } from "./step-of.ts";

/** By what customers are parted. */
export function SplitForm({ step }: { readonly step: StepOf<"split"> }) {
  const { edits } = useBuilder();
  const path = stepPath(step.id);
  return (
    <BlockStack gap="200">
      <ConditionEditor condition={step.if} path={`${path}.if`} context={useConditionContext()} onChange={(changed, at) => edits.set({ ...step, if: changed }, at.slice(path.length + 1))} />
      <Text as="p" tone="subdued">Customers for whom this is not so, or not known, go the other way.</Text>
    </BlockStack>
  );
}
