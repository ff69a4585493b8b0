import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useState } from "react";
import { readExtensions, type ThemeStatus } from "./theme-status.ts";

/** Asks the admin, once, which of our theme blocks are on. */
export function useThemeStatus(): ThemeStatus {
  const shopify = useAppBridge();
  const [status, setStatus] = useState<ThemeStatus>({ kind: "asking" });
  useEffect(() => {
    let here = true;
    const tell = (answer: ThemeStatus): void => void (here && setStatus(answer));
    // Older admins do not have the method.
    const asked = Promise.resolve().then(() => shopify.app.extensions());
    asked.then((extensions) => tell(readExtensions(extensions)), () => tell({ kind: "unknown" }));
    return () => {
      here = false;
    };
  }, [shopify]);
  return status;
}
