import { useFetcher, useNavigate } from "@remix-run/react";
import { useEffect } from "react";
import type { FieldErrors } from "../forms/field-errors.ts";

type Answer = { readonly ok: true; readonly url: string } | { readonly ok: false; readonly errors: FieldErrors };

export interface Adding {
  /** what is being added; null while nothing is */
  readonly busy: string | null;
  readonly error: string | undefined;
  readonly add: (key: string, request: object) => void;
}

/** Adds a campaign and opens it. Only one is added at a time, so that a second click adds no second one. */
export function useAdd(): Adding {
  const fetcher = useFetcher<Answer>();
  const navigate = useNavigate();
  const url = fetcher.data?.ok ? fetcher.data.url : null;
  useEffect(() => {
    if (url) void navigate(url);
  }, [url, navigate]);
  const sent = fetcher.json as { readonly key?: unknown } | undefined;
  const busy = typeof sent?.key === "string" ? sent.key : null;
  return {
    busy: busy ?? (url ? "" : null),
    error: fetcher.data?.ok === false ? Object.values(fetcher.data.errors)[0] : undefined,
    add: (key, request) => void fetcher.submit(JSON.stringify({ ...request, key }), { method: "post", encType: "application/json" }),
  };
}
