import { z } from "zod";
import { MAIL_SUBJECTS } from "../../domain/templates/document.ts";

/** What the page "Add a campaign" asks for. */
export const AddRequestSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("add"), campaign: z.string().max(60) }),
  z.object({ intent: z.literal("blank"), about: z.enum(MAIL_SUBJECTS) }),
]);
