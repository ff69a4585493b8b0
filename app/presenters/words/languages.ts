import { COPY_LOCALES, type CopyLocale } from "../../domain/templates/document.ts";

/** The languages of a mail, as the merchant calls them. */
export const LANGUAGE_NAMES = { en: "English", de: "German", fr: "French", es: "Spanish" } as const satisfies Record<CopyLocale, string>;

/** The languages that ready mails come in, as words. */
export const READY_LANGUAGES = new Intl.ListFormat("en").format(COPY_LOCALES.map((locale) => LANGUAGE_NAMES[locale]));
