import { useBlocker } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect } from "react";

/** Asks before a page with unsaved changes is left: the admin's own question, and the navigation waits for its answer. */
export function useLeaveGuard(dirty: boolean): void {
  const shopify = useAppBridge();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => dirty && currentLocation.pathname !== nextLocation.pathname);
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    shopify.saveBar.leaveConfirmation().then(() => blocker.proceed(), () => blocker.reset());
  }, [blocker, shopify]);
}
