import { ActionList, BlockStack, Button, Card, InlineError, InlineStack, Popover, Text } from "@shopify/polaris";
import { useState } from "react";
import type { CampaignDetailView } from "../../presenters/campaigns/campaign-detail.ts";
import type { CampaignDraft } from "../../presenters/campaigns/campaign-draft.ts";
import type { TriggerDraft } from "../../presenters/campaigns/draft/trigger.ts";
import type { Draft } from "../forms/use-draft.ts";
import { TriggerFields } from "./trigger-fields.tsx";

interface Props {
  readonly form: Pick<Draft<CampaignDraft>, "value" | "change" | "errors">;
  readonly view: Pick<CampaignDetailView, "triggers" | "names" | "zone">;
}

/** What starts the campaign for somebody. */
export function TriggerCard({ form: { value: draft, change, errors }, view }: Props) {
  const [open, setOpen] = useState(false);
  const { trigger } = draft;
  const chosen = view.triggers.flatMap(({ options }) => options).find(({ kind }) => kind === trigger.kind);
  const set = (patch: Partial<TriggerDraft>, field: string): void => change({ ...draft, trigger: { ...trigger, ...patch } }, `trigger.${field}`);
  const sections = view.triggers.map(({ title, options }) => ({
    title,
    items: options.map(({ kind, title: content, help, unavailable }) => ({
      // The reason must be readable although the choice is not there.
      content, helpText: unavailable === null ? help : <Text as="span" tone="subdued">{unavailable}</Text>, disabled: unavailable !== null, active: kind === trigger.kind, onAction: () => { setOpen(false); change({ ...draft, trigger: { ...trigger, kind } }, "trigger"); },
    })),
  }));
  const activator = <Button variant="plain" disclosure={open ? "up" : "down"} accessibilityLabel="Change what starts it" onClick={() => setOpen((now) => !now)}>Change</Button>;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="start" wrap={false} gap="200">
          <BlockStack gap="100">
            <Text as="h2" variant="headingMd">Starts when</Text>
            <Text as="p" variant="headingSm">{chosen?.title}</Text>
            <Text as="p" tone="subdued">{chosen?.help}</Text>
          </BlockStack>
          <Popover active={open} activator={activator} onClose={() => setOpen(false)} preferredAlignment="right" autofocusTarget="first-node" ariaHaspopup="menu">
            <Popover.Pane><ActionList actionRole="menuitem" sections={sections} /></Popover.Pane>
          </Popover>
        </InlineStack>
        {errors["trigger.kind"] && <div data-invalid tabIndex={-1}><InlineError fieldID="trigger" message={errors["trigger.kind"]} /></div>}
        <TriggerFields trigger={trigger} names={view.names} zone={view.zone} errorOf={(field) => errors[`trigger.${field}`]} onChange={set} />
      </BlockStack>
    </Card>
  );
}
