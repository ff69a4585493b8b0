import type { Application } from "../../composition.server.ts";
import { acceptedLanguages, chooseLanguage } from "./language.ts";
import { publicPage } from "./page.ts";
import { TEXTS } from "./texts.ts";

/** 404 for a token that was forged, altered, cut short or made for something else: the same friendly page for all, so that nothing can be told apart. */
export function unknownLink(request: Request): Response {
  const language = chooseLanguage(acceptedLanguages(request.headers.get("Accept-Language")));
  return publicPage({ language, status: 404, title: TEXTS[language].unknownTitle, paragraphs: [TEXTS[language].unknownText] });
}

/** Answers a shopper, or says in their language that it did not work now: 503, so that a mail program that posts an unsubscribe tries again. */
export async function orUnavailable(request: Request, app: Application, answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    app.log.error({ error }, "a public page failed");
    const language = chooseLanguage(acceptedLanguages(request.headers.get("Accept-Language")));
    return publicPage({ language, status: 503, title: TEXTS[language].unavailableTitle, paragraphs: [TEXTS[language].unavailableText] });
  }
}
