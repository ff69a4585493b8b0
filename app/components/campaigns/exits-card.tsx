import { BlockStack, Button, Card, Checkbox, InlineError, InlineStack, Text } from "@shopify/polaris";
import { DeleteIcon, PlusIcon } from "@shopify/polaris-icons";
import type { CampaignDraft } from "../../presenters/campaigns/campaign-draft.ts";
import { newRow } from "../../presenters/campaigns/draft/condition.ts";
import type { ExitDraft } from "../../presenters/campaigns/draft/entry.ts";
import type { Subject } from "../../presenters/words/describe-predicate.ts";
import type { Names } from "../../presenters/words/names.ts";
import type { Draft } from "../forms/use-draft.ts";
import { ConditionEditor } from "./conditions/condition-editor.tsx";
import { mailOptions } from "./conditions/mail-options.ts";
import { SegmentSelect } from "./conditions/segment-select.tsx";

interface Props {
  readonly form: Pick<Draft<CampaignDraft>, "value" | "change" | "errors">;
  readonly names: Names;
  readonly subject: Subject;
}

const ALWAYS = {
  checkout: "Always when the customer buys, and when the cart is emptied.",
  order: "Always when the order is cancelled.",
  person: null,
} as const satisfies Record<Subject, string | null>;

/** How many things may end a campaign early. */
const MOST = 5;

/** What ends the campaign for somebody before its last step. */
export function ExitsCard({ form: { value: draft, change, errors }, names, subject }: Props) {
  const { exits } = draft;
  const put = (next: readonly ExitDraft[], path = "exits"): void => change({ ...draft, exits: next }, path);
  const toggle = (kind: "ordered" | "unsubscribed") => (on: boolean) => put(on ? [...exits, { kind }] : exits.filter((one) => one.kind !== kind));
  const has = (kind: ExitDraft["kind"]): boolean => exits.some((one) => one.kind === kind);
  const full = exits.length >= MOST;
  const mails = mailOptions(draft.steps, names);
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">When it ends early</Text>
          {ALWAYS[subject] && <Text as="p" tone="subdued">{ALWAYS[subject]}</Text>}
        </BlockStack>
        <BlockStack gap="050">
          {(subject !== "checkout" || has("ordered")) && <Checkbox label={subject === "order" ? "The customer orders again" : "The customer orders"} checked={has("ordered")} onChange={toggle("ordered")} disabled={full && !has("ordered")} />}
          <Checkbox label="The customer unsubscribes" checked={has("unsubscribed")} onChange={toggle("unsubscribed")} disabled={full && !has("unsubscribed")} helpText="Without it, steps other than mails go on" />
        </BlockStack>
        {exits.map((exit, index) => {
          if (exit.kind === "ordered" || exit.kind === "unsubscribed") return null;
          const path = `exits.${index}`;
          const set = (next: ExitDraft, at: string): void => put(exits.map((one, place) => (place === index ? next : one)), at);
          const remove = <Button variant="tertiary" icon={DeleteIcon} accessibilityLabel="Remove this" onClick={() => put(exits.filter((_, place) => place !== index))} />;
          return exit.kind === "left-segment" ? (
            <InlineStack key={path} gap="200" blockAlign="end" wrap={false}>
              <div style={{ flex: 1 }}><SegmentSelect label="The customer leaves the segment" names={names} value={exit.segmentId} error={errors[`${path}.segmentId`]} onChange={(segmentId) => set({ ...exit, segmentId }, `${path}.segmentId`)} /></div>
              {remove}
            </InlineStack>
          ) : (
            <BlockStack key={path} gap="200">
              <InlineStack align="space-between" blockAlign="center" wrap={false}><Text as="h3" variant="headingSm">Before any step, if this is true</Text>{remove}</InlineStack>
              <ConditionEditor condition={exit.if} path={`${path}.if`} context={{ subject, names, errors, mails }} onChange={(changed, at) => set({ kind: "custom", if: changed }, at)} />
            </BlockStack>
          );
        })}
        {errors["exits"] && <div data-invalid tabIndex={-1}><InlineError fieldID="exits" message={errors["exits"]} /></div>}
        {!full && (
          <InlineStack gap="300">
            <Button variant="plain" icon={PlusIcon} onClick={() => put([...exits, { kind: "left-segment", segmentId: "" }])}>Leaves a segment</Button>
            <Button variant="plain" icon={PlusIcon} onClick={() => put([...exits, { kind: "custom", if: { kind: "group", match: "all", not: false, of: [newRow("orders-count")] } }])}>A condition is true</Button>
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}
