import { BlockStack, Box, Layout, Page } from "@shopify/polaris";
import { useCallback, useState } from "react";
import type { CampaignDetailView } from "../../presenters/campaigns/campaign-detail.ts";
import type { CampaignDraft } from "../../presenters/campaigns/campaign-draft.ts";
import { flatten } from "../../presenters/campaigns/draft/tree.ts";
import { stepNames } from "../../presenters/words/step-names.ts";
import { FormError } from "../forms/form-error.tsx";
import { FormSaveBar } from "../forms/form-save-bar.tsx";
import { useDraft } from "../forms/use-draft.ts";
import { JourneyBuilder } from "./builder/journey-builder.tsx";
import { CampaignTabs } from "./campaign-tabs.tsx";
import { EntryCard } from "./entry-card.tsx";
import { ExitsCard } from "./exits-card.tsx";
import { OnOffBadge } from "./on-off-badge.tsx";
import { RemoveModal } from "./remove-modal.tsx";
import { RulesCard } from "./rules-card.tsx";
import { SwitchModal } from "./switch-modal.tsx";
import { TriggerCard } from "./trigger-card.tsx";
import { UnderWayModal } from "./under-way-modal.tsx";
import type { UnderWay } from "./under-way-words.ts";

/** One campaign: what starts it, who enters, its journey, what ends it early, on and off. */
export function CampaignPage({ view }: { readonly view: CampaignDetailView }) {
  const form = useDraft<CampaignDraft, UnderWay>(view.draft);
  const [asking, setAsking] = useState<"switch" | "remove" | null>(null);
  // Kept apart from what is saved, so that the question does not turn around while it closes.
  const [target, setTarget] = useState(false);
  const close = useCallback(() => setAsking(null), []);
  const { value: draft } = form;
  const subject = view.triggers.flatMap(({ options }) => options).find(({ kind }) => kind === draft.trigger.kind)?.subject ?? "person";
  const names = { ...view.names, steps: stepNames(flatten(draft.steps)) };
  const unsaved = form.dirty ? { disabled: true, helpText: "Save or discard your changes first" } : {};
  const action = { content: view.on ? "Switch off" : "Switch on", onAction: () => { setTarget(!view.on); setAsking("switch"); }, ...unsaved };
  const remove = { content: "Remove", destructive: true, onAction: () => setAsking("remove"), ...unsaved };
  return (
    <Page title={view.draft.name} titleMetadata={<OnOffBadge on={view.on} />} subtitle={`Saved ${view.savedAt}`} backAction={{ content: "Campaigns", url: "/app/campaigns" }}
      {...(view.on ? { secondaryActions: [action] } : { primaryAction: action, ...(view.removable ? { secondaryActions: [remove] } : {}) })}>
      <FormSaveBar id="campaign-save-bar" form={form} />
      <SwitchModal open={asking === "switch"} target={target} id={view.id} name={view.draft.name} subject={subject} onClose={close} />
      <RemoveModal open={asking === "remove"} name={view.draft.name} onClose={close} />
      <UnderWayModal question={form.question} saving={form.saving} onReply={form.reply} />
      <CampaignTabs id={view.id} current="journey" />
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <FormError message={form.errors["form"]} />
            <TriggerCard form={form} view={view} />
            <EntryCard form={form} names={names} subject={subject} />
            <JourneyBuilder form={form} view={view} subject={subject} names={names} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <RulesCard form={form} />
            <ExitsCard form={form} names={names} subject={subject} />
          </BlockStack>
        </Layout.Section>
      </Layout>
      <Box paddingBlockEnd="800" />
    </Page>
  );
}
