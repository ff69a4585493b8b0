import { z } from "zod";
import { COPY_LOCALES } from "../../domain/templates/document.ts";

const locale = z.enum(COPY_LOCALES);
const checkout = z.string().max(200).nullable();

/** What the editor asks for. Drafts are read by parseTemplateForm, test mails' and previews' documents by parseTemplate. */
export const TemplateRequestSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("save"), draft: z.unknown() }),
  z.object({ intent: z.literal("remove") }),
  z.object({ intent: z.literal("send-test"), to: z.string().max(320), document: z.unknown(), checkout, locale }),
]);

export const PreviewRequestSchema = z.object({ document: z.unknown(), checkout, locale });
