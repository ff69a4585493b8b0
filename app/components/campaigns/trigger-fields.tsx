import { BlockStack, ChoiceList, InlineGrid, Select, Text, TextField } from "@shopify/polaris";
import type { TriggerDraft } from "../../presenters/campaigns/draft/trigger.ts";
import type { Names } from "../../presenters/words/names.ts";
import { SegmentSelect } from "./conditions/segment-select.tsx";

interface Props {
  readonly trigger: TriggerDraft;
  readonly names: Pick<Names, "segments">;
  readonly zone: string;
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (patch: Partial<TriggerDraft>, field: string) => void;
}

/** What the number of days counts from. */
const LATE_FROM = {
  sending: "Counted from the order",
  delivery: "Counted from sending. Where the carrier promised a day, the parcel is late once that day is over; if the carrier promises another, that one counts.",
} as const satisfies Record<TriggerDraft["late"], string>;

const NARROW = { maxWidth: "16rem" } as const;

/** What has to be said about a trigger besides its kind. */
export function TriggerFields({ trigger, names, zone, errorOf, onChange }: Props) {
  switch (trigger.kind) {
    case "checkout-abandoned":
      return (
        <BlockStack gap="300">
          <div style={NARROW}>
            <TextField label="Counts as left after" inputMode="numeric" suffix="minutes" autoComplete="off" value={trigger.idleMinutes} error={errorOf("idleMinutes")} helpText="At least 10" onChange={(idleMinutes) => onChange({ idleMinutes }, "idleMinutes")} />
          </div>
          <ChoiceList title="When the cart changes after a mail went out" selected={[trigger.changedCart]} onChange={([changedCart]) => onChange({ changedCart: changedCart as TriggerDraft["changedCart"] }, "changedCart")}
            choices={[{ value: "go-on", label: "Go on: the next mails show the cart as it stands" }, { value: "start-over", label: "Start over: the changed cart gets the mails from the first" }]} />
        </BlockStack>
      );
    case "order-late":
      return (
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
          <Select label="What is late" options={[{ value: "sending", label: "It is not sent" }, { value: "delivery", label: "It is sent, but has not arrived" }]} value={trigger.late} onChange={(late) => onChange({ late: late as TriggerDraft["late"] }, "late")} />
          <TextField label={trigger.late === "sending" ? "Late after" : "Late after, if no day was promised"} inputMode="numeric" suffix="days" autoComplete="off" value={trigger.afterDays} error={errorOf("afterDays")} helpText={LATE_FROM[trigger.late]} onChange={(afterDays) => onChange({ afterDays }, "afterDays")} />
        </InlineGrid>
      );
    case "segment-entered":
      return <div style={{ maxWidth: "24rem" }}><SegmentSelect label="Segment" names={names} value={trigger.segmentId} error={errorOf("segmentId")} helpText="From your customer segments in Shopify" onChange={(segmentId) => onChange({ segmentId }, "segmentId")} /></div>;
    case "date":
      return (
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
          <TextField label="How long after" inputMode="numeric" suffix="days" autoComplete="off" value={trigger.days} error={errorOf("days")} onChange={(days) => onChange({ days }, "days")} />
          <Select label="After what" options={[{ value: "last-order", label: "The last order" }, { value: "first-order", label: "The first order" }, { value: "customer-created", label: "Becoming a customer" }]} value={trigger.after}
            onChange={(after) => onChange({ after: after as TriggerDraft["after"] }, "after")} />
        </InlineGrid>
      );
    case "broadcast":
      return (
        <BlockStack gap="300">
          <div style={{ maxWidth: "24rem" }}><SegmentSelect label="To whom" names={names} none="Everybody" value={trigger.segmentId} error={errorOf("segmentId")} onChange={(segmentId) => onChange({ segmentId }, "segmentId")} /></div>
          <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
            <TextField type="date" label="Day" autoComplete="off" value={trigger.date} error={errorOf("date")} onChange={(date) => onChange({ date }, "date")} />
            <TextField type="time" label="Time" autoComplete="off" value={trigger.time} error={errorOf("time")} helpText={`On your shop’s clock (${zone})`} onChange={(time) => onChange({ time }, "date")} />
          </InlineGrid>
          <Text as="p" tone="subdued">It goes out once, to those who may get marketing mails and are in the segment then.</Text>
        </BlockStack>
      );
    default:
      return null;
  }
}
