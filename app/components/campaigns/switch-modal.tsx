import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Link, List, Modal, Text } from "@shopify/polaris";
import type { Subject } from "../../presenters/words/describe-predicate.ts";
import { type Answer, useAnswer } from "../forms/use-answer.ts";
import { useReturnFocus } from "../page/use-return-focus.ts";

interface Props {
  readonly open: boolean;
  /** whether it is to be on */
  readonly target: boolean;
  readonly id: string;
  readonly name: string;
  readonly subject: Subject;
  readonly onClose: () => void;
}

/** Says what switching on or off does, and does it. */
export function SwitchModal({ open, target, id, name, subject, onClose }: Props) {
  const fetcher = useFetcher<Answer>();
  useReturnFocus(open);
  useAnswer(fetcher, onClose);
  const submit = (): void => void fetcher.submit(JSON.stringify({ intent: "switch", on: target }), { method: "post", encType: "application/json" });
  const primaryAction = { content: target ? "Switch on" : "Switch off", onAction: submit, loading: fetcher.state !== "idle", destructive: !target };
  return (
    <Modal open={open} onClose={onClose} title={`${target ? "Switch on" : "Switch off"} “${name}”?`} primaryAction={primaryAction} secondaryActions={[{ content: "Cancel", onAction: onClose }]}>
      <Modal.Section>
        <BlockStack gap="300">
          {fetcher.data?.ok === false && <Banner tone="critical">{Object.values(fetcher.data.errors)[0]}</Banner>}
          {target ? <BeforeOn id={id} subject={subject} /> : OFF.map((text) => <Text key={text} as="p">{text}</Text>)}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}

const ENTERS = {
  checkout: "From now on, people who leave a checkout enter this campaign and get its mails at the times you set.",
  order: "From now on, people enter this campaign with their orders and get its mails at the times you set.",
  person: "From now on, people enter this campaign as you set it and get its mails at the times you set.",
} as const satisfies Record<Subject, string>;

const ALWAYS = "Marketing mails go only to people who may be written to, and never during quiet hours.";
const RULES = { checkout: `${ALWAYS} Nobody gets one after buying.`, order: ALWAYS, person: ALWAYS } as const satisfies Record<Subject, string>;

/** What switching on does, and where to look before. */
function BeforeOn({ id, subject }: Pick<Props, "id" | "subject">) {
  return (
    <>
      <Text as="p">{ENTERS[subject]}</Text>
      <Text as="p">{RULES[subject]}</Text>
      <Text as="p">Before you switch it on, look at:</Text>
      <List>
        <List.Item><Link url={`/app/campaigns/${id}/preview`}>Preview</Link>: who gets what, and when, in the next days</List.Item>
        <List.Item><Link url={`/app/campaigns/${id}/rehearsal`}>Rehearsal</Link>: what it would have done in your shop’s past</List.Item>
      </List>
    </>
  );
}

const OFF = [
  "No more mails of this campaign go out. People who are in it now leave it, and they do not come back when you switch it on again.",
  "Figures and discount codes that are already out stay as they are.",
];
