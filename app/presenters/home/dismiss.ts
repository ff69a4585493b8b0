import { z } from "zod";
import { SETUP_STEPS, type ShopSettings } from "../../domain/shops/settings.ts";

const DismissSchema = z.object({ intent: z.literal("dismiss"), step: z.enum(SETUP_STEPS) });

/** The settings with one set-up step dismissed; null for a request that is not one. */
export function dismissStep(settings: ShopSettings, raw: unknown): ShopSettings | null {
  const parsed = DismissSchema.safeParse(raw);
  return parsed.success ? { ...settings, dismissedSetup: [...new Set([...settings.dismissedSetup, parsed.data.step])] } : null;
}
