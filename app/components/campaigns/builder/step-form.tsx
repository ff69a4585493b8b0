import { Text } from "@shopify/polaris";
import type { StepDraft } from "../../../presenters/campaigns/draft/step.ts";
import { CallForm } from "../step-forms/call-form.tsx";
import { MailForm } from "../step-forms/mail-form.tsx";
import { OfferForm } from "../step-forms/offer-form.tsx";
import { RandomForm } from "../step-forms/random-form.tsx";
import { SplitForm } from "../step-forms/split-form.tsx";
import { TagForm } from "../step-forms/tag-form.tsx";
import { WaitForForm } from "../step-forms/wait-for-form.tsx";
import { WaitForm } from "../step-forms/wait-form.tsx";
import { WaitUntilForm } from "../step-forms/wait-until-form.tsx";
import { STEP_KINDS } from "./step-kinds.ts";

/** The fields of one step. */
export function StepForm({ step }: { readonly step: StepDraft }) {
  switch (step.kind) {
    case "wait":
      return <WaitForm step={step} />;
    case "wait-until":
      return <WaitUntilForm step={step} />;
    case "wait-for":
      return <WaitForForm step={step} />;
    case "split":
      return <SplitForm step={step} />;
    case "random":
      return <RandomForm step={step} />;
    case "message":
      return <MailForm step={step} />;
    case "offer":
      return <OfferForm step={step} />;
    case "tag":
      return <TagForm step={step} />;
    case "webhook":
      return <CallForm step={step} />;
    case "flow":
      return <Text as="p">{STEP_KINDS.flow.help} In Shopify Flow, choose Lastmile’s trigger; it gets the customer and the name of this campaign.</Text>;
    case "exit":
      return <Text as="p">{STEP_KINDS.exit.help} Those on other paths go on.</Text>;
  }
}
