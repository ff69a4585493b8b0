import { useEffect, useState } from "react";

/** What a page asks for once it stands: undefined while it is on its way, null when it could not be had. `url` null asks for nothing. */
export function useLater<T>(url: string | null): T | null | undefined {
  const [got, setGot] = useState<{ readonly url: string; readonly value: T | null } | null>(null);
  useEffect(() => {
    if (url === null) return undefined;
    const leaving = new AbortController();
    read<T>(url, leaving.signal).then((value) => setGot({ url, value }), () => leaving.signal.aborted || setGot({ url, value: null }));
    return () => leaving.abort();
  }, [url]);
  return got !== null && got.url === url ? got.value : undefined;
}

async function read<T>(url: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(url, { headers: { Accept: "application/json" }, signal });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return (await response.json()) as T;
}
