import { z } from "zod";
import { partialToken } from "../../../domain/carts/partial-checkout.ts";
import { sumMoney } from "../../../domain/kernel/money.ts";
import type { Told } from "../../../use-cases/ports/told.ts";
import { countryOf, localeOf } from "../payloads/shapes.ts";
import { globalId, moment, moneyV2 } from "./answers.ts";
import { type LineNode, toLine } from "./checkouts.ts";
import { idOf } from "./gid.ts";
import { addressNode, addressPart, customerNode, personOfNode } from "./told-customer.ts";

const amounts = z.object({ shopMoney: moneyV2, presentmentMoney: moneyV2 });

export const checkoutNode = z.object({
  id: globalId,
  abandonedCheckoutUrl: z.string(),
  createdAt: moment,
  updatedAt: moment,
  completedAt: moment.nullable(),
  subtotalPriceSet: amounts,
  totalPriceSet: amounts,
  customer: customerNode.nullable(),
  shippingAddress: addressNode,
  billingAddress: addressNode,
});

/** An abandoned checkout as the Admin API has it: without token, address and consent of its own. */
export function toldCheckout(node: z.infer<typeof checkoutNode>, lineNodes: readonly LineNode[]): Told {
  const shopifyId = idOf(node.id);
  const lines = lineNodes.filter((line) => line.quantity > 0).map(toLine);
  const presentmentCurrency = lines[0]?.linePrice.currency ?? node.totalPriceSet.presentmentMoney.currency;
  const addresses = [node.shippingAddress, node.billingAddress].map(addressPart);
  const holder = [node.customer, node.shippingAddress, node.billingAddress].find((one) => one?.firstName || one?.lastName);
  return {
    kind: "checkout",
    person: node.customer && personOfNode(node.customer),
    checkout: {
      token: partialToken(shopifyId),
      cartToken: null,
      shopifyId,
      customerShopifyId: node.customer ? idOf(node.customer.id) : null,
      email: null,
      phone: null,
      firstName: holder?.firstName ?? null,
      lastName: holder?.lastName ?? null,
      acceptsMarketing: null,
      locale: localeOf(node.customer?.locale ?? null),
      country: countryOf(...addresses, addressPart(node.customer?.defaultAddress ?? null)),
      currency: node.totalPriceSet.shopMoney.currency,
      presentmentCurrency,
      subtotal: sumMoney(lines.map((line) => line.linePrice), presentmentCurrency),
      total: node.totalPriceSet.presentmentMoney,
      lines,
      recoveryUrl: node.abandonedCheckoutUrl || null,
      sourceName: null,
      createdAt: node.createdAt,
      updatedAt: node.updatedAt,
      completedAt: node.completedAt,
    },
  };
}
