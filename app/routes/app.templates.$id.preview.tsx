import type { ActionFunctionArgs } from "@remix-run/node";
import { TemplateError } from "../domain/templates/template-error.ts";
import { parseTemplate } from "../domain/templates/validate.ts";
import { stepOffer } from "../presenters/templates/template-editor.ts";
import { withoutEmptyLanguages } from "../presenters/templates/template-form.ts";
import { PreviewRequestSchema } from "../presenters/templates/template-request.ts";
import { viewableHtml } from "../presenters/words/mail-view.ts";
import { merchant } from "../routes-shared/merchant.server.ts";
import { readJson } from "../routes-shared/read-json.server.ts";
import { previewTemplate } from "../use-cases/preview-template.ts";

/** Renders a draft by the same function as a real mail. A draft with a problem is answered with the problem in words. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { app, shop, store } = await merchant({ request, context });
  const id = params.id ?? "";
  if (!(await store.templates.get(id))) return problem("This mail was not found.", 404);
  const asked = PreviewRequestSchema.safeParse(await readJson(request));
  if (!asked.success) return problem("The draft could not be read. Reload the page and try again.", 422);
  const { document, checkout, locale } = asked.data;
  const parsed = parseTemplate(withoutEmptyLanguages(document));
  if (!parsed.ok) return problem(parsed.problems[0]?.message ?? "The draft has a problem.", 422);
  try {
    const { subject, preheader, html, checkoutName } = await previewTemplate(app, shop, { document: parsed.document, checkoutToken: checkout, locale, stepOffer: await stepOffer(store.campaigns, id) });
    return Response.json({ ok: true, subject, preheader, html: viewableHtml(html), checkoutName });
  } catch (error) {
    if (error instanceof TemplateError) return problem(error.message, 422);
    throw error;
  }
}

function problem(message: string, status: number): Response {
  return Response.json({ ok: false, message }, { status });
}
