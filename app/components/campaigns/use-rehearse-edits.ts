import { useFetcher, useNavigate } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useRef, useState } from "react";
import type { CampaignDraft } from "../../presenters/campaigns/campaign-draft.ts";
import type { FieldErrors } from "../forms/field-errors.ts";
import type { Draft } from "../forms/use-draft.ts";
import { editsUrl } from "./campaign-tabs.tsx";

type Answer = { readonly ok: true; readonly rehearsalId?: string } | { readonly ok: false; readonly errors: FieldErrors };

export interface RehearseEdits {
  readonly start: () => void;
  readonly busy: boolean;
  /** what was typed is stored with the rehearsal, so the page can be left */
  readonly kept: boolean;
}

/** Has the campaign rehearsed as it stands in the form, saved or not, and goes to the rehearsal; what is wrong is marked in the form. */
export function useRehearseEdits(id: string, form: Pick<Draft<CampaignDraft, unknown>, "value" | "dirty" | "refuse">): RehearseEdits {
  const fetcher = useFetcher<Answer>();
  const navigate = useNavigate();
  const handled = useRef<Answer | undefined>(undefined);
  const [kept, setKept] = useState<{ readonly rehearsalId: string | null } | null>(null);
  const path = `/app/campaigns/${encodeURIComponent(id)}/rehearsal`;
  const shopify = useAppBridge();
  const submitted = useRef<CampaignDraft | null>(null);
  const { value, dirty, refuse } = form;

  useEffect(() => {
    const answer = fetcher.data as Answer | undefined;
    if (fetcher.state !== "idle" || !answer || answer === handled.current) return;
    handled.current = answer;
    if (!answer.ok) refuse(answer.errors, "Not rehearsed: please check the marked fields");
    else if (submitted.current !== value) shopify.toast.show("Rehearsal started, without what you changed meanwhile");
    else setKept({ rehearsalId: dirty ? (answer.rehearsalId ?? null) : null });
  }, [fetcher.state, fetcher.data, value, dirty, refuse, shopify]);

  // After the render in which leaving asks no more.
  useEffect(() => {
    if (kept === null) return;
    // So that the browser's way back leads to the edits too.
    if (kept.rehearsalId !== null) window.history.replaceState(window.history.state, "", editsUrl(id, kept.rehearsalId));
    navigate(path);
  }, [kept, id, path, navigate]);

  const start = (): void => {
    submitted.current = value;
    void fetcher.submit(JSON.stringify({ intent: "start", ...(dirty ? { draft: value } : {}) }), { method: "post", action: path, encType: "application/json" });
  };
  return { start, busy: fetcher.state !== "idle" || kept !== null, kept: kept !== null };
}
