import type { Outcome } from "../../domain/journeys/outcome.ts";

/** What can come of somebody in the days of a preview, in words. */
export const OUTCOMES = [{ outcome: "mail", label: "Get a mail" }, { outcome: "waits", label: "Wait" }, { outcome: "none", label: "Get none" }] as const satisfies readonly { readonly outcome: Outcome; readonly label: string }[];
