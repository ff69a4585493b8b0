import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useLoaderData, useRouteError } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useCallback, useState } from "react";
import { keepInput } from "../components/forms/keep-input.ts";
import { PageError } from "../components/page/page-error.tsx";
import { Teach } from "../components/page/teach.tsx";
import { AddMailModal } from "../components/templates/add-mail-modal.tsx";
import { type TemplateCardView, TemplateCards } from "../components/templates/template-cards.tsx";
import { TemplateError } from "../domain/templates/template-error.ts";
import { parseAddMail } from "../presenters/templates/add-mail-request.ts";
import { stepOffer } from "../presenters/templates/template-editor.ts";
import { type TemplateListEntry, templateListEntries } from "../presenters/templates/template-list.ts";
import { READY_LANGUAGES } from "../presenters/words/languages.ts";
import { viewableHtml } from "../presenters/words/mail-view.ts";
import { type Merchant, merchant } from "../routes-shared/merchant.server.ts";
import { readJson } from "../routes-shared/read-json.server.ts";
import { addMail } from "../use-cases/add-mail.ts";
import { previewTemplate } from "../use-cases/preview-template.ts";

/** So many mails get a picture; each costs a few milliseconds. */
const PICTURES = 24;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const caller = await merchant({ request, context });
  const entries = await templateListEntries(caller.store, caller.now);
  const rows = await Promise.all(entries.map(async (entry, index): Promise<TemplateCardView> => ({ ...entry.row, html: null, ...(index < PICTURES ? await picture(caller, entry) : null) })));
  return { rows, languages: READY_LANGUAGES };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, store } = await merchant({ request, context });
  const asked = parseAddMail(await readJson(request));
  if (!asked.ok) return data(asked, { status: 422 });
  return redirect(`/app/templates/${await addMail(app, store, asked.value)}`);
}

export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return keepInput(serverAction);
}

async function picture({ app, shop, store }: Merchant, { row, document }: TemplateListEntry): Promise<{ readonly html: string; readonly subject: string } | null> {
  try {
    const { html, subject } = await previewTemplate(app, shop, { document, checkoutToken: null, locale: document.defaultLocale, stepOffer: await stepOffer(store.campaigns, row.id) });
    return { html: viewableHtml(html), subject };
  } catch (error) {
    if (error instanceof TemplateError) return null;
    throw error;
  }
}

export default function Templates() {
  const { rows, languages } = useLoaderData<typeof loader>();
  const [adding, setAdding] = useState(false);
  const close = useCallback(() => setAdding(false), []);
  return (
    <Page title="Templates" subtitle="The mails that your campaigns send" primaryAction={{ content: "Add a mail", onAction: () => setAdding(true) }}>
      <AddMailModal open={adding} languages={languages} onClose={close} />
      {rows.length > 0 ? (
        <TemplateCards rows={rows} />
      ) : (
        <Teach title="There are no mails yet">Your shop gets its first mails as soon as the app has read your shop’s name and address. Reload the page in a minute.</Teach>
      )}
    </Page>
  );
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} what="page" back={{ label: "Home", url: "/app" }} shopify={boundary.error} />;
}
