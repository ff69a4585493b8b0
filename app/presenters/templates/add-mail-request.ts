import { z } from "zod";
import { MAIL_SUBJECTS, type MailSubject } from "../../domain/templates/document.ts";
import type { Parsed } from "../words/form.ts";
import { mailName, NO_MAIL_NAME } from "./mail-name.ts";

const AddMailSchema = z.object({ intent: z.literal("add-mail"), about: z.enum(MAIL_SUBJECTS), name: z.string().max(1000) });

/** Reads what is asked for in the list of mails: another one. What is wrong is told by field. */
export function parseAddMail(raw: unknown): Parsed<{ readonly about: MailSubject; readonly name: string }> {
  const asked = AddMailSchema.safeParse(raw);
  if (!asked.success) return { ok: false, errors: { form: "The request could not be read. Reload the page and try again." } };
  const name = mailName(asked.data.name);
  return name === null ? { ok: false, errors: { name: NO_MAIL_NAME } } : { ok: true, value: { about: asked.data.about, name } };
}
