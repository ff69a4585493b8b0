import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, ChoiceList, Modal, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { MailSubject } from "../../domain/templates/document.ts";
import { ABOUT } from "../../presenters/words/mail-subjects.ts";
import type { FieldErrors } from "../forms/field-errors.ts";
import { useReturnFocus } from "../page/use-return-focus.ts";

interface Props {
  readonly open: boolean;
  /** that its words come in, such as "English and German" */
  readonly languages: string;
  readonly onClose: () => void;
}

const SHOWS = {
  checkout: "For campaigns about carts and checkouts. It can show what was left, and lead back to it.",
  order: "For campaigns about orders. It can show what was ordered, and lead to the order.",
  person: "For any campaign. It shows no cart and no order, and leads to your shop.",
} as const satisfies Record<MailSubject, string>;

/** Asks what a new mail is about and what it is called; the answer leads to its editor. */
export function AddMailModal({ open, languages, onClose }: Props) {
  const fetcher = useFetcher<{ readonly ok: false; readonly errors: FieldErrors }>();
  const [about, setAbout] = useState<MailSubject>("checkout");
  const [name, setName] = useState("");
  const [seen, setSeen] = useState<unknown>(undefined);
  useReturnFocus(open);
  const errors = fetcher.data && fetcher.data !== seen ? fetcher.data.errors : {};
  const submit = (): void => void fetcher.submit(JSON.stringify({ intent: "add-mail", about, name }), { method: "post", encType: "application/json" });
  const rename = (text: string): void => {
    setName(text);
    setSeen(fetcher.data);
  };
  return (
    <Modal open={open} onClose={onClose} title="Add a mail" primaryAction={{ content: "Add mail", loading: fetcher.state !== "idle", onAction: submit }} secondaryActions={[{ content: "Cancel", onAction: onClose }]}>
      <Modal.Section>
        <BlockStack gap="400">
          {errors["form"] && <Banner tone="critical">{errors["form"]}</Banner>}
          <TextField label="Name of this mail" helpText="Only your team sees it" autoComplete="off" maxLength={100} value={name} error={errors["name"]} onChange={rename} />
          <ChoiceList title="What is it about?" selected={[about]} onChange={([chosen]) => setAbout(chosen as MailSubject)}
            choices={(Object.keys(ABOUT) as MailSubject[]).map((value) => ({ value, label: ABOUT[value], helpText: SHOWS[value] }))} />
          <Text as="p" tone="subdued">{`You start with words that are ready to send, in ${languages}, and change what you like. It goes out only once a campaign sends it.`}</Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
