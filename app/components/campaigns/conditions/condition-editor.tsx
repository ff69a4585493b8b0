import { BlockStack, Box, Button, InlineError, InlineStack, Select } from "@shopify/polaris";
import { DeleteIcon, PlusIcon } from "@shopify/polaris-icons";
import { type ConditionDraft, newRow } from "../../../presenters/campaigns/draft/condition.ts";
import { useNextFocus } from "../use-next-focus.ts";
import type { ConditionContext } from "./condition-context.ts";
import { ConditionRow } from "./condition-row.tsx";
import { asGroup, MATCHES } from "./question-words.ts";

interface Props {
  readonly condition: ConditionDraft;
  /** where its errors stand */
  readonly path: string;
  readonly context: ConditionContext;
  readonly onChange: (condition: ConditionDraft, path: string) => void;
  readonly depth?: number;
}

/** Conditions as rows in plain words, all or any of which must hold; a group can stand within. */
export function ConditionEditor({ condition, path, context, onChange, depth = 0 }: Props) {
  const focusNext = useNextFocus();
  const group = asGroup(condition);
  const lone = condition.kind === "row";
  const put = (of: readonly ConditionDraft[], at = path): void => onChange({ ...group, of }, at);
  const add = (added: ConditionDraft): void => {
    put([...group.of, added]);
    focusNext(`${path}.${group.of.length}.question`);
  };
  const remove = (index: number): void => {
    put(group.of.filter((_, at) => at !== index));
    focusNext(`${path}.add`);
  };
  const first = newRow(context.subject === "person" ? "orders-count" : "value");
  return (
    <BlockStack gap="300">
      <div style={{ maxWidth: "20rem" }}>
        <Select label="Which of the conditions" labelHidden options={[...MATCHES]} value={`${group.not ? "not " : ""}${group.match}`}
          onChange={(value) => onChange({ ...group, match: value.endsWith("any") ? "any" : "all", not: value.startsWith("not ") }, path)} />
      </div>
      {group.of.map((one, index) => {
        const at = lone ? path : `${path}.${index}`;
        const change = (next: ConditionDraft, changed: string): void => (lone ? onChange(next, changed) : put(group.of.map((other, place) => (place === index ? next : other)), changed));
        const onRemove = group.of.length > 1 || depth > 0 ? () => remove(index) : null;
        return one.kind === "row" ? (
          <ConditionRow key={index} row={one} id={`${path}.${index}`} path={at} number={index + 1} context={context} onChange={change} onRemove={onRemove} />
        ) : (
          <Box key={index} borderInlineStartWidth="050" borderColor="border" paddingInlineStart="300">
            <BlockStack gap="200">
              <ConditionEditor condition={one} path={at} context={context} onChange={change} depth={depth + 1} />
              <InlineStack><Button variant="plain" tone="critical" icon={DeleteIcon} onClick={() => remove(index)}>Remove this group</Button></InlineStack>
            </BlockStack>
          </Box>
        );
      })}
      {context.errors[path] && !lone && <div data-invalid tabIndex={-1}><InlineError fieldID={`${path}.add`} message={context.errors[path]} /></div>}
      <InlineStack gap="300">
        <Button id={`${path}.add`} variant="plain" icon={PlusIcon} onClick={() => add(first)}>Add a condition</Button>
        {depth < 2 && <Button variant="plain" onClick={() => add({ kind: "group", match: group.match === "all" ? "any" : "all", not: false, of: [first] })}>Add a group</Button>}
      </InlineStack>
    </BlockStack>
  );
}
