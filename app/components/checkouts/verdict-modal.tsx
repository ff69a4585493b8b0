import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Modal, Text } from "@shopify/polaris";
import { useAnswer } from "../forms/use-answer.ts";
import { useReturnFocus } from "../page/use-return-focus.ts";

export type Verdict = "person" | "not-person";
type Answer = { readonly ok: boolean; readonly message: string };

interface Props {
  readonly open: boolean;
  readonly verdict: Verdict;
  readonly onClose: () => void;
}

/** Says what calling a shopper real or not does, and does it. */
export function VerdictModal({ open, verdict, onClose }: Props) {
  const fetcher = useFetcher<Answer>();
  useReturnFocus(open);
  useAnswer(fetcher, onClose);
  const submit = (): void => void fetcher.submit(JSON.stringify({ intent: "judge", verdict }), { method: "post", encType: "application/json" });
  const { title, button, texts } = WORDS[verdict];
  return (
    <Modal open={open} onClose={onClose} title={title} primaryAction={{ content: button, onAction: submit, loading: fetcher.state !== "idle", destructive: verdict === "not-person" }}
      secondaryActions={[{ content: "Cancel", onAction: onClose }]}>
      <Modal.Section>
        <BlockStack gap="300">
          {fetcher.data?.ok === false && <Banner tone="critical">{fetcher.data.message}</Banner>}
          {texts.map((text) => <Text key={text} as="p">{text}</Text>)}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}

const WORDS = {
  person: {
    title: "Is this a real person?",
    button: "It is a real person",
    texts: ["The checkout is then treated like any other: it counts in your figures, and if the shopper agreed to marketing mails and has not bought, your campaign’s mails go out, the first perhaps at once.", "You can change your mind later."],
  },
  "not-person": {
    title: "Is this not a person?",
    button: "Not a person",
    texts: ["No more mails go out for this checkout, and it is left out of your figures. Mails that have gone out cannot be called back.", "You can change your mind later."],
  },
} as const satisfies Record<Verdict, { title: string; button: string; texts: readonly string[] }>;
