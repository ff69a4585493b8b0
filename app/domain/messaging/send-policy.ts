import type { ShopSettings } from "../shops/settings.ts";
import type { SendPolicy } from "./candidate.ts";

/** What the merchant decided, as the arbiter reads it. `braked`: whether marketing rests now; see complaint-brake.ts. */
export function sendPolicy(settings: ShopSettings, { braked }: { readonly braked: boolean }): SendPolicy {
  const { quietHours, frequencyCapPerDay, frequencyCapPerWeek, checkoutBoxPreselected, softOptIn } = settings;
  return { quietHours: quietHours.enabled ? { from: quietHours.from, to: quietHours.to } : null, frequencyCapPerDay, frequencyCapPerWeek, checkoutBoxPreselected, softOptIn, braked };
}
