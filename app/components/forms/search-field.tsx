import { Icon, Spinner, TextField } from "@shopify/polaris";
import { SearchIcon } from "@shopify/polaris-icons";
import { useEffect, useRef, useState } from "react";

/** Milliseconds without a key before a search is asked for. */
const PAUSE_MS = 350;

interface Props {
  readonly label: string;
  readonly placeholder: string;
  readonly query: string;
  readonly busy: boolean;
  readonly onSearch: (query: string) => void;
}

/** A search that asks by itself once the typing rests. */
export function SearchField({ label, placeholder, query, busy, onSearch }: Props) {
  const [text, setText] = useState(query);
  const asked = useRef(query);
  useEffect(() => {
    if (text === asked.current) return undefined;
    const timer = setTimeout(() => {
      asked.current = text;
      onSearch(text);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, onSearch]);
  return (
    <TextField label={label} labelHidden placeholder={placeholder} value={text} onChange={setText} autoComplete="off" maxLength={200} clearButton onClearButtonClick={() => setText("")}
      prefix={busy ? <Spinner size="small" accessibilityLabel="Searching" /> : <Icon source={SearchIcon} />} />
  );
}
