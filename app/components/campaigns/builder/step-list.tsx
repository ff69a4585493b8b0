import { Box, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { StepDraft } from "../../../presenters/campaigns/draft/step.ts";
import { endsHere, togetherWords } from "../../../presenters/campaigns/draft/path-ends.ts";
import { branchesOf } from "../../../presenters/campaigns/draft/tree.ts";
import { AddStep } from "./add-step.tsx";
import { useBuilder } from "./builder-context.ts";
import type { Slot } from "./edit-tree.ts";
import { pathHeadings } from "./path-headings.ts";
import { StepCard } from "./step-card.tsx";

interface Props {
  readonly steps: readonly StepDraft[];
  readonly at: Pick<Slot, "parent" | "branch">;
  /** where its beginning and its end are, for who does not see it: "at the beginning", "at the end of “If yes”" */
  readonly beginning: string;
  readonly end: string;
}

/** Steps from top to bottom, with a way to add one before, between and after them. */
export function StepList({ steps, at, beginning, end }: Props) {
  const { names } = useBuilder();
  return (
    <ol style={{ listStyle: "none", margin: 0, padding: 0 }}>
      {steps.map((step, index) => (
        <li key={step.id}>
          <Between><AddStep slot={{ ...at, index }} where={index === 0 ? beginning : `after ${names.steps[steps[index - 1]!.id]}`} /></Between>
          <StepCard step={step}>{branchesOf(step).length > 0 && <Branches step={step} />}</StepCard>
        </li>
      ))}
      {!endsHere(steps) && (
        <li>
          <Line />
          <AddStep slot={{ ...at, index: steps.length }} where={end} wordy />
        </li>
      )}
    </ol>
  );
}

/** The paths of a step, one below the other, and where they come together again. */
function Branches({ step }: { readonly step: StepDraft }) {
  const headings = pathHeadings(step);
  return (
    <div style={{ marginInlineStart: "min(24px, 3vw)", borderInlineStart: "2px solid var(--p-color-border)" }}>
      {branchesOf(step).map(({ name, steps }, index) => (
        <section key={name} aria-label={`Path: ${headings[index]}`} style={{ paddingBlockStart: 16 }}>
          <div style={{ display: "flex", alignItems: "center" }}>
            <span aria-hidden style={{ width: "min(12px, 1.5vw)", height: 2, background: "var(--p-color-border)" }} />
            <Box background="bg-fill-info-secondary" borderRadius="200" paddingInline="200" paddingBlock="050">
              <Text as="h4" variant="bodySm" fontWeight="semibold">{headings[index]}</Text>
            </Box>
          </div>
          <div style={{ paddingInlineStart: "min(12px, 1.5vw)" }}>
            {steps.length === 0 && <Box paddingBlockStart="200" paddingInlineStart="300"><Text as="p" variant="bodySm" tone="subdued">Nothing happens on this path: customers go straight on.</Text></Box>}
            <StepList steps={steps} at={{ parent: step.id, branch: name }} beginning={`at the beginning of “${headings[index]}”`} end={`at the end of “${headings[index]}”`} />
          </div>
        </section>
      ))}
      <div style={{ display: "flex", alignItems: "center", paddingBlockStart: 12 }}>
        <span aria-hidden style={{ width: "min(12px, 1.5vw)", height: 2, background: "var(--p-color-border)" }} />
        <Box paddingInlineStart="200"><Text as="p" variant="bodySm" tone="subdued">{togetherWords(step)}</Text></Box>
      </div>
    </div>
  );
}

/** The line from one step to the next, with the button upon it. */
function Between({ children }: { readonly children: ReactNode }) {
  return (
    <div style={{ display: "flex", alignItems: "center" }}>
      <Line />
      <div style={{ marginInlineStart: -13, paddingBlock: 4, opacity: 0.85 }}>{children}</div>
    </div>
  );
}

function Line() {
  return <div aria-hidden style={{ width: 2, height: 36, marginInlineStart: 24, background: "var(--p-color-border)" }} />;
}
