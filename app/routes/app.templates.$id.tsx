import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type ClientActionFunctionArgs, useLoaderData, useRouteError } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import type { z } from "zod";
import { keepInput } from "../components/forms/keep-input.ts";
import { PageError } from "../components/page/page-error.tsx";
import { EditorPage } from "../components/templates/editor-page.tsx";
import { parseTemplate } from "../domain/templates/validate.ts";
import { stepOffer, templateEditorView } from "../presenters/templates/template-editor.ts";
import { parseTemplateForm, withoutEmptyLanguages } from "../presenters/templates/template-form.ts";
import { TemplateRequestSchema } from "../presenters/templates/template-request.ts";
import { testMailAnswer } from "../presenters/templates/test-mail-words.ts";
import { type Merchant, merchant } from "../routes-shared/merchant.server.ts";
import { notFound } from "../routes-shared/not-found.server.ts";
import { readJson } from "../routes-shared/read-json.server.ts";
import { sendTest } from "../use-cases/send-test.ts";

type TestRequest = Extract<z.infer<typeof TemplateRequestSchema>, { intent: "send-test" }>;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { store, now } = await merchant({ request, context });
  return (await templateEditorView(store, params.id ?? "", now)) ?? notFound();
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const caller = await merchant({ request, context });
  const id = params.id ?? "";
  if (!(await caller.store.templates.get(id))) notFound();
  const asked = TemplateRequestSchema.safeParse(await readJson(request));
  if (!asked.success) return data({ ok: false as const, errors: { form: "The request could not be read. Reload the page and try again." } }, { status: 422 });
  switch (asked.data.intent) {
    case "save":
      return saveTemplate(caller, id, asked.data.draft);
    case "send-test":
      return testMail(caller, id, asked.data);
    case "remove":
      if (await caller.store.templates.remove(id)) throw redirect("/app/templates");
      return data({ ok: false as const, errors: { form: "A campaign sends this mail, or has sent it, so it cannot be deleted." } }, { status: 422 });
  }
}

async function saveTemplate({ store, now }: Merchant, id: string, draft: unknown) {
  const parsed = parseTemplateForm(draft);
  if (!parsed.ok) return data(parsed, { status: 422 });
  await store.templates.saveVersion(id, parsed.value.name, parsed.value.document, now);
  return data({ ok: true as const, message: "Mail saved" });
}

async function testMail({ app, shop, store }: Merchant, id: string, asked: TestRequest) {
  const parsed = parseTemplate(withoutEmptyLanguages(asked.document));
  if (!parsed.ok) return data({ ok: false as const, errors: { to: parsed.problems[0]?.message ?? "The mail cannot be sent like this." } }, { status: 422 });
  const outcome = await sendTest(app, shop, { document: parsed.document, to: asked.to, checkoutToken: asked.checkout, locale: asked.locale, stepOffer: await stepOffer(store.campaigns, id) });
  const answer = testMailAnswer(outcome);
  return data(answer, { status: answer.ok ? 200 : 422 });
}

export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return keepInput(serverAction);
}

export default function Template() {
  return <EditorPage view={useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} what="mail" back={{ label: "Templates", url: "/app/templates" }} shopify={boundary.error} />;
}
