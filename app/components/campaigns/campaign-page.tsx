import { Banner, BlockStack, Box, Layout, Page } from "@shopify/polaris";
import { useCallback, useEffect, useState } from "react";
import type { CampaignDetailView } from "../../presenters/campaigns/campaign-detail.ts";
import type { CampaignDraft } from "../../presenters/campaigns/campaign-draft.ts";
import { flatten } from "../../presenters/campaigns/draft/tree.ts";
import { mailNames, stepNames } from "../../presenters/words/step-names.ts";
import { FormError } from "../forms/form-error.tsx";
import { FormSaveBar } from "../forms/form-save-bar.tsx";
import { useDraft } from "../forms/use-draft.ts";
import { JourneyBuilder } from "./builder/journey-builder.tsx";
import { ArchiveModal } from "./archive-modal.tsx";
import { ArchivedBanner } from "./archived-banner.tsx";
import { CampaignTabs } from "./campaign-tabs.tsx";
import { EntryCard } from "./entry-card.tsx";
import { ExitsCard } from "./exits-card.tsx";
import { OnOffBadge } from "./on-off-badge.tsx";
import { RehearseCard } from "./rehearse-card.tsx";
import { RemoveModal } from "./remove-modal.tsx";
import { RulesCard } from "./rules-card.tsx";
import { SwitchModal } from "./switch-modal.tsx";
import { TriggerCard } from "./trigger-card.tsx";
import { UnderWayModal } from "./under-way-modal.tsx";
import type { UnderWay } from "./under-way-words.ts";
import { useRehearseEdits } from "./use-rehearse-edits.ts";

/** One campaign: what starts it, who enters, its journey, what ends it early, on and off. */
export function CampaignPage({ view }: { readonly view: CampaignDetailView }) {
  const form = useDraft<CampaignDraft, UnderWay>(view.draft, view.edits?.draft ?? null);
  const rehearsal = useRehearseEdits(view.id, form);
  const over = view.edits !== null && !form.dirty;
  useEffect(() => {
    // Saved or discarded: loading the page again must not bring them back.
    if (over) window.history.replaceState(window.history.state, "", window.location.pathname);
  }, [over]);
  const [asking, setAsking] = useState<"switch" | "remove" | "archive" | null>(null);
  // Kept apart from what is saved, so that the question does not turn around while it closes.
  const [target, setTarget] = useState(false);
  const close = useCallback(() => setAsking(null), []);
  const { value: draft } = form;
  const subject = view.triggers.flatMap(({ options }) => options).find(({ kind }) => kind === draft.trigger.kind)?.subject ?? "person";
  const steps = flatten(draft.steps);
  const names = { ...view.names, steps: stepNames(steps), mails: mailNames(steps, view.names.templates) };
  const unsaved = form.dirty ? { disabled: true, helpText: "Save or discard your changes first" } : {};
  const action = { content: view.on ? "Switch off" : "Switch on", onAction: () => { setTarget(!view.on); setAsking("switch"); }, ...unsaved };
  const archive = { content: "Archive", onAction: () => setAsking("archive"), ...unsaved };
  const remove = { content: "Delete", destructive: true, onAction: () => setAsking("remove"), ...unsaved };
  const putAway = [...(view.archived ? [] : [archive]), ...(view.removal === null ? [] : [remove])];
  return (
    <Page title={view.draft.name} titleMetadata={<OnOffBadge on={view.on} archived={view.archived} />} subtitle={`Saved ${view.savedAt}`} backAction={{ content: "Campaigns", url: "/app/campaigns" }}
      secondaryActions={view.on ? [action, ...putAway] : putAway} {...(view.on || view.archived ? {} : { primaryAction: action })}>
      <FormSaveBar id="campaign-save-bar" form={form} kept={rehearsal.kept} />
      <SwitchModal open={asking === "switch"} target={target} id={view.id} name={view.draft.name} subject={subject} onClose={close} />
      <ArchiveModal open={asking === "archive"} on={view.on} name={view.draft.name} onClose={close} />
      <RemoveModal open={asking === "remove"} name={view.draft.name} removal={view.removal} onClose={close} />
      <UnderWayModal question={form.question} saving={form.saving} onReply={form.reply} />
      <CampaignTabs id={view.id} current="journey" />
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            {view.archived && <ArchivedBanner disabled={form.dirty} />}
            {view.edits && form.dirty && <EditsBanner outdated={view.edits.outdated} />}
            <FormError message={form.errors["form"]} />
            <TriggerCard form={form} view={view} />
            <EntryCard form={form} names={names} subject={subject} />
            <JourneyBuilder form={form} view={view} subject={subject} names={names} />
            <RehearseCard dirty={form.dirty} rehearsal={rehearsal} />
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

function EditsBanner({ outdated }: { readonly outdated: boolean }) {
  return (
    <Banner tone={outdated ? "warning" : "info"}>
      These are the changes that you rehearsed. They are not saved yet.{outdated && " The campaign has been saved in another way since; saving these changes replaces that."}
    </Banner>
  );
}
