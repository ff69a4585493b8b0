import { Layout, Page } from "@shopify/polaris";
import type { ConnectionView } from "../../presenters/settings/connection.ts";
import type { PrivacyExportView } from "../../presenters/settings/privacy-exports.ts";
import type { SendingView } from "../../presenters/settings/sending.ts";
import type { SettingsDraft, SettingsView } from "../../presenters/settings/settings-view.ts";
import { FormError } from "../forms/form-error.tsx";
import { FormSaveBar } from "../forms/form-save-bar.tsx";
import { useDraft } from "../forms/use-draft.ts";
import { BrandSection } from "./brand-section.tsx";
import { ConnectionSection } from "./connection-section.tsx";
import { ConsentSection } from "./consent-section.tsx";
import { OtherSystemsSection } from "./other-systems-section.tsx";
import { PrivacySection } from "./privacy-section.tsx";
import type { SectionProps } from "./section.tsx";
import { AddressSection, SenderSection } from "./sender-section.tsx";
import { SendingSection } from "./sending-section.tsx";

/** What the merchant decides for the whole shop. */
export function SettingsPage({ view }: { readonly view: SettingsView & { readonly exports: readonly PrivacyExportView[]; readonly connection: ConnectionView; readonly sending: SendingView; readonly signingKey: string } }) {
  const form = useDraft<SettingsDraft>(view.draft);
  const set = (patch: Partial<SettingsDraft>): void => form.change({ ...form.value, ...patch }, Object.keys(patch)[0] ?? "form");
  const props: SectionProps = { draft: form.value, errors: form.errors, set };
  return (
    <Page title="Settings">
      <FormSaveBar id="settings-save-bar" form={form} />
      <Layout>
        {form.errors["form"] && <Layout.Section><FormError message={form.errors["form"]} /></Layout.Section>}
        <SenderSection {...props} view={view} />
        <AddressSection {...props} view={view} />
        <BrandSection {...props} />
        <SendingSection {...props} view={view} />
        <ConsentSection {...props} view={view} />
        <ConnectionSection view={view.connection} />
        <OtherSystemsSection signingKey={view.signingKey} />
        <PrivacySection exports={view.exports} />
      </Layout>
    </Page>
  );
}
