import { useEffect, useState } from "react";
import type { CopyLocale, TemplateDocument } from "../../domain/templates/document.ts";

/** Milliseconds without a change before a preview is asked for. */
const PAUSE_MS = 400;

export interface PreviewMail {
  readonly subject: string;
  readonly preheader: string;
  readonly html: string;
  readonly checkoutName: string;
}
/** What the preview's own address answers. */
export type PreviewAnswer = ({ readonly ok: true } & PreviewMail) | { readonly ok: false; readonly message: string };

export interface PreviewState {
  /** the last one that worked */
  readonly mail: PreviewMail | null;
  readonly problem: string | null;
  readonly busy: boolean;
}

interface Asked {
  readonly url: string;
  readonly document: TemplateDocument;
  readonly checkout: string | null;
  readonly locale: CopyLocale;
}

/** The mail as it would go out, shortly after the last change. A draft that cannot be shown keeps the last good preview beside the problem. */
export function usePreview({ url, document, checkout, locale }: Asked): PreviewState {
  const [state, setState] = useState<PreviewState>({ mail: null, problem: null, busy: true });
  const body = JSON.stringify({ document, checkout, locale });
  useEffect(() => {
    const leaving = new AbortController();
    setState((now) => ({ ...now, busy: true }));
    const timer = setTimeout(() => {
      ask(url, body, leaving.signal).then(
        (answer) => setState((now) => (answer.ok ? { mail: answer, problem: null, busy: false } : { mail: now.mail, problem: answer.message, busy: false })),
        () => leaving.signal.aborted || setState((now) => ({ ...now, problem: "The preview could not be loaded. It is tried again with your next change.", busy: false })),
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [url, body]);
  return state;
}

async function ask(url: string, body: string, signal: AbortSignal): Promise<PreviewAnswer> {
  const response = await fetch(url, { method: "POST", headers: { "Content-Type": "application/json", Accept: "application/json" }, body, signal });
  if (!response.headers.get("content-type")?.includes("json")) throw new Error(`preview: answer ${response.status} is not JSON`);
  return (await response.json()) as PreviewAnswer;
}
