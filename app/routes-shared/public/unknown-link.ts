import { acceptedLanguages, chooseLanguage } from "./language.ts";
import { publicPage } from "./page.ts";
import { TEXTS } from "./texts.ts";

/** 404 for a token that was forged, altered, cut short or made for something else: the same friendly page for all, so that nothing can be told apart. */
export function unknownLink(request: Request): Response {
  const language = chooseLanguage(acceptedLanguages(request.headers.get("Accept-Language")));
  return publicPage({ language, status: 404, title: TEXTS[language].unknownTitle, paragraphs: [TEXTS[language].unknownText] });
}
