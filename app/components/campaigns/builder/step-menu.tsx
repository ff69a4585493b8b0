import { ActionList, Button, Popover } from "@shopify/polaris";
import { ArrowDownIcon, ArrowUpIcon, DeleteIcon, DuplicateIcon, MenuHorizontalIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import type { StepDraft } from "../../../presenters/campaigns/draft/step.ts";
import { useBuilder } from "./builder-context.ts";
import { withMoved } from "./edit-tree.ts";

/** What can be done to one step. */
export function StepMenu({ step }: { readonly step: StepDraft }) {
  const [open, setOpen] = useState(false);
  const { edits, names, steps } = useBuilder();
  const name = names.steps[step.id] ?? "this step";
  const does = (action: () => void) => () => { setOpen(false); action(); };
  const activator = <Button id={`menu-${step.id}`} variant="tertiary" icon={MenuHorizontalIcon} accessibilityLabel={`More about ${name}`} onClick={() => setOpen((now) => !now)} />;
  return (
    <div style={{ marginBlockStart: 2 }}>
      <Popover active={open} activator={activator} onClose={() => setOpen(false)} preferredAlignment="right" autofocusTarget="first-node" ariaHaspopup="menu">
        <ActionList actionRole="menuitem" items={[
          { content: "Move up", icon: ArrowUpIcon, disabled: withMoved(steps, step.id, -1) === steps, onAction: does(() => edits.move(step.id, -1)) },
          { content: "Move down", icon: ArrowDownIcon, disabled: withMoved(steps, step.id, 1) === steps, onAction: does(() => edits.move(step.id, 1)) },
          { content: "Duplicate", icon: DuplicateIcon, onAction: does(() => edits.duplicate(step.id)) },
          { content: "Remove", icon: DeleteIcon, destructive: true, onAction: does(() => edits.remove(step.id)) },
        ]} />
      </Popover>
    </div>
  );
}
