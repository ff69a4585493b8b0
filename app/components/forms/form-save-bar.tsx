import { SaveBar } from "@shopify/app-bridge-react";
import type { Draft } from "./use-draft.ts";
import { useLeaveGuard } from "./use-leave-guard.ts";

/** The admin's contextual save bar for one form: it appears with the first change, and leaving asks first, unless what was typed is `kept` elsewhere. */
export function FormSaveBar<T>({ id, form, kept = false }: { readonly id: string; readonly kept?: boolean; readonly form: Pick<Draft<T>, "dirty" | "saving" | "save" | "discard"> }) {
  useLeaveGuard(form.dirty && !kept);
  return (
    <SaveBar id={id} open={form.dirty} discardConfirmation>
      <button type="button" variant="primary" onClick={form.save} disabled={form.saving} {...(form.saving ? { loading: "" } : {})}>Save</button>
      <button type="button" onClick={form.discard} disabled={form.saving}>Discard</button>
    </SaveBar>
  );
}
