import { IndexFilters, type TabProps, useSetIndexFiltersMode } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import type { CheckoutListView } from "../../presenters/checkouts/checkout-list.ts";

/** Milliseconds without a key before a search is asked for. */
const PAUSE_MS = 350;

interface Props {
  readonly view: Pick<CheckoutListView, "tabs" | "tab" | "query">;
  readonly loading: boolean;
  readonly onChange: (filter: { readonly tab: string; readonly query: string }) => void;
}

/** One tab for each status, and a search by name, address or product. */
export function CheckoutFilters({ view, loading, onChange }: Props) {
  const { mode, setMode } = useSetIndexFiltersMode();
  const [query, setQuery] = useState(view.query);
  const asked = useRef(view.query);
  useEffect(() => {
    if (query === asked.current) return;
    const timer = setTimeout(() => {
      asked.current = query;
      onChange({ tab: view.tab, query });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [query, view.tab, onChange]);
  const clear = (): void => setQuery("");
  const tabs: TabProps[] = view.tabs.map(({ key, label }) => ({ id: key, content: label, isLocked: true }));
  return (
    <IndexFilters
      mode={mode}
      setMode={setMode}
      tabs={tabs}
      selected={Math.max(0, view.tabs.findIndex(({ key }) => key === view.tab))}
      onSelect={(index) => onChange({ tab: view.tabs[index]?.key ?? "all", query })}
      queryValue={query}
      queryPlaceholder="Search by name, e-mail address or product"
      onQueryChange={setQuery}
      onQueryClear={clear}
      cancelAction={{ onAction: clear }}
      filters={[]}
      onClearAll={clear}
      hideFilters
      canCreateNewView={false}
      loading={loading}
    />
  );
}
