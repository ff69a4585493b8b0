import { Checkbox, ChoiceList } from "@shopify/polaris";
import type { SendingView } from "../../presenters/settings/sending.ts";
import { Section, type SectionProps } from "./section.tsx";

type Props = SectionProps & { readonly view: { readonly sending: Pick<SendingView, "softOptInCountries"> } };

/** Whether the checkout's marketing box comes ticked: then a tick proves nothing in most countries. And whether own customers get mails without having agreed. */
export function ConsentSection({ draft, set, view }: Props) {
  return (
    <Section title="Consent" description="Who may be written to depends on the law of the customer’s country, and on how your checkout asks. You find that setting in Shopify under Settings, Checkout, Marketing options.">
      <ChoiceList
        title="Is the box for news and offers in your checkout already ticked when a shopper comes?"
        choices={[
          { value: "no", label: "No, shoppers tick it themselves", helpText: "A ticked box counts as consent." },
          { value: "yes", label: "Yes, it is already ticked", helpText: "A ticked box then counts as consent in the United States only, because the law elsewhere does not accept it. Other customers get no mail unless they agreed in another way." },
        ]}
        selected={[draft.checkoutBoxPreselected ? "yes" : "no"]}
        onChange={([choice]) => set({ checkoutBoxPreselected: choice === "yes" })}
      />
      <Checkbox
        label="Also write to people who have bought, although they did not agree"
        checked={draft.softOptIn}
        onChange={(softOptIn) => set({ softOptIn })}
        helpText={`The law allows it in ${view.sending.softOptInCountries}: about goods like those they bought, for a year or two after the purchase, and only if your checkout says that you will write and how to refuse. Switch it on only if yours does. Nobody who refused gets a mail, and every mail can be left with one click. Elsewhere nothing changes.`}
      />
    </Section>
  );
}
