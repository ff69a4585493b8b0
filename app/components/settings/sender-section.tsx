import { Select, TextField } from "@shopify/polaris";
import type { SettingsDraft, SettingsView } from "../../presenters/settings/settings-view.ts";
import { Section, type SectionProps } from "./section.tsx";

type Props = SectionProps & { readonly view: Pick<SettingsView, "shopName" | "shopAddress" | "providers"> };

/** Who the mails come from. */
export function SenderSection({ draft, errors, set, view }: Props) {
  return (
    <Section title="Sender" description="Who your mails come from. Customers see this in their inbox.">
      <TextField label="Sender name" autoComplete="organization" maxLength={100} value={draft.senderName} placeholder={view.shopName} error={errors["senderName"]}
        helpText={draft.senderName.trim() === "" ? `If you leave this empty: ${view.shopName}` : undefined} onChange={(senderName) => set({ senderName })} />
      <TextField label="Sender e-mail address" type="email" autoComplete="email" value={draft.senderEmail} error={errors["senderEmail"]}
        helpText="Use an address at your own domain that your mail service is allowed to send from." onChange={(senderEmail) => set({ senderEmail })} />
      <TextField label="Replies go to" type="email" autoComplete="email" value={draft.replyTo} placeholder={draft.senderEmail} error={errors["replyTo"]} helpText="If you leave this empty, replies go to the sender’s address." onChange={(replyTo) => set({ replyTo })} />
      <Select label="Mail service" options={view.providers.map((one) => ({ ...one }))} value={draft.provider} error={errors["provider"]} onChange={(provider) => set({ provider: provider as SettingsDraft["provider"] })} />
    </Section>
  );
}

/** The postal address that the law asks for. */
export function AddressSection({ draft, errors, set, view }: Props) {
  const fallback = view.shopAddress.join(", ");
  const help = draft.postalAddress.trim() !== "" ? undefined : fallback ? `If you leave this empty, your shop’s own address is used: ${fallback}` : "Your shop has no address in Shopify either, so no mail can go out until you enter one.";
  return (
    <Section title="Postal address" description="Stands at the end of every mail. The law asks for it in marketing mails.">
      <TextField label="Postal address" autoComplete="street-address" multiline={5} maxLength={500} value={draft.postalAddress} placeholder={view.shopAddress.join("\n")} error={errors["postalAddress"]} helpText={help} onChange={(postalAddress) => set({ postalAddress })} />
    </Section>
  );
}
