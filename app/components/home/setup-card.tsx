import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, Divider, Icon, InlineStack, Text, Tooltip } from "@shopify/polaris";
import { CheckCircleIcon, XIcon } from "@shopify/polaris-icons";
import { Fragment } from "react";
import type { SetupStepView } from "../../presenters/home/setup.ts";
import { type ThemeStatus, badgeBlock, editorUrl } from "./theme-status.ts";

interface Props {
  readonly steps: readonly SetupStepView[];
  readonly theme: ThemeStatus;
  readonly shop: string;
  readonly apiKey: string;
}

/** The set-up steps, each of which can be dismissed on its own. With the last one the card goes. */
export function SetupCard({ steps, theme, shop, apiKey }: Props) {
  if (steps.length === 0) return null;
  const all = steps.map((step) => (step.step === "theme-badge" ? withTheme(step, theme, shop, apiKey) : step));
  const done = all.filter((step) => step.done).length;
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">Set up Lastmile</Text>
          <Text as="p" tone="subdued">{done} of {all.length} done</Text>
        </BlockStack>
        {all.map((step, index) => (
          <Fragment key={step.step}>
            {index > 0 && <Divider />}
            <Step step={step} first={step === all.find((one) => !one.done)} />
          </Fragment>
        ))}
      </BlockStack>
    </Card>
  );
}

function withTheme(step: SetupStepView, theme: ThemeStatus, shop: string, apiKey: string): SetupStepView {
  const block = theme.kind === "known" ? badgeBlock(theme.blocks) : null;
  return { ...step, done: block?.on ?? null, action: { label: "Open the theme editor", url: editorUrl(shop, apiKey, block) } };
}

/** `first`: of those that are still to be done. */
function Step({ step, first }: { readonly step: SetupStepView; readonly first: boolean }) {
  const fetcher = useFetcher();
  const dismiss = (): void => void fetcher.submit(JSON.stringify({ intent: "dismiss", step: step.step }), { method: "post", encType: "application/json" });
  // Gone at once; should the answer be an error, it comes back.
  if (fetcher.state !== "idle") return null;
  const outside = step.action?.url.startsWith("https://") ?? false;
  return (
    <InlineStack gap="300" wrap={false} blockAlign="start">
      <span style={{ flex: "none", paddingTop: 2 }}>
        {step.done ? <Icon source={CheckCircleIcon} tone="success" accessibilityLabel="Done" /> : <ToDoMark />}
      </span>
      <div style={{ flex: 1, minWidth: 0 }}>
        <BlockStack gap="200" inlineAlign="start">
          <BlockStack gap="100">
            <Text as="h3" variant="headingSm">{step.title}</Text>
            {!step.done && <Text as="p" tone="subdued">{step.text}</Text>}
          </BlockStack>
          {step.action && !step.done && <Button url={step.action.url} external={outside} variant={first ? "primary" : "secondary"}>{step.action.label}</Button>}
        </BlockStack>
      </div>
      <Tooltip content="Dismiss">
        <Button variant="tertiary" icon={XIcon} accessibilityLabel={`Dismiss: ${step.title}`} onClick={dismiss} />
      </Tooltip>
    </InlineStack>
  );
}

function ToDoMark() {
  return (
    <span style={{ display: "block", width: 16, height: 16, margin: 2, borderRadius: "50%", border: "2px dashed var(--p-color-icon-secondary)" }}>
      <Text as="span" visuallyHidden>To do</Text>
    </span>
  );
}
