import { type ReactNode, useSyncExternalStore } from "react";

const never = () => () => {};

/** Renders only in the browser, for parts that read `window` while they render; the fallback stands there until then. */
export function ClientOnly({ children, fallback = null }: { readonly children: () => ReactNode; readonly fallback?: ReactNode }) {
  return useSyncExternalStore(never, () => true, () => false) ? children() : fallback;
}
