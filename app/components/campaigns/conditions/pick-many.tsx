import { BlockStack, Combobox, Icon, InlineStack, Listbox, Tag, Text } from "@shopify/polaris";
import { SearchIcon } from "@shopify/polaris-icons";
import { useMemo, useState } from "react";

interface Props {
  readonly label: string;
  readonly labelHidden?: boolean;
  /** what can be chosen, by id */
  readonly names: Readonly<Record<string, string>>;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly error?: string | undefined;
  readonly placeholder: string;
  /** what is shown for something chosen that has no name */
  readonly unknown: string;
}

/** Most that are listed at a time; typing narrows it down. */
const MOST = 50;

/** Chooses several from a long list by typing; what is chosen stands below and can be taken away. */
export function PickMany({ label, labelHidden = false, names, chosen, onChange, error, placeholder, unknown }: Props) {
  const [query, setQuery] = useState("");
  const sorted = useMemo(() => Object.entries(names).sort(([, a], [, b]) => (a < b ? -1 : 1)), [names]);
  const found = sorted.filter(([, name]) => name.toLowerCase().includes(query.trim().toLowerCase())).slice(0, MOST);
  const toggle = (id: string): void => {
    onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
    setQuery("");
  };
  return (
    <BlockStack gap="200">
      <Combobox allowMultiple activator={
        <Combobox.TextField label={label} labelHidden={labelHidden} autoComplete="off" value={query} onChange={setQuery} placeholder={placeholder} error={error} prefix={<Icon source={SearchIcon} />} />
      }>
        {found.length > 0 ? (
          <Listbox onSelect={toggle}>
            {found.map(([id, name]) => <Listbox.Option key={id} value={id} selected={chosen.includes(id)} accessibilityLabel={name}>{name}</Listbox.Option>)}
          </Listbox>
        ) : (
          <Listbox><Listbox.Option value="" disabled>Nothing found</Listbox.Option></Listbox>
        )}
      </Combobox>
      {chosen.length > 0 && (
        <InlineStack gap="100">
          {chosen.map((id) => <Tag key={id} onRemove={() => onChange(chosen.filter((one) => one !== id))}>{Object.hasOwn(names, id) ? names[id] : unknown}</Tag>)}
        </InlineStack>
      )}
      {chosen.length === 0 && !error && <Text as="span" visuallyHidden>Nothing chosen yet</Text>}
    </BlockStack>
  );
}
