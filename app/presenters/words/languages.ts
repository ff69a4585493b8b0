import type { CopyLocale } from "../../domain/templates/document.ts";

/** The languages of a mail, as the merchant calls them. */
export const LANGUAGE_NAMES = { en: "English", de: "German", fr: "French", es: "Spanish" } as const satisfies Record<CopyLocale, string>;
