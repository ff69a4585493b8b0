import { z } from "zod";

/** What the rehearsal's page asks for. `draft`: the form of a campaign as it is not saved; it is read by parseCampaignForm. */
export const RehearsalRequestSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("start"), draft: z.unknown().optional() }),
  z.object({ intent: z.literal("cancel"), rehearsalId: z.string().min(1).max(100) }),
]);
