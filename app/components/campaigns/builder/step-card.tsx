import { Badge, BlockStack, Box, Icon, InlineError, Text } from "@shopify/polaris";
import { ChevronDownIcon, ChevronUpIcon } from "@shopify/polaris-icons";
import type { ReactNode } from "react";
import type { Errors } from "../../../presenters/campaigns/draft/errors.ts";
import { readStep, stepPath } from "../../../presenters/campaigns/draft/read-step.ts";
import type { StepDraft } from "../../../presenters/campaigns/draft/step.ts";
import { describeStep } from "../../../presenters/words/describe-step.ts";
import { type Builder, useBuilder } from "./builder-context.ts";
import { FiguresRow } from "./figures-row.tsx";
import { StepForm } from "./step-form.tsx";
import { STEP_KINDS } from "./step-kinds.ts";
import { StepMenu } from "./step-menu.tsx";

/** One step: what it does in a sentence, its form when opened, what came of it; its paths are its children. */
export function StepCard({ step, children }: { readonly step: StepDraft; readonly children: ReactNode }) {
  const builder = useBuilder();
  const { errors, open, toggle, figures, numbers } = builder;
  const path = stepPath(step.id);
  const wrong = Object.keys(errors).some((key) => key === path || key.startsWith(`${path}.`));
  const shown = open.has(step.id);
  const mine = figures[step.id] ?? null;
  const heading = `step-${step.id}`;
  const ownError = errors[path];
  return (
    <section aria-labelledby={heading} data-step={step.kind}>
      <Box background="bg-surface" borderWidth="025" borderColor={wrong ? "border-critical" : "border"} borderRadius="300" padding="300" shadow="100">
        <BlockStack gap="300">
          <div style={{ display: "flex", gap: 8, alignItems: "flex-start" }}>
            <h3 style={{ flex: 1, minWidth: 0, margin: 0 }}>
              <button type="button" id={heading} aria-expanded={shown} onClick={() => toggle(step.id)} style={HEADING}>
                <span style={{ flex: "none", marginBlockStart: 1 }}><Icon source={STEP_KINDS[step.kind].icon} tone="subdued" /></span>
                <span style={{ flex: 1, minWidth: 0, overflowWrap: "anywhere" }}>
                  <Text as="span" visuallyHidden>Step {numbers.get(step.id)} of {numbers.size}: </Text>
                  <Text as="span" variant="bodyMd" fontWeight="semibold">{summaryOf(step, builder)}</Text>
                </span>
                {wrong && <Badge tone="critical">Please check</Badge>}
                <span style={{ flex: "none" }}><Icon source={shown ? ChevronUpIcon : ChevronDownIcon} tone="subdued" /></span>
              </button>
            </h3>
            <StepMenu step={step} />
          </div>
          {ownError && <div data-invalid tabIndex={-1}><InlineError fieldID={heading} message={ownError} /></div>}
          {shown && <StepForm step={step} />}
          {mine && <FiguresRow figures={mine} />}
        </BlockStack>
      </Box>
      {children}
    </section>
  );
}

const HEADING = { all: "unset", boxSizing: "border-box", width: "100%", display: "flex", gap: 8, alignItems: "flex-start", cursor: "pointer", outline: "revert", borderRadius: 4, paddingBlock: 4 } as const;

/** What the step does as it stands; a step that is not filled in says what it will be. */
function summaryOf(step: StepDraft, { names, templates, subject }: Builder): string {
  const errors: Errors = {};
  const read = readStep(step, { currency: names.currency, templateIds: new Set(templates.map(({ id }) => id)) }, errors);
  const path = stepPath(step.id);
  const unfinished = Object.keys(errors).some((key) => key.startsWith(`${path}.`));
  return unfinished ? `${STEP_KINDS[step.kind].title}: not filled in yet` : describeStep(read, names, subject);
}
