import { BlockStack, ChoiceList, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import { useReturnFocus } from "../page/use-return-focus.ts";
import { type UnderWay, underWayWords } from "./under-way-words.ts";

interface Props {
  /** null while nothing is asked */
  readonly question: UnderWay | null;
  readonly saving: boolean;
  readonly onReply: (answer: { readonly underWay: "finish" | "move" } | null) => void;
}

/** Asks what becomes of those who are in a campaign that changes. */
export function UnderWayModal({ question, saving, onReply }: Props) {
  const [choice, setChoice] = useState<"finish" | "move">("finish");
  useReturnFocus(question !== null);
  const words = underWayWords(question ?? { open: 0, movable: 0 });
  return (
    <Modal open={question !== null} title={words.title} onClose={() => onReply(null)} primaryAction={{ content: "Save", loading: saving, onAction: () => onReply({ underWay: choice }) }} secondaryActions={[{ content: "Keep editing", onAction: () => onReply(null) }]}>
      <Modal.Section>
        <BlockStack gap="300">
          <Text as="p">New customers get the new version. What about those who are in it already?</Text>
          <ChoiceList title="Customers in this campaign now" titleHidden selected={[choice]} onChange={([chosen]) => setChoice(chosen as typeof choice)}
            choices={[{ value: "finish", label: "Let them finish as it was" }, { value: "move", label: words.move, helpText: words.rest, disabled: question?.movable === 0 }]} />
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
