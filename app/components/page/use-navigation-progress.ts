import { useLocation, useNavigation } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useState } from "react";

/** Milliseconds before a skeleton replaces the page, so that quick pages do not flicker. */
const PATIENCE_MS = 180;

/** Runs the admin's loading bar, and says which other page is on its way once the wait is worth showing; null otherwise. */
export function useNavigationProgress(): string | null {
  const navigation = useNavigation();
  const { pathname } = useLocation();
  const shopify = useAppBridge();
  const busy = navigation.state !== "idle";
  const target = navigation.state === "loading" && navigation.location.pathname !== pathname ? navigation.location.pathname : null;
  const [late, setLate] = useState<string | null>(null);
  useEffect(() => {
    shopify.loading(busy);
  }, [busy, shopify]);
  useEffect(() => {
    if (target === null) return setLate(null);
    const timer = setTimeout(() => setLate(target), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [target]);
  return target === null ? null : late;
}
