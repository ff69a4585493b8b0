import { z } from "zod";

/** What the campaign page asks for. The draft is read by parseCampaignForm. `underWay`: what becomes of those who are in the journey, once the merchant was asked. */
export const CampaignRequestSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("save"), draft: z.unknown(), underWay: z.enum(["finish", "move"]).optional() }),
  z.object({ intent: z.literal("switch"), on: z.boolean() }),
  z.object({ intent: z.literal("remove") }),
  z.object({ intent: z.literal("archive") }),
  z.object({ intent: z.literal("restore") }),
]);
