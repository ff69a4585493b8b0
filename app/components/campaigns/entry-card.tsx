import { BlockStack, Button, Card, InlineStack, List, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { CampaignDraft } from "../../presenters/campaigns/campaign-draft.ts";
import { happensOnce } from "../../presenters/campaigns/draft/trigger.ts";
import type { Subject } from "../../presenters/words/describe-predicate.ts";
import type { Names } from "../../presenters/words/names.ts";
import type { Draft } from "../forms/use-draft.ts";
import { EntryFields } from "./entry-fields.tsx";
import { entryWords } from "./entry-words.ts";

interface Props {
  readonly form: Pick<Draft<CampaignDraft>, "value" | "change" | "errors">;
  readonly names: Names;
  readonly subject: Subject;
}

/** Who enters: in short sentences, and as a form when opened. */
export function EntryCard({ form, names, subject }: Props) {
  const [open, setOpen] = useState(false);
  const { value: draft, errors } = form;
  const wrong = Object.keys(errors).some((key) => key.startsWith("entry"));
  useEffect(() => {
    if (wrong) setOpen(true);
  }, [wrong]);
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="start" wrap={false} gap="200">
          <Text as="h2" variant="headingMd">Who enters</Text>
          <Button variant="plain" disclosure={open ? "up" : "down"} ariaExpanded={open} accessibilityLabel="Change who enters" onClick={() => setOpen(!open)}>{open ? "Close" : "Change"}</Button>
        </InlineStack>
        {open ? <EntryFields form={form} names={names} subject={subject} /> : <List>{entryWords(draft.entry, names, subject, happensOnce(draft.trigger)).map((text) => <List.Item key={text}>{text}</List.Item>)}</List>}
      </BlockStack>
    </Card>
  );
}
