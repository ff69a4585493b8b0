import { unitInterval } from "../kernel/hash.ts";

/** Whether a person belongs to the share (0 to 1) that a campaign leaves alone, so that its effect can be known. The same for ever. */
export function isHeldOut(shop: string, campaignId: string, customerId: string, share: number): boolean {
  return unitInterval(["holdout", shop, campaignId, customerId]) < share;
}
