import { LIBRARY } from "../../domain/journeys/library.ts";
import type { TriggerKind } from "../../domain/journeys/triggers.ts";

/** Where in a customer's life a campaign is, see product.md. */
export const STAGES = ["Acquisition", "Conversion", "Retention", "Loyalty"] as const;
export type Stage = (typeof STAGES)[number];

const BY_TRIGGER = {
  "checkout-abandoned": "Conversion", "cart-abandoned": "Conversion", "product-viewed": "Acquisition", "back-in-stock": "Acquisition", "price-drop": "Acquisition", "order-placed": "Retention", "order-fulfilled": "Retention",
  "order-delivered": "Retention", "order-late": "Retention", "customer-created": "Acquisition", "segment-entered": "Loyalty", date: "Retention", broadcast: "Retention",
} as const satisfies Record<TriggerKind, Stage>;

/** The stage of a campaign: the library's where it came from there (with or without a number behind its id), else what its trigger suggests. */
export function stageOf(id: string, trigger: TriggerKind): Stage {
  return LIBRARY.find((one) => one.id === id.replace(/-\d+$/, ""))?.stage ?? BY_TRIGGER[trigger];
}
