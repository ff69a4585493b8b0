import { useFetcher } from "@remix-run/react";
import type { FieldErrors } from "../forms/field-errors.ts";

/** Nothing when it worked: then the browser is on its way to the campaign. */
type Answer = { readonly ok: false; readonly errors: FieldErrors };

export interface Adding {
  /** what is being added; null while nothing is */
  readonly busy: string | null;
  readonly error: string | undefined;
  readonly add: (key: string, request: object) => void;
}

/** Adds a campaign and opens it. Only one is added at a time, so that a second click adds no second one. */
export function useAdd(): Adding {
  const fetcher = useFetcher<Answer>();
  const sent = fetcher.json as { readonly key?: unknown } | undefined;
  return {
    busy: typeof sent?.key === "string" ? sent.key : null,
    error: fetcher.data && Object.values(fetcher.data.errors)[0],
    add: (key, request) => void fetcher.submit(JSON.stringify({ ...request, key }), { method: "post", encType: "application/json" }),
  };
}
