import { BlockStack, Box, Button, Card, InlineStack, Text, TextField } from "@shopify/polaris";
import { PlusIcon } from "@shopify/polaris-icons";
import type { CampaignDetailView } from "../../presenters/campaigns/campaign-detail.ts";
import type { CampaignDraft, StepDraft } from "../../presenters/campaigns/campaign-draft.ts";
import type { Draft } from "../forms/use-draft.ts";
import { journeySummary } from "./edit-steps.ts";
import { FlowLine } from "./flow-line.tsx";
import { MailStep } from "./mail-step.tsx";
import { useJourneyEdits } from "./use-journey-edits.ts";
import { WaitStep } from "./wait-step.tsx";

interface Props {
  readonly form: Pick<Draft<CampaignDraft>, "value" | "change" | "errors">;
  readonly view: Pick<CampaignDetailView, "templates" | "figures" | "currency">;
}

/** As many steps as a campaign may have, less the two that another mail brings. */
const STEPS_FOR_ONE_MORE = 28;

/** The journey from top to bottom: what starts it, then each wait and mail, then what ends it. */
export function JourneyFlow({ form, view }: Props) {
  const { value: draft, errors } = form;
  const edits = useJourneyEdits(form, view.templates);
  const mails = draft.steps.filter(({ kind }) => kind === "message").length;
  const full = draft.steps.length > STEPS_FOR_ONE_MORE;
  return (
    <BlockStack gap="300">
      <JourneyHeading steps={draft.steps} full={full} onAdd={edits.add} />
      <BlockStack as="ol" gap="0">
        <FlowItem first><TriggerCard form={form} /></FlowItem>
        {draft.steps.map((step, index) => {
          const number = draft.steps.slice(0, index + 1).filter(({ kind }) => kind === step.kind).length;
          const props = { path: `steps.${index}`, errors, number, onChange: (next: StepDraft, field: string) => edits.set(index, next, field) };
          return (
            <FlowItem key={step.id}>
              {step.kind === "wait" ? (
                <WaitStep step={step} first={index === 0} {...props} />
              ) : (
                <MailStep step={step} templates={view.templates} currency={view.currency} figures={view.figures[step.id] ?? null} {...props}
                  onUp={number > 1 ? () => edits.move(index, -1) : null} onDown={number < mails ? () => edits.move(index, 1) : null} onRemove={mails > 1 ? () => edits.remove(index) : null} />
              )}
            </FlowItem>
          );
        })}
        <FlowItem>
          <Box paddingBlock="200" paddingInline={{ xs: "400", sm: "0" }}>
            <InlineStack gap="300" blockAlign="center">
              <Button id="add-mail" icon={PlusIcon} onClick={edits.add} disabled={full}>Add a mail</Button>
              <Text as="p" tone="subdued">The journey ends after the last mail, and at once when the customer buys or unsubscribes.</Text>
            </InlineStack>
          </Box>
        </FlowItem>
      </BlockStack>
    </BlockStack>
  );
}

/** Says how long the journey is, and that it can be longer, before one has scrolled to its end. */
function JourneyHeading({ steps, full, onAdd }: { readonly steps: readonly StepDraft[]; readonly full: boolean; readonly onAdd: () => void }) {
  return (
    <Box paddingInline={{ xs: "400", sm: "0" }}>
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <InlineStack gap="200" blockAlign="baseline">
          <Text as="h2" variant="headingMd">Journey</Text>
          <Text as="span" tone="subdued">{journeySummary(steps)}</Text>
        </InlineStack>
        <Button variant="plain" onClick={onAdd} disabled={full} accessibilityLabel="Add a mail at the end">Add a mail</Button>
      </InlineStack>
    </Box>
  );
}

function TriggerCard({ form: { value: draft, change, errors } }: Pick<Props, "form">) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h3" variant="headingSm">A shopper leaves the checkout</Text>
        <div style={{ maxWidth: "16rem" }}>
          <TextField label="Counts as left after" inputMode="numeric" suffix="minutes" autoComplete="off" value={draft.idleMinutes}
            onChange={(idleMinutes) => change({ ...draft, idleMinutes }, "idleMinutes")} error={errors["idleMinutes"]} helpText="At least 10" />
        </div>
      </BlockStack>
    </Card>
  );
}

function FlowItem({ first = false, children }: { readonly first?: boolean; readonly children: React.ReactNode }) {
  return (
    <li style={{ listStyle: "none" }}>
      {!first && <FlowLine />}
      {children}
    </li>
  );
}
