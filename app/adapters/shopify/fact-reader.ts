import type { z } from "zod";
import type { FactReader, ShopFact } from "../../use-cases/ports/fact-reader.ts";
import type { InboxItem } from "../../use-cases/ports/system-store.ts";
import { addressesIn } from "./payloads/addresses.ts";
import { bulkFinishedPayload } from "./payloads/bulk.ts";
import { checkoutDeletedPayload, checkoutPayload, readCheckout, readCheckoutDeleted } from "./payloads/checkout.ts";
import { consentPayload, customerPayload, readConsent, readCustomer, readSmsConsent, smsConsentPayload } from "./payloads/customer.ts";
import { parcelEventPayload, parcelPayload, readParcel, readParcelEvent } from "./payloads/fulfilments.ts";
import { cartPayload, happeningPayload, readCart, readGone, readHappening, readRedeemCode, redeemCodePayload } from "./payloads/happenings.ts";
import { customerDeletedPayload, customersMergedPayload, readCustomerDeleted, readCustomersMerged } from "./payloads/merged-customer.ts";
import { orderDeletedPayload, orderPayload, readOrder, readOrderDeleted } from "./payloads/order.ts";
import { dataRequestPayload, readDataRequest, readRedact, readShopRedact, redactPayload, shopRedactPayload } from "./payloads/privacy.ts";
import { membershipPayload, readMembership, readSegment, segmentPayload } from "./payloads/segments.ts";
import { readScopes, readShopChanged, readUninstalled, scopesPayload, shopPayload } from "./payloads/shop.ts";
import { inventoryPayload, productDeletedPayload, productPayload, readInventory, readProduct, readProductDeleted, readVariant, variantPayload } from "./payloads/products.ts";
import { parseBody, UnreadableBody } from "./payloads/parse-body.ts";
import { PayloadRefused, refusalOf } from "./payloads/refusal.ts";

type Read = (payload: unknown, item: InboxItem) => readonly ShopFact[];

/** A reader of one shape of payload. */
function reads<Schema extends z.ZodType>(schema: Schema, map: (raw: z.infer<Schema>, arrived: Date, item: InboxItem) => readonly ShopFact[]): Read {
  return (payload, item) => {
    const parsed = schema.safeParse(payload);
    if (!parsed.success) throw refusalOf(parsed.error, payload);
    return map(parsed.data, item.triggeredAt ?? item.receivedAt, item);
  };
}

const checkout = reads(checkoutPayload, readCheckout);
const order = reads(orderPayload, readOrder);
const customer = reads(customerPayload, readCustomer);
const product = reads(productPayload, readProduct);
const variant = reads(variantPayload, readVariant);
const cart = reads(cartPayload, readCart);
const parcel = reads(parcelPayload, readParcel);
const discount = reads(happeningPayload, readHappening("discount", ["title", "status"]));
const segment = reads(segmentPayload, readSegment(false));

// orders/edited is subscribed to and has no reader: it says only which lines came and went, and orders/updated brings the
// order itself. It stays in the inbox, because Shopify keeps no history of edits that could be asked for later.
const READERS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ["checkouts/create", checkout],
  ["checkouts/update", checkout],
  ["checkouts/delete", reads(checkoutDeletedPayload, readCheckoutDeleted)],
  ["orders/create", order],
  ["orders/paid", order],
  ["orders/updated", order],
  ["orders/fulfilled", order],
  ["orders/cancelled", order],
  ["orders/delete", reads(orderDeletedPayload, readOrderDeleted)],
  ["customers/create", customer],
  ["customers/update", customer],
  ["customers_email_marketing_consent/update", reads(consentPayload, readConsent)],
  ["customers_marketing_consent/update", reads(smsConsentPayload, readSmsConsent)],
  ["customers/delete", reads(customerDeletedPayload, readCustomerDeleted)],
  ["customers/merge", reads(customersMergedPayload, readCustomersMerged)],
  ["products/create", product],
  ["products/update", product],
  ["products/delete", reads(productDeletedPayload, readProductDeleted)],
  ["variants/in_stock", variant],
  ["variants/out_of_stock", variant],
  ["inventory_levels/update", reads(inventoryPayload, readInventory)],
  ["carts/create", cart],
  ["carts/update", cart],
  // orders/updated brings what the order is worth after a refund; whose order it was is not kept beside it
  ["refunds/create", reads(happeningPayload, readHappening("refund", []))],
  ["fulfillments/create", parcel],
  ["fulfillments/update", parcel],
  ["fulfillment_events/create", reads(parcelEventPayload, readParcelEvent)],
  ["discounts/create", discount],
  ["discounts/update", discount],
  ["discounts/delete", reads(happeningPayload, readGone("discount"))],
  ["discounts/redeemcode_added", reads(redeemCodePayload, readRedeemCode(true))],
  ["discounts/redeemcode_removed", reads(redeemCodePayload, readRedeemCode(false))],
  ["segments/create", segment],
  ["segments/update", segment],
  ["segments/delete", reads(segmentPayload, readSegment(true))],
  ["customer.joined_segment", reads(membershipPayload, readMembership(true))],
  ["customer.left_segment", reads(membershipPayload, readMembership(false))],
  ["themes/publish", reads(happeningPayload, readHappening("theme", ["name", "role"]))],
  ["bulk_operations/finish", reads(bulkFinishedPayload, () => [{ kind: "bulk-finished" }])],
  ["shop/update", reads(shopPayload, readShopChanged)],
  ["app/uninstalled", reads(shopPayload, readUninstalled)],
  ["app/scopes_update", reads(scopesPayload, readScopes)],
  ["customers/data_request", reads(dataRequestPayload, readDataRequest)],
  ["customers/redact", reads(redactPayload, readRedact)],
  ["shop/redact", reads(shopRedactPayload, readShopRedact)],
]);

/** Reads Shopify's webhooks of API 2026-07. Never throws for what a body may contain; topics without a reader are `ignored`. */
export function createFactReader(): FactReader {
  return {
    read(item) {
      const read = READERS.get(item.topic);
      if (!read) return { ok: true, facts: [{ kind: "ignored" }], addresses: [] };
      try {
        const payload = parseBody(item.body);
        const facts = read(payload, item);
        // only of these it is known whom they name
        return { ok: true, facts, addresses: facts.some((fact) => "person" in fact) ? addressesIn(payload) : [] };
      } catch (error) {
        if (error instanceof PayloadRefused || error instanceof UnreadableBody) return { ok: false, reason: `${item.topic}: ${error.message}` };
        throw error;
      }
    },
  };
}
