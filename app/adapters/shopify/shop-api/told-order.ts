import { z } from "zod";
import { normaliseEmail } from "../../../domain/customers/normalise-email.ts";
import type { Order } from "../../../domain/orders/order.ts";
import type { Told } from "../../../use-cases/ports/told.ts";
import { PAID_STATUSES } from "../payloads/order.ts";
import { webAddress } from "../payloads/web-address.ts";
import { globalId, moment, moneyV2 } from "./answers.ts";
import { idOf } from "./gid.ts";
import { contentsOf, type orderLineNode, sendingFields } from "./order-contents.ts";
import { addressNode, customerNode, guest, personOfNode } from "./told-customer.ts";

/** What every document asks of an order. */
export const orderFields = z.object({
  id: globalId,
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  checkoutToken: z.string().nullable(),
  cartToken: z.string().nullable(),
  discountCodes: z.array(z.string()),
  sourceName: z.string().nullable(),
  statusPageUrl: z.string().nullable(),
  test: z.boolean(),
  displayFinancialStatus: z.string().nullable(),
  createdAt: moment,
  processedAt: moment,
  updatedAt: moment,
  cancelledAt: moment.nullable(),
  currentTotalPriceSet: z.object({ shopMoney: moneyV2, presentmentMoney: moneyV2 }),
});

/** An order as it is told when shop and app are compared, with who placed it. */
export const orderNode = orderFields.extend({
  ...sendingFields.shape,
  customerLocale: z.string().nullable(),
  customer: customerNode.nullable(),
  shippingAddress: addressNode,
  billingAddress: addressNode,
});

/** An order with who placed it; the same as its webhook would have said. */
export function toldOrder(node: z.infer<typeof orderNode>, lines: readonly z.infer<typeof orderLineNode>[]): Told {
  const financialStatus = node.displayFinancialStatus?.toLowerCase() ?? null;
  const order: Order = {
    id: idOf(node.id),
    name: node.name,
    customerShopifyId: node.customer ? idOf(node.customer.id) : null,
    email: normaliseEmail(node.email ?? node.customer?.defaultEmailAddress?.emailAddress ?? null),
    phone: node.phone ?? node.customer?.defaultPhoneNumber?.phoneNumber ?? null,
    checkoutToken: node.checkoutToken,
    cartToken: node.cartToken,
    total: node.currentTotalPriceSet.shopMoney,
    presentmentTotal: node.currentTotalPriceSet.presentmentMoney,
    discountCodes: [...new Set(node.discountCodes.map((code) => code.toUpperCase()))],
    sourceName: node.sourceName,
    test: node.test,
    financialStatus,
    createdAt: node.createdAt,
    updatedAt: node.updatedAt,
    paidAt: PAID_STATUSES.has(financialStatus ?? "") ? node.processedAt : null,
    cancelledAt: node.cancelledAt,
    statusUrl: webAddress(node.statusPageUrl),
    ...contentsOf(node, lines),
  };
  const addresses = [node.shippingAddress, node.billingAddress];
  const person = node.customer ? personOfNode(node.customer) : guest({ email: node.email, phone: node.phone, locale: node.customerLocale, addresses, at: node.updatedAt });
  return { kind: "order", order, person };
}
