import { BlockStack, Box, Button, InlineError, InlineStack, Text } from "@shopify/polaris";
import { useEffect, useMemo, useState } from "react";
import type { CampaignDetailView } from "../../../presenters/campaigns/campaign-detail.ts";
import type { CampaignDraft } from "../../../presenters/campaigns/campaign-draft.ts";
import { flatten } from "../../../presenters/campaigns/draft/tree.ts";
import type { Subject } from "../../../presenters/words/describe-predicate.ts";
import type { Names } from "../../../presenters/words/names.ts";
import type { Draft } from "../../forms/use-draft.ts";
import { BuilderProvider } from "./builder-context.ts";
import { MAIN } from "./edit-tree.ts";
import { journeySummary } from "./journey-summary.ts";
import { StepList } from "./step-list.tsx";
import { useJourneyEdits } from "./use-journey-edits.ts";

interface Props {
  readonly form: Pick<Draft<CampaignDraft>, "value" | "change" | "errors">;
  readonly view: Pick<CampaignDetailView, "templates" | "figures">;
  readonly subject: Subject;
  readonly names: Names;
}

/** The journey from top to bottom as one reads it: each step says what it does, and opens to be changed. */
export function JourneyBuilder({ form, view, subject, names }: Props) {
  const { value: draft, errors } = form;
  const all = flatten(draft.steps);
  const [open, setOpen] = useOpenSteps(errors);
  const show = (id: string): void => setOpen((now) => new Set([...now, id]));
  const edits = useJourneyEdits(form, { templates: view.templates, subject, onNew: show });
  const numbers = useMemo(() => new Map(all.map(({ id }, index) => [id, index + 1])), [all]);
  const toggle = (id: string): void => setOpen((now) => (now.has(id) ? new Set([...now].filter((one) => one !== id)) : new Set([...now, id])));
  const everything = all.every(({ id }) => open.has(id));
  return (
    <BuilderProvider value={{ steps: draft.steps, subject, names, templates: view.templates, figures: view.figures, errors, edits, open, toggle, numbers }}>
      <Box paddingInline={{ xs: "400", sm: "0" }}>
        <BlockStack gap="200">
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <InlineStack gap="200" blockAlign="baseline">
              <Text as="h2" variant="headingMd">Journey</Text>
              <Text as="span" tone="subdued">{journeySummary(draft.steps)}</Text>
            </InlineStack>
            {all.length > 0 && <Button variant="plain" onClick={() => setOpen(everything ? new Set() : new Set(all.map(({ id }) => id)))}>{everything ? "Close all steps" : "Open all steps"}</Button>}
          </InlineStack>
          {errors["steps"] && <div data-invalid tabIndex={-1}><InlineError fieldID="journey" message={errors["steps"]} /></div>}
          <div id="journey">
            <StepList steps={draft.steps} at={{ parent: null, branch: MAIN }} beginning="at the beginning" end="at the end" />
          </div>
          <Text as="p" tone="subdued">{subject === "checkout" ? "The journey ends after the last step, and at once when the customer buys." : "The journey ends after the last step."}</Text>
          <div aria-live="polite" role="status"><Text as="span" visuallyHidden>{edits.said}</Text></div>
        </BlockStack>
      </Box>
    </BuilderProvider>
  );
}

/** Which steps are open: those that were opened, and each in which something is wrong. */
function useOpenSteps(errors: Readonly<Record<string, string>>) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const wrong = Object.keys(errors).flatMap((key) => (key.startsWith("step.") ? [key.split(".")[1]!] : []));
    if (wrong.length > 0) setOpen((now) => new Set([...now, ...wrong]));
  }, [errors]);
  return [open, setOpen] as const;
}
