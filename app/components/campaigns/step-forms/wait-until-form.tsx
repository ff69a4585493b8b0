import { BlockStack, Checkbox, InlineStack, Text, TextField } from "@shopify/polaris";
import { type StepOf, useStepFields } from "./step-of.ts";

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** The time of day, and on which days. */
export function WaitUntilForm({ step }: { readonly step: StepOf<"wait-until"> }) {
  const { errorOf, set } = useStepFields(step);
  const toggle = (day: number, on: boolean): void => set({ weekdays: on ? [...step.weekdays, day].sort() : step.weekdays.filter((one) => one !== day) }, "weekdays");
  return (
    <BlockStack gap="300">
      <div style={{ maxWidth: "12rem" }}>
        <TextField type="time" label="Time of day" autoComplete="off" value={step.at} error={errorOf("at")} helpText="On the customer’s own clock" onChange={(at) => set({ at }, "at")} />
      </div>
      <BlockStack gap="100">
        <Text as="p">On which days? None marked means any day.</Text>
        <InlineStack gap="300">
          {DAYS.map((day, index) => <Checkbox key={day} label={day} checked={step.weekdays.includes(index + 1)} onChange={(on) => toggle(index + 1, on)} />)}
        </InlineStack>
      </BlockStack>
    </BlockStack>
  );
}
