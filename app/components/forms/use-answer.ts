import type { Fetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useRef } from "react";
import type { FieldErrors } from "./field-errors.ts";

export type Answer = { readonly ok: true; readonly message: string } | { readonly ok: false; readonly errors: FieldErrors };

/** Shows what a question that was answered with yes has come to, once, and closes it. */
export function useAnswer(fetcher: Pick<Fetcher<Answer>, "state" | "data">, onClose: () => void): void {
  const shopify = useAppBridge();
  const handled = useRef<Answer | undefined>(undefined);
  useEffect(() => {
    const answer = fetcher.data;
    if (fetcher.state !== "idle" || !answer || answer === handled.current) return;
    handled.current = answer;
    if (!answer.ok) return;
    shopify.toast.show(answer.message);
    onClose();
  }, [fetcher.state, fetcher.data, shopify, onClose]);
}
