import { BlockStack, Select, Text } from "@shopify/polaris";
import { SegmentSelect } from "../conditions/segment-select.tsx";
import { useBuilder } from "../builder/builder-context.ts";
import { DurationFields } from "./duration-fields.tsx";
import { type StepOf, useStepFields } from "./step-of.ts";

type Awaited = StepOf<"wait-for">["event"];

const EVENTS: readonly { readonly value: Awaited; readonly label: string; readonly aboutOrder?: boolean }[] = [
  { value: "ordered", label: "The customer orders" },
  { value: "clicked", label: "The customer clicks in a mail" },
  { value: "subscribed", label: "The customer agrees to your mails" },
  { value: "segment-entered", label: "The customer enters a segment" },
  { value: "fulfilled", label: "The order is sent", aboutOrder: true },
  { value: "delivered", label: "The parcel arrives", aboutOrder: true },
];

/** What is waited for, and for how long at most. */
export function WaitForForm({ step }: { readonly step: StepOf<"wait-for"> }) {
  const { errorOf, set } = useStepFields(step);
  const { names, subject } = useBuilder();
  const options = EVENTS.filter(({ value, aboutOrder }) => !aboutOrder || subject === "order" || value === step.event).map(({ value, label }) => ({ value, label }));
  return (
    <BlockStack gap="300">
      <Select label="Wait for" options={options} value={step.event} error={errorOf("event")} onChange={(event) => set({ event: event as Awaited }, "event")} />
      {step.event === "segment-entered" && <SegmentSelect label="Segment" names={names} value={step.segmentId} error={errorOf("segmentId")} onChange={(segmentId) => set({ segmentId }, "segmentId")} />}
      <DurationFields id={`amount-${step.id}`} label="At most" amount={step.amount} unit={step.unit} error={errorOf("amount")} onChange={(typed) => set(typed, "amount")} />
      <Text as="p" tone="subdued">As soon as it happens the first path begins; when the time is over, the second.</Text>
    </BlockStack>
  );
}
