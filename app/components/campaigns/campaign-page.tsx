import { Banner, BlockStack, Layout, Page } from "@shopify/polaris";
import { useCallback, useState } from "react";
import type { CampaignDetailView } from "../../presenters/campaigns/campaign-detail.ts";
import type { CampaignDraft } from "../../presenters/campaigns/campaign-draft.ts";
import { FormError } from "../forms/form-error.tsx";
import { FormSaveBar } from "../forms/form-save-bar.tsx";
import { useDraft } from "../forms/use-draft.ts";
import { JourneyFlow } from "./journey-flow.tsx";
import { OnOffBadge } from "./on-off-badge.tsx";
import { RulesCard } from "./rules-card.tsx";
import { SwitchModal } from "./switch-modal.tsx";

/** One campaign: its journey, its rules, on and off. */
export function CampaignPage({ view }: { readonly view: CampaignDetailView }) {
  const form = useDraft<CampaignDraft>(view.draft);
  const [asking, setAsking] = useState(false);
  // Kept apart from what is saved, so that the question does not turn around while it closes.
  const [target, setTarget] = useState(false);
  const close = useCallback(() => setAsking(false), []);
  const action = { content: view.on ? "Switch off" : "Switch on", onAction: () => { setTarget(!view.on); setAsking(true); }, disabled: form.dirty, helpText: form.dirty ? "Save or discard your changes first" : undefined };
  return (
    <Page title={view.draft.name} titleMetadata={<OnOffBadge on={view.on} />} subtitle={`Saved ${view.savedAt}`} backAction={{ content: "Campaigns", url: "/app/campaigns" }}
      {...(view.on ? { secondaryActions: [action] } : { primaryAction: action })}>
      <FormSaveBar id="campaign-save-bar" form={form} />
      <SwitchModal open={asking} target={target} name={view.draft.name} onClose={close} />
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <FormError message={form.errors["form"] ?? form.errors["steps"]} />
            {form.dirty && <Banner tone="info">Changes are for people who enter from now on. People already in the journey finish with the version they started.</Banner>}
            <JourneyFlow form={form} view={view} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <RulesCard form={form} currency={view.currency} />
        </Layout.Section>
      </Layout>
    </Page>
  );
}
