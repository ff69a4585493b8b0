import { ActionList, Button, Popover, TextField } from "@shopify/polaris";
import { useId, useState } from "react";

export interface Placeholder {
  readonly name: string;
  readonly meaning: string;
}

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholders: readonly Placeholder[];
  readonly lines?: number;
  readonly maxLength: number;
  /** what is used while this is empty */
  readonly fallback?: string | undefined;
  readonly error?: string | undefined;
  readonly helpText?: string | undefined;
}

/** Words of a mail, with the placeholders that can be put in where the cursor stands. */
export function CopyField({ label, value, onChange, placeholders, lines = 1, maxLength, fallback, error, helpText }: Props) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const insert = (name: string): void => {
    const field = document.getElementById(id) as HTMLInputElement | HTMLTextAreaElement | null;
    const at = field?.selectionStart ?? value.length;
    onChange(`${value.slice(0, at)}{{ ${name} }}${value.slice(field?.selectionEnd ?? at)}`);
    setOpen(false);
  };
  const activator = (
    <Button variant="plain" size="slim" disclosure onClick={() => setOpen((now) => !now)} accessibilityLabel={`Insert into ${label}`}>Insert</Button>
  );
  return (
    <div style={{ position: "relative" }}>
      <TextField id={id} label={label} value={value} onChange={onChange} autoComplete="off" maxLength={maxLength} multiline={lines > 1 ? lines : false} error={error} placeholder={fallback}
        helpText={fallback && value.trim() === "" ? "While this is empty, customers get the text in the main language." : helpText} />
      <div style={{ position: "absolute", top: 0, insetInlineEnd: 0 }}>
        <Popover active={open} activator={activator} onClose={() => setOpen(false)} preferredAlignment="right">
          <ActionList items={placeholders.map(({ name, meaning }) => ({ content: capital(meaning), helpText: `{{ ${name} }}`, onAction: () => insert(name) }))} />
        </Popover>
      </div>
    </div>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
