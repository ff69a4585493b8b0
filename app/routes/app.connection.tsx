import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { importView } from "../presenters/settings/connection.ts";
import { EarlierRequestSchema, previewWords } from "../presenters/settings/earlier-request.ts";
import { plural } from "../presenters/words/plural.ts";
import { merchant } from "../routes-shared/merchant.server.ts";
import { readJson } from "../routes-shared/read-json.server.ts";
import { mailEarlier, previewEarlier } from "../use-cases/earlier-checkouts.ts";

/** How far the import is; asked again and again while it runs. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { store } = await merchant({ request, context });
  return { past: await importView(store) };
}

/** Who left before the installation: first how many would be mailed, then the mails. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { app, store } = await merchant({ request, context });
  const asked = EarlierRequestSchema.safeParse(await readJson(request));
  if (!asked.success) return data({ ok: false as const }, { status: 422 });
  if (asked.data.intent === "preview-earlier") return data({ ok: true as const, preview: previewWords(await previewEarlier(app, store)), message: null });
  const begun = await mailEarlier(app, store);
  return data({ ok: true as const, preview: null, message: `${plural(begun, "customer")} entered a campaign` });
}
