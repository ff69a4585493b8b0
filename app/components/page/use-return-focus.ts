import { useEffect, useLayoutEffect } from "react";

/** Longest that a dialog takes to fade out, in milliseconds. */
const FADED_MS = 1000;
/** Before the dialog takes the focus; on the server there is no layout to wait for. */
const useBeforeFocus = typeof document === "undefined" ? useEffect : useLayoutEffect;

/** Gives the focus back to what opened a dialog, once the dialog is gone: Polaris does so only for an opener inside its own markup. */
export function useReturnFocus(open: boolean): void {
  useBeforeFocus(() => {
    if (!open) return;
    const opener = document.activeElement;
    return () => giveBack(opener, Date.now() + FADED_MS);
  }, [open]);
}

function giveBack(opener: Element | null, until: number): void {
  const wait = document.querySelector("[role=dialog]") !== null && Date.now() < until;
  if (wait) return void setTimeout(giveBack, 50, opener, until);
  if (opener instanceof HTMLElement && opener.isConnected && document.activeElement === document.body) opener.focus();
}
