import { useCallback, useEffect, useRef } from "react";

/** Says where the focus goes once the page shows what was just changed: a removed or moved element would drop it. The first id that can take it gets it. */
export function useNextFocus(): (...ids: readonly string[]) => void {
  const wanted = useRef<readonly string[]>([]);
  useEffect(() => {
    if (wanted.current.length === 0) return;
    const target = wanted.current.map((id) => document.getElementById(id)).find((one) => one !== null && !one.matches(":disabled, [aria-disabled=true]"));
    wanted.current = [];
    target?.focus();
    target?.scrollIntoView({ block: "nearest" });
  });
  return useCallback((...ids) => void (wanted.current = ids), []);
}
