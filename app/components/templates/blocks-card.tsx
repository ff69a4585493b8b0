import { ActionList, BlockStack, Button, Card, InlineError, Popover, Text } from "@shopify/polaris";
import { PlusIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { type CopyLocale, subjectOfMail, type TemplateDocument } from "../../domain/templates/document.ts";
import type { FieldErrors } from "../forms/field-errors.ts";
import { BlockCard } from "./block-card.tsx";
import { blockKinds, blockWords } from "./block-words.ts";
import type { Placeholder } from "./copy-field.tsx";
import { addBlock, changeBlock, changeText, copyOf, moveBlock, removeBlock } from "./edit-document.ts";

/** The most parts that a mail may have, see the template's own check. */
const MOST = 40;

interface Props {
  readonly document: TemplateDocument;
  readonly locale: CopyLocale;
  readonly errors: FieldErrors;
  readonly placeholders: readonly Placeholder[];
  readonly onChange: (document: TemplateDocument, path: string) => void;
}

/** The parts of the mail from top to bottom. */
export function BlocksCard({ document, locale, errors, placeholders, onChange }: Props) {
  const [open, setOpen] = useState(false);
  const subject = subjectOfMail(document);
  const words = copyOf(document, locale).blocks;
  const main = locale === document.defaultLocale ? null : copyOf(document, document.defaultLocale).blocks;
  const add = <Button icon={PlusIcon} disclosure onClick={() => setOpen((now) => !now)} disabled={document.blocks.length >= MOST}>Add a part</Button>;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">Parts of the mail</Text>
        {errors["blocks"] && <InlineError fieldID="blocks" message={errors["blocks"]} />}
        <ol style={{ margin: 0, padding: 0, display: "grid", gap: 12, gridTemplateColumns: "minmax(0, 1fr)" }}>
          {document.blocks.map((block, index) => (
            <BlockCard key={block.id} block={block} subject={subject} index={index} count={document.blocks.length} text={words[block.id] ?? ""} fallback={main?.[block.id]} placeholders={placeholders}
              error={errors[`copy.${locale}.blocks.${block.id}`] ?? errors[`blocks.${index}`] ?? errors[`blocks.${index}.id`]}
              onText={(text) => onChange(changeText(document, locale, block.id, text), `copy.${locale}.blocks.${block.id}`)}
              onChange={(next) => onChange(changeBlock(document, next), `blocks.${index}`)}
              onMove={(from, to) => onChange(moveBlock(document, from, to), "blocks")}
              onRemove={() => onChange(removeBlock(document, block.id), "blocks")} />
          ))}
        </ol>
        <div>
          <Popover active={open} activator={add} onClose={() => setOpen(false)} preferredAlignment="left">
            <ActionList items={blockKinds(subject).map((kind) => ({ content: blockWords(kind, subject).name, onAction: () => { onChange(addBlock(document, kind), "blocks"); setOpen(false); } }))} />
          </Popover>
        </div>
      </BlockStack>
    </Card>
  );
}
