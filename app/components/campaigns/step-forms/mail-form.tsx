import { BlockStack, InlineGrid, Link, Select, Text } from "@shopify/polaris";
import { flatten } from "../../../presenters/campaigns/draft/tree.ts";
import type { StepDraft } from "../../../presenters/campaigns/draft/step.ts";
import { useBuilder } from "../builder/builder-context.ts";
import { OfferFields } from "./offer-fields.tsx";
import { type StepOf, useStepFields } from "./step-of.ts";

type Mail = StepOf<"message">;

const PURPOSES = [{ value: "marketing", label: "Marketing" }, { value: "transactional", label: "About the order" }];
const PURPOSE_HELP = { marketing: "Goes only to customers who may get marketing mails.", transactional: "Goes to every customer with this order, so it must not advertise or offer anything." } as const;

/** Which mail goes out, what it offers, and what it is in law. */
export function MailForm({ step }: { readonly step: Mail }) {
  const { errorOf, set } = useStepFields(step);
  const { templates, names, subject, steps } = useBuilder();
  const known = templates.some(({ id }) => id === step.templateId);
  const mails = [...(known ? [] : [{ value: step.templateId, label: "Choose a mail" }]), ...templates.filter(({ id, about }) => id === step.templateId || about === "person" || about === subject || (about === "order" && subject === "person")).map(({ id, name }) => ({ value: id, label: name }))];
  const earlier = offersBefore(steps, step.id).map((id) => ({ value: id, label: names.mails?.[id] ?? names.steps[id] ?? "an earlier step" }));
  const lost = step.offerStepId !== "" && !earlier.some(({ value }) => value === step.offerStepId);
  const sources = [{ value: "none", label: "No offer" }, { value: "own", label: "An offer of its own" }, ...(earlier.length > 0 || step.offerFrom === "step" ? [{ value: "step", label: "The offer of an earlier step" }] : [])];
  const pointTo = step.offerStepId || earlier[0]?.value || "";
  return (
    <BlockStack gap="300">
      <BlockStack gap="100">
        <Select id={`template-${step.id}`} label="Which mail" options={mails} value={step.templateId} error={errorOf("templateId")} onChange={(templateId) => set({ templateId }, "templateId")} />
        {known && <Text as="p"><Link url={`/app/templates/${step.templateId}`}>Edit this mail</Link></Text>}
      </BlockStack>
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
        <Select label="Offer" options={sources} value={step.offerFrom} onChange={(from) => set({ offerFrom: from as Mail["offerFrom"], ...(from === "step" ? { offerStepId: pointTo } : {}) }, "offerStepId")} />
        {step.offerFrom === "step" && (
          <Select label="Whose offer" options={[...(lost || step.offerStepId === "" ? [{ value: step.offerStepId, label: "Choose a step" }] : []), ...earlier]} value={step.offerStepId} error={errorOf("offerStepId")}
            onChange={(offerStepId) => set({ offerStepId }, "offerStepId")} />
        )}
      </InlineGrid>
      {step.offerFrom === "own" && <OfferFields offer={step.offer} errorOf={errorOf} currency={names.currency} from="Counted from when the mail goes out" onChange={(offer, field) => set({ offer }, field)} />}
      {(subject === "order" || step.purpose === "transactional") && (
        <Select label="In law this mail is" options={PURPOSES} value={step.purpose} error={errorOf("purpose")} helpText={PURPOSE_HELP[step.purpose]} onChange={(purpose) => set({ purpose: purpose as Mail["purpose"] }, "purpose")} />
      )}
    </BlockStack>
  );
}

/** The steps before this one, in reading order, that make an offer. */
function offersBefore(steps: readonly StepDraft[], id: string): readonly string[] {
  const all = flatten(steps);
  const before = all.slice(0, all.findIndex((step) => step.id === id));
  return before.filter((step) => step.kind === "offer" || (step.kind === "message" && step.offerFrom === "own")).map((step) => step.id);
}
