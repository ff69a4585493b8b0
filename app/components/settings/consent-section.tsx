import { ChoiceList } from "@shopify/polaris";
import { Section, type SectionProps } from "./section.tsx";

/** Whether the checkout's marketing box comes ticked: then a tick proves nothing in the EU and UK. */
export function ConsentSection({ draft, set }: SectionProps) {
  return (
    <Section title="Consent" description="Who may be written to depends on how your checkout asks. You find the setting in Shopify under Settings, Checkout, Marketing options.">
      <ChoiceList
        title="Is the box for news and offers in your checkout already ticked when a shopper comes?"
        choices={[
          { value: "no", label: "No, shoppers tick it themselves", helpText: "A ticked box counts as consent." },
          { value: "yes", label: "Yes, it is already ticked", helpText: "A ticked box does not count as consent for customers in the EU and UK, because the law there does not accept it. They get no mail unless they agreed in another way." },
        ]}
        selected={[draft.checkoutBoxPreselected ? "yes" : "no"]}
        onChange={([choice]) => set({ checkoutBoxPreselected: choice === "yes" })}
      />
    </Section>
  );
}
