import type { Fetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useRef } from "react";
import type { FieldErrors } from "./field-errors.ts";

export type Answer = { readonly ok: true; readonly message: string } | { readonly ok: false; readonly errors: FieldErrors };

/** An answer, or one of a question that says why not in other words. */
interface Answered {
  readonly ok: boolean;
  readonly message?: string;
}

/** Shows what a question that was answered with yes has come to, once, and closes it. */
export function useAnswer(fetcher: Pick<Fetcher<Answered>, "state" | "data">, onClose: () => void): void {
  const shopify = useAppBridge();
  const handled = useRef<Answered | undefined>(undefined);
  useEffect(() => {
    const answer = fetcher.data;
    if (fetcher.state !== "idle" || !answer || answer === handled.current) return;
    handled.current = answer;
    if (!answer.ok || answer.message === undefined) return;
    shopify.toast.show(answer.message);
    onClose();
  }, [fetcher.state, fetcher.data, shopify, onClose]);
}
