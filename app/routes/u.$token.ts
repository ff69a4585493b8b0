import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { Application } from "../composition.server.ts";
import { acceptedLanguages, chooseLanguage, type Language } from "../routes-shared/public/language.ts";
import { publicPage } from "../routes-shared/public/page.ts";
import { TEXTS } from "../routes-shared/public/texts.ts";
import { unknownLink } from "../routes-shared/public/unknown-link.ts";
import { unsubscribe } from "../use-cases/unsubscribe.ts";

/** What a mail program posts for a one-click unsubscribe. Source: RFC 8058, 3.1. */
const ONE_CLICK = { name: "List-Unsubscribe", value: "One-Click" };

/** GET only asks: mail scanners open every link, so opening must not unsubscribe. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const reader = await readerOf(context.app, request, params.token ?? "");
  if (!reader) return unknownLink(request);
  const texts = TEXTS[reader.language];
  return publicPage({ language: reader.language, status: 200, title: texts.confirmTitle(reader.shopName), paragraphs: [texts.confirmText], button: { label: texts.confirmButton, field: ONE_CLICK } });
}

/** POST unsubscribes at once, without cookies, login or redirect; from a mail program and from the button alike. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  if (request.method !== "POST") return new Response("Only GET and POST.", { status: 405, headers: { Allow: "GET, POST" } });
  const token = params.token ?? "";
  const reader = await readerOf(context.app, request, token);
  if (!reader || (await unsubscribe(context.app, token)) !== "done") return unknownLink(request);
  const texts = TEXTS[reader.language];
  return publicPage({ language: reader.language, status: 200, title: texts.doneTitle, paragraphs: [texts.doneText(reader.shopName)] });
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
