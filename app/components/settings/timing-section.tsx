import { BlockStack, Checkbox, InlineGrid, Select, TextField } from "@shopify/polaris";
import type { SettingsView } from "../../presenters/settings/settings-view.ts";
import { Section, type SectionProps } from "./section.tsx";

/** When mails may go out, and how many. */
export function TimingSection({ draft, errors, set, view }: SectionProps & { readonly view: Pick<SettingsView, "zones" | "shopZone"> }) {
  const zones = [{ value: "shop", label: `Your shop’s own (${zoneName(view.shopZone)})` }, ...view.zones.map((zone) => ({ value: zone, label: zoneName(zone) }))];
  return (
    <Section title="Timing" description="When mails may go out. A mail that falls into quiet hours waits until they end.">
      <Select label="Time zone" options={zones} value={draft.timeZone} error={errors["timeZone"]} helpText="For days and times in this app, and for customers whose own time zone is not known." onChange={(timeZone) => set({ timeZone })} />
      <BlockStack gap="200">
        <Checkbox label="Keep quiet hours" checked={draft.quietEnabled} onChange={(quietEnabled) => set({ quietEnabled })} />
        {draft.quietEnabled && (
          <InlineGrid columns={2} gap="400">
            <TextField label="From" type="time" autoComplete="off" value={draft.quietFrom} error={errors["quietFrom"]} onChange={(quietFrom) => set({ quietFrom })} />
            <TextField label="Until" type="time" autoComplete="off" value={draft.quietTo} error={errors["quietTo"]} onChange={(quietTo) => set({ quietTo })} />
          </InlineGrid>
        )}
      </BlockStack>
      <TextField label="Mails to one customer within 24 hours" inputMode="numeric" autoComplete="off" value={draft.frequencyCapPerDay} error={errors["frequencyCapPerDay"]}
        helpText="At most. Further mails wait. From 1 to 10." onChange={(frequencyCapPerDay) => set({ frequencyCapPerDay })} />
    </Section>
  );
}

/** "America/New_York" is "America, New York". */
function zoneName(zone: string): string {
  return zone.replaceAll("_", " ").replace("/", ", ");
}
