import type { IncomingWebhook } from "../../../app/use-cases/ports/system-store.ts";
import { checkoutPayload, customerPayload, orderPayload, type Shopper } from "./payloads.ts";

/** How many shoppers are at it at the same time. */
const AT_ONCE = 100;

/** The webhooks of some shoppers: four of a checkout, one of the customer, and three of an order for two of five; several shoppers' mixed, as they arrive. */
export function historyOf(shoppers: number, shops: readonly string[], at: Date): IncomingWebhook[] {
  const told: { readonly when: number; readonly webhook: IncomingWebhook }[] = [];
  for (let number = 0; number < shoppers; number += 1) {
    // one every two seconds, so that what looks at neighbours in time finds a shop and not a flood
    const shopper: Shopper = { number, at: new Date(at.getTime() - (shoppers - number) * 2_000) };
    const shop = shops[number % shops.length]!;
    const tell = (step: number, topic: string, payload: object): void => {
      const webhookId = `${number}-${step}`;
      told.push({ when: number + step * (AT_ONCE / 8), webhook: { shop, topic, webhookId, eventId: webhookId, apiVersion: "2026-07", triggeredAt: shopper.at, body: Buffer.from(JSON.stringify(payload)) } });
    };
    for (let version = 0; version < 4; version += 1) tell(version, version === 0 ? "checkouts/create" : "checkouts/update", checkoutPayload(shopper, version));
    tell(2.5, "customers/create", customerPayload(shopper, 40));
    if (number % 5 < 2) ["orders/create", "orders/paid", "orders/updated"].forEach((topic, version) => tell(5 + version, topic, orderPayload(shopper, version)));
  }
  return told.sort((a, b) => a.when - b.when).map((one) => one.webhook);
}
