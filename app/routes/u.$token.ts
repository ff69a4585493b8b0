import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { Application } from "../composition.server.ts";
import { acceptedLanguages, chooseLanguage, type Language } from "../routes-shared/public/language.ts";
import { publicPage } from "../routes-shared/public/page.ts";
import { TEXTS } from "../routes-shared/public/texts.ts";
import { orUnavailable, unknownLink } from "../routes-shared/public/failures.ts";
import { unsubscribe } from "../use-cases/unsubscribe.ts";

/** What a mail program posts for a one-click unsubscribe. Source: RFC 8058, 3.1. */
const ONE_CLICK = { name: "List-Unsubscribe", value: "One-Click" };

/** GET only asks: mail scanners open every link, so opening must not unsubscribe. */
export function loader({ request, params, context: { app } }: LoaderFunctionArgs) {
  return orUnavailable(request, app, async () => {
    const reader = await readerOf(app, request, params.token ?? "");
    if (!reader) return unknownLink(request);
    const { language, shopName } = reader;
    const { confirmTitle, confirmText, confirmButton } = TEXTS[language];
    return publicPage({ language, status: 200, title: confirmTitle(shopName), paragraphs: [confirmText], button: { label: confirmButton, field: ONE_CLICK } });
  });
}

/** POST unsubscribes at once, without cookies, login or redirect; from a mail program and from the button alike. */
export function action({ request, params, context: { app } }: ActionFunctionArgs) {
  return orUnavailable(request, app, async () => {
    if (request.method !== "POST") return new Response("Only GET and POST.", { status: 405, headers: { Allow: "GET, POST" } });
    const token = params.token ?? "";
    const reader = await readerOf(app, request, token);
    if (!reader || (await unsubscribe(app, token)) !== "done") return unknownLink(request);
    const { language, shopName } = reader;
    return publicPage({ language, status: 200, title: TEXTS[language].doneTitle, paragraphs: [TEXTS[language].doneText(shopName)] });
  });
}

/** Whose mail it was and in which language they read; null for a link that we did not make. */
async function readerOf(app: Application, request: Request, token: string): Promise<{ readonly shopName: string | null; readonly language: Language } | null> {
  const link = app.links.read(token, "unsubscribe");
  if (!link) return null;
  const store = app.system.forShop(link.shop);
  const [profile, message] = await Promise.all([store.settings.profile(), store.messages.get(link.messageId)]);
  const customer = message && (await store.customers.get(message.customerId));
  const wishes = [customer?.locale, ...acceptedLanguages(request.headers.get("Accept-Language")), profile?.locale];
  return { shopName: profile?.name ?? null, language: chooseLanguage(wishes) };
}
