import { useEffect, useRef } from "react";

/** Longest that a dialog takes to fade out, in milliseconds. */
const FADED_MS = 1000;

/** Gives the focus back to what opened a dialog, once the dialog is gone: Polaris does so only for an opener inside its own markup. */
export function useReturnFocus(open: boolean): void {
  const last = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (open) return () => giveBack(last.current, Date.now() + FADED_MS);
    const remember = ({ target }: FocusEvent): void => {
      // A field of the dialog may take the focus before this ends.
      if (target instanceof HTMLElement && !target.closest("[role=dialog]")) last.current = target;
    };
    document.addEventListener("focusin", remember);
    return () => document.removeEventListener("focusin", remember);
  }, [open]);
}

function giveBack(opener: HTMLElement | null, until: number): void {
  const wait = document.querySelector("[role=dialog]") !== null && Date.now() < until;
  if (wait) return void setTimeout(giveBack, 50, opener, until);
  if (opener?.isConnected && document.activeElement === document.body) opener.focus();
}
