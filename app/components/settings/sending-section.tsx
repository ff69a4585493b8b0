import { useFetcher } from "@remix-run/react";
import { Badge, BlockStack, Box, Button, Checkbox, Divider, InlineGrid, InlineStack, ProgressBar, Select, Text, TextField } from "@shopify/polaris";
import type { ComplaintsView, SendingView } from "../../presenters/settings/sending.ts";
import type { SettingsView } from "../../presenters/settings/settings-view.ts";
import { Section, type SectionProps } from "./section.tsx";

type Props = SectionProps & { readonly view: Pick<SettingsView, "zones" | "shopZone"> & { readonly sending: SendingView } };

/** When mails may go out, how many, and how they are received. */
export function SendingSection({ view, ...props }: Props) {
  return (
    <Section title="Sending" description="When mails may go out, and how many. What comes too early or is one too many waits for its time.">
      <QuietHours {...props} view={view} />
      <Divider />
      <Caps {...props} />
      <Divider />
      <Pace {...props} view={view} />
      <Divider />
      <Complaints view={view.sending.complaints} />
      <Divider />
      <ShopifyMails wroteAt={view.sending.shopifyWroteAt} />
    </Section>
  );
}

function QuietHours({ draft, errors, set, view }: Props) {
  const zones = [{ value: "shop", label: `Your shop’s own (${zoneName(view.shopZone)})` }, ...view.zones.map((zone) => ({ value: zone, label: zoneName(zone) }))];
  return (
    <BlockStack gap="400">
      <Select label="Time zone" options={zones} value={draft.timeZone} error={errors["timeZone"]} helpText="For days and times in this app, and for customers whose own time zone is not known." onChange={(timeZone) => set({ timeZone })} />
      <BlockStack gap="200">
        <Checkbox label="Keep quiet hours" helpText="By the clock of the customer. Messages about an order go out at any time." checked={draft.quietEnabled} onChange={(quietEnabled) => set({ quietEnabled })} />
        {draft.quietEnabled && (
          <InlineGrid columns={2} gap="400">
            <TextField label="From" type="time" autoComplete="off" value={draft.quietFrom} error={errors["quietFrom"]} onChange={(quietFrom) => set({ quietFrom })} />
            <TextField label="Until" type="time" autoComplete="off" value={draft.quietTo} error={errors["quietTo"]} onChange={(quietTo) => set({ quietTo })} />
          </InlineGrid>
        )}
      </BlockStack>
    </BlockStack>
  );
}

function Caps({ draft, errors, set }: SectionProps) {
  return (
    <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
      <TextField label="Mails to one customer within 24 hours" inputMode="numeric" autoComplete="off" value={draft.frequencyCapPerDay} error={errors["frequencyCapPerDay"]}
        helpText="At most, from 1 to 10. Further mails wait." onChange={(frequencyCapPerDay) => set({ frequencyCapPerDay })} />
      <TextField label="And within 7 days" inputMode="numeric" autoComplete="off" value={draft.frequencyCapPerWeek} error={errors["frequencyCapPerWeek"]}
        helpText="At most, from 1 to 50. Messages about an order do not count." onChange={(frequencyCapPerWeek) => set({ frequencyCapPerWeek })} />
    </InlineGrid>
  );
}

function Pace({ draft, errors, set, view }: Props) {
  const { warmUp } = view.sending;
  return (
    <BlockStack gap="400">
      <TextField label="Mails of your shop in an hour" inputMode="numeric" autoComplete="off" value={draft.maxPerHour} error={errors["maxPerHour"]} placeholder="No limit"
        helpText="At most. Leave it empty unless your mail service allows only so many." onChange={(maxPerHour) => set({ maxPerHour })} />
      <BlockStack gap="200">
        <Checkbox label="My sender address is new: start slowly" checked={draft.warmUp} onChange={(on) => set({ warmUp: on })}
          helpText="Mail services distrust an address that suddenly sends a lot. 50 mails go out on the first day, more each day, and after 15 days there is no limit. Important mails go first, the others wait." />
        {draft.warmUp && warmUp && (
          <Box paddingInlineStart="600">
            <BlockStack gap="100">
              <ProgressBar progress={warmUp.percent} size="small" ariaLabelledBy="warm-up-day" />
              <Text as="p" tone="subdued" id="warm-up-day">{warmUp.day}: {warmUp.today}</Text>
            </BlockStack>
          </Box>
        )}
      </BlockStack>
    </BlockStack>
  );
}

function Complaints({ view }: { readonly view: ComplaintsView }) {
  const fetcher = useFetcher();
  const lift = (): void => void fetcher.submit(JSON.stringify({ intent: "lift-brake" }), { method: "post", encType: "application/json" });
  return (
    <BlockStack gap="200" inlineAlign="start">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm">Marked as spam: {view.rate}</Text>
        <Badge tone={view.tone}>{view.label}</Badge>
      </InlineStack>
      <Text as="p">{view.note}</Text>
      <Text as="p" tone="subdued">{view.text}</Text>
      {view.canLift && <Button onClick={lift} loading={fetcher.state !== "idle"}>Let mails go on for a day</Button>}
    </BlockStack>
  );
}

function ShopifyMails({ wroteAt }: { readonly wroteAt: string | null }) {
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingSm">Shopify’s own mails about carts</Text>
      <Text as="p">{wroteAt ? `Shopify’s automation last wrote about a cart on ${wroteAt}.` : "In the last 30 days Shopify’s automation was not seen to write about a cart."}</Text>
      <Text as="p" tone="subdued">Where it writes, Lastmile stays silent, so that nobody gets two series of mails. To leave them to Lastmile, switch it off in Shopify under Marketing, Automations.</Text>
    </BlockStack>
  );
}

/** "America/New_York" is "America, New York". */
function zoneName(zone: string): string {
  return zone.replaceAll("_", " ").replace("/", ", ");
}
