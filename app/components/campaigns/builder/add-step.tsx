import { ActionList, Button, Popover } from "@shopify/polaris";
import { PlusIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { useBuilder } from "./builder-context.ts";
import type { Slot } from "./edit-tree.ts";
import { KIND_GROUPS, STEP_KINDS } from "./step-kinds.ts";
import { addId } from "./use-journey-edits.ts";

interface Props {
  readonly slot: Slot;
  /** "after wait 1", "at the beginning" */
  readonly where: string;
  /** at the end of a path there is room for words */
  readonly wordy?: boolean;
}

/** Most steps that a journey may have. */
const MOST_STEPS = 60;

/** Offers the kinds of step, with a sentence for each, at one place of the journey. */
export function AddStep({ slot, where, wordy = false }: Props) {
  const [open, setOpen] = useState(false);
  const { edits, numbers } = useBuilder();
  const label = `Add a step ${where}`;
  const activator = wordy
    ? <Button id={addId(slot)} icon={PlusIcon} size="slim" disclosure={open ? "up" : "down"} accessibilityLabel={label} disabled={numbers.size >= MOST_STEPS} onClick={() => setOpen((now) => !now)}>Add a step</Button>
    : <Button id={addId(slot)} icon={PlusIcon} size="micro" accessibilityLabel={label} disabled={numbers.size >= MOST_STEPS} onClick={() => setOpen((now) => !now)} />;
  const sections = KIND_GROUPS.map(({ title, kinds }) => ({
    title,
    items: kinds.map((kind) => ({ content: STEP_KINDS[kind].title, helpText: STEP_KINDS[kind].help, icon: STEP_KINDS[kind].icon, onAction: () => { setOpen(false); edits.add(slot, kind); } })),
  }));
  return (
    <Popover active={open} activator={activator} onClose={() => setOpen(false)} preferredAlignment="left" autofocusTarget="first-node" ariaHaspopup="menu">
      <Popover.Pane><ActionList actionRole="menuitem" sections={sections} /></Popover.Pane>
    </Popover>
  );
}
