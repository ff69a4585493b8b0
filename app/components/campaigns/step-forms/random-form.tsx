import { BlockStack, Button, InlineStack, Text, TextField } from "@shopify/polaris";
import { DeleteIcon, PlusIcon } from "@shopify/polaris-icons";
import { freshId } from "../builder/new-step.ts";
import { type StepOf, useStepFields } from "./step-of.ts";

/** How many in how many go which way. */
export function RandomForm({ step }: { readonly step: StepOf<"random"> }) {
  const { errorOf, set } = useStepFields(step);
  const { paths } = step;
  return (
    <BlockStack gap="300">
      <Text as="p" tone="subdued">Each customer goes one way by chance, in the ratio of these numbers, and always the same way.</Text>
      {paths.map((path, index) => (
        <InlineStack key={path.id} gap="200" blockAlign="end">
          <div style={{ width: "9rem" }}>
            <TextField label={`Path ${index + 1}`} inputMode="numeric" autoComplete="off" value={path.weight} error={errorOf(path.id)}
              onChange={(weight) => set({ paths: paths.map((one) => (one.id === path.id ? { ...one, weight } : one)) }, path.id)} />
          </div>
          {paths.length > 2 && <Button variant="tertiary" icon={DeleteIcon} accessibilityLabel={`Remove path ${index + 1} and its steps`} onClick={() => set({ paths: paths.filter((one) => one.id !== path.id) }, path.id)} />}
        </InlineStack>
      ))}
      {paths.length < 5 && <InlineStack><Button variant="plain" icon={PlusIcon} onClick={() => set({ paths: [...paths, { id: freshId("path"), weight: "50", steps: [] }] }, "paths")}>Add a path</Button></InlineStack>}
    </BlockStack>
  );
}
