import { BlockStack, Box, Button, Card, InlineStack, Text, TextField } from "@shopify/polaris";
import type { CampaignDetailView } from "../../presenters/campaigns/campaign-detail.ts";
import type { CampaignDraft, StepDraft } from "../../presenters/campaigns/campaign-draft.ts";
import type { Draft } from "../forms/use-draft.ts";
import { withMail, withStep, withoutStep } from "./edit-steps.ts";
import { FlowLine } from "./flow-line.tsx";
import { MailStep } from "./mail-step.tsx";
import { WaitStep } from "./wait-step.tsx";

interface Props {
  readonly form: Pick<Draft<CampaignDraft>, "value" | "change" | "errors">;
  readonly view: Pick<CampaignDetailView, "templates" | "figures" | "currency">;
}

/** The journey from top to bottom: what starts it, then each wait and mail, then what ends it. */
export function JourneyFlow({ form, view }: Props) {
  const { value: draft, change, errors } = form;
  const changeSteps = (steps: readonly StepDraft[], path: string): void => change({ ...draft, steps }, path);
  const mails = draft.steps.filter(({ kind }) => kind === "message").length;
  return (
    <BlockStack as="ol" gap="0">
      <FlowItem first>
        <Card>
          <BlockStack gap="300">
            <Text as="h3" variant="headingSm">A shopper leaves the checkout</Text>
            <div style={{ maxWidth: "16rem" }}>
              <TextField label="Counts as left after" inputMode="numeric" suffix="minutes" autoComplete="off" value={draft.idleMinutes}
                onChange={(idleMinutes) => change({ ...draft, idleMinutes }, "idleMinutes")} error={errors["idleMinutes"]} helpText="At least 10" />
            </div>
          </BlockStack>
        </Card>
      </FlowItem>
      {draft.steps.map((step, index) => {
        const path = `steps.${index}`;
        const number = draft.steps.slice(0, index + 1).filter(({ kind }) => kind === step.kind).length;
        const props = { path, errors, number, onChange: (next: StepDraft, field: string) => changeSteps(withStep(draft.steps, index, next), `${path}${field && `.${field}`}`) };
        return (
          <FlowItem key={step.id}>
            {step.kind === "wait" ? (
              <WaitStep step={step} first={index === 0} {...props} />
            ) : (
              <MailStep step={step} templates={view.templates} currency={view.currency} figures={view.figures[step.id] ?? null} {...props}
                onRemove={mails > 1 ? () => changeSteps(withoutStep(draft.steps, index), "steps") : null} />
            )}
          </FlowItem>
        );
      })}
      <FlowItem>
        <Box paddingBlock="200" paddingInline={{ xs: "400", sm: "0" }}>
          <InlineStack gap="300" blockAlign="center">
            <Button onClick={() => changeSteps(withMail(draft.steps, view.templates[0]?.id ?? ""), "steps")} disabled={draft.steps.length >= 29}>Add a mail</Button>
            <Text as="p" tone="subdued">The journey ends after the last mail, and at once when the customer buys or unsubscribes.</Text>
          </InlineStack>
        </Box>
      </FlowItem>
    </BlockStack>
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
