import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useFirstError } from "./use-first-error.ts";
import { without } from "./field-errors.ts";
import type { FieldErrors } from "./field-errors.ts";

/** What an action answers to a save. */
export type SaveAnswer = { readonly ok: true; readonly message: string } | { readonly ok: false; readonly errors: FieldErrors };

/** Or there is something that the merchant has to say first. */
type DraftAnswer<Q> = SaveAnswer | { readonly ok: "ask"; readonly question: Q };

export interface Draft<T, Q = never> {
  readonly value: T;
  /** takes what was typed; errors of the field at `path` (and below it) go */
  readonly change: (next: T, path: string) => void;
  readonly errors: FieldErrors;
  readonly dirty: boolean;
  readonly saving: boolean;
  readonly save: () => void;
  readonly discard: () => void;
  /** marks what somebody else than a save found wrong, and says so */
  readonly refuse: (errors: FieldErrors, said: string) => void;
  /** what has to be said before it is saved; null for nothing */
  readonly question: Q | null;
  /** saves with the answer to the question; null leaves it unsaved */
  readonly reply: (answer: Readonly<Record<string, string>> | null) => void;
}

/**
 * The unsaved state of a form beside what is saved. A failed save keeps every input; after a good one the form shows what
 * was stored, unless the merchant typed on in the meantime. `edits`: what the merchant had typed already.
 */
export function useDraft<T, Q = never>(saved: T, edits: T | null = null): Draft<T, Q> {
  const fetcher = useFetcher<DraftAnswer<Q>>();
  const shopify = useAppBridge();
  const [draft, setDraft] = useState(edits);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [refusals, setRefusals] = useState(0);
  const submitted = useRef<T | null>(null);
  const [question, setQuestion] = useState<Q | null>(null);
  const handled = useRef<unknown>(undefined);
  const value = draft ?? saved;

  const refuse = useCallback((found: FieldErrors, said: string) => {
    setErrors(found);
    setRefusals((now) => now + 1);
    shopify.toast.show(said, { isError: true });
  }, [shopify]);

  useEffect(() => {
    const answer = fetcher.data as DraftAnswer<Q> | undefined;
    if (fetcher.state !== "idle" || !answer || handled.current === answer) return;
    handled.current = answer;
    if (answer.ok === "ask") return setQuestion(answer.question);
    setQuestion(null);
    if (!answer.ok) {
      refuse(answer.errors, "Not saved: please check the marked fields");
      return;
    }
    setErrors({});
    setDraft((now) => (now !== null && submitted.current !== null && same(now, submitted.current) ? null : now));
    shopify.toast.show(answer.message);
  }, [fetcher.state, fetcher.data, shopify, refuse]);

  useFirstError(refusals);

  const change = useCallback((next: T, path: string) => {
    setDraft(next);
    setErrors((now) => without(now, path));
  }, []);
  const send = (answer: Readonly<Record<string, string>>): void => {
    submitted.current = value;
    void fetcher.submit(JSON.stringify({ intent: "save", draft: value, ...answer }), { method: "post", encType: "application/json" });
  };
  const discard = (): void => {
    setDraft(null);
    setErrors({});
  };
  return { value, change, errors, dirty: draft !== null && !same(draft, saved), saving: fetcher.state !== "idle", save: () => send({}), discard, refuse, question, reply: (answer) => (answer ? send(answer) : setQuestion(null)) };
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
