import { BlockStack, Text } from "@shopify/polaris";
import { isForEverybody } from "../../../presenters/campaigns/draft/for-everybody.ts";
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
import { useBuilder } from "./builder-context.ts";
import { STEP_KINDS } from "./step-kinds.ts";

const ELSEWHERE: readonly StepDraft["kind"][] = ["tag", "webhook", "flow"];

/** The fields of one step. What is done outside of the app says for whom, where one may think that it follows from the mail. */
export function StepForm({ step }: { readonly step: StepDraft }) {
  const { steps } = useBuilder();
  if (!ELSEWHERE.includes(step.kind) || !isForEverybody(steps, step.id)) return <Fields step={step} />;
  return (
    <BlockStack gap="200">
      <Fields step={step} />
      <Text as="p" tone="subdued">This is also done for customers whose mails were held back, for want of consent, say. To leave them out, put a condition before it: “Was sent a mail”.</Text>
    </BlockStack>
  );
}

function Fields({ step }: { readonly step: StepDraft }) {
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
