import { z } from "zod";

/** What the checkout's page asks for. */
export const VerdictRequestSchema = z.object({ intent: z.literal("judge"), verdict: z.enum(["person", "not-person"]) });
