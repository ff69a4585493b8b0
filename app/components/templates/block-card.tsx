import { BlockStack, Box, Button, ButtonGroup, Checkbox, InlineError, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { ChevronDownIcon, ChevronUpIcon, DeleteIcon, DragHandleIcon } from "@shopify/polaris-icons";
import { type DragEvent, useState } from "react";
import { buttonTargets } from "../../domain/templates/button-targets.ts";
import type { Block, ButtonTarget, MailSubject } from "../../domain/templates/document.ts";
import { blockWords, targetWords } from "./block-words.ts";
import { CopyField, type Placeholder } from "./copy-field.tsx";

interface Props {
  readonly block: Block;
  /** what the mail is about */
  readonly subject: MailSubject;
  readonly index: number;
  readonly count: number;
  readonly text: string;
  /** the words of the main language, for a language that has none of its own */
  readonly fallback: string | undefined;
  readonly error: string | undefined;
  readonly placeholders: readonly Placeholder[];
  readonly onText: (text: string) => void;
  readonly onChange: (block: Block) => void;
  readonly onMove: (from: number, to: number) => void;
  readonly onRemove: () => void;
}

const DRAGGED = "application/x-block-index";

/** One part of the mail: its words, its place and its own settings. It moves by buttons or by dragging its handle. */
export function BlockCard({ block, subject, index, count, text, fallback, error, placeholders, onText, onChange, onMove, onRemove }: Props) {
  const { name, field, hint } = blockWords(block.kind, subject);
  const [over, setOver] = useState(false);
  const label = `${name}, part ${index + 1}`;
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const from = Number(event.dataTransfer.getData(DRAGGED));
    if (Number.isInteger(from) && from !== index) onMove(from, index);
  };
  const dragOver = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes(DRAGGED)) return;
    event.preventDefault();
    setOver(true);
  };
  return (
    <li style={{ listStyle: "none" }} onDragOver={dragOver} onDragLeave={() => setOver(false)} onDrop={drop}>
      <Box borderWidth="025" borderColor={over ? "border-focus" : "border"} borderRadius="200" padding="300" background="bg-surface">
        <BlockStack gap="200">
          <InlineStack align="space-between" blockAlign="center" wrap={false} gap="200">
            <InlineStack gap="100" blockAlign="center" wrap={false}>
              <span draggable aria-hidden onDragStart={(event) => event.dataTransfer.setData(DRAGGED, String(index))} style={{ cursor: "grab", display: "flex" }}><DragHandleIcon width={20} height={20} fill="currentColor" /></span>
              <Text as="h3" variant="headingSm">{name}</Text>
            </InlineStack>
            <ButtonGroup gap="extraTight" noWrap>
              <Button variant="tertiary" icon={ChevronUpIcon} accessibilityLabel={`Move up: ${label}`} disabled={index === 0} onClick={() => onMove(index, index - 1)} />
              <Button variant="tertiary" icon={ChevronDownIcon} accessibilityLabel={`Move down: ${label}`} disabled={index === count - 1} onClick={() => onMove(index, index + 1)} />
              <Button variant="tertiary" icon={DeleteIcon} accessibilityLabel={`Remove: ${label}`} disabled={count === 1} onClick={onRemove} />
            </ButtonGroup>
          </InlineStack>
          {field && <CopyField label={field.label} value={text} lines={field.lines} maxLength={5000} fallback={fallback} error={error} placeholders={placeholders} onChange={onText} />}
          {!field && error && <InlineError fieldID={`block-${block.id}`} message={error} />}
          {hint && <Text as="p" tone="subdued" variant="bodySm">{hint}</Text>}
          <OwnSettings block={block} subject={subject} error={error} onChange={onChange} />
        </BlockStack>
      </Box>
    </li>
  );
}

type Settings = Pick<Props, "subject" | "error" | "onChange">;

function OwnSettings({ block, subject, error, onChange }: Settings & { readonly block: Block }) {
  if (block.kind === "button") return <ButtonSettings block={block} subject={subject} error={error} onChange={onChange} />;
  if (block.kind === "logo") {
    const options = [{ value: "left", label: "Left" }, { value: "center", label: "Centre" }];
    return <Select label="Position" options={options} value={block.align} onChange={(align) => onChange({ ...block, align: align as "left" | "center" })} />;
  }
  if (block.kind !== "items") return null;
  return (
    <BlockStack>
      <Checkbox label="Show pictures" checked={block.showPictures} onChange={(showPictures) => onChange({ ...block, showPictures })} />
      <Checkbox label={subject === "order" ? "Show the order’s total" : "Show the subtotal"} checked={block.showSubtotal} onChange={(showSubtotal) => onChange({ ...block, showSubtotal })} />
    </BlockStack>
  );
}

/** Where the button leads; the choice stands there only where there is one. */
function ButtonSettings({ block, subject, error, onChange }: Settings & { readonly block: Extract<Block, { kind: "button" }> }) {
  const { leadsTo = "subject", address = "" } = block;
  const options = buttonTargets(subject).map((value) => ({ value, label: targetWords(value, subject) }));
  return (
    <BlockStack gap="200">
      <Select label="Leads to" options={options} value={leadsTo} onChange={(value) => onChange({ ...block, leadsTo: value as ButtonTarget })} />
      {leadsTo === "address" && (
        <TextField label="Address" type="url" autoComplete="off" maxLength={2000} placeholder="https://" value={address} error={error} onChange={(next) => onChange({ ...block, address: next })} />
      )}
    </BlockStack>
  );
}
