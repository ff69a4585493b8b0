import { z } from "zod";

/** What the campaign page asks for. The draft is read by parseCampaignForm. */
export const CampaignRequestSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("save"), draft: z.unknown() }),
  z.object({ intent: z.literal("switch"), on: z.boolean() }),
]);
