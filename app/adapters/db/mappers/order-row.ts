import type { Order, OrderLine } from "../../../domain/orders/order.ts";
import type { Order as Stored } from "../../../generated/prisma/client.ts";
import type { Columns } from "../newer-wins.ts";
import { count, flag, json, minor, minorUnits, text, time } from "./columns.ts";

/** The columns of an order's payload. */
export function orderColumns(shop: string, order: Order, customerId: string | null): Columns {
  return {
    shop: text(shop),
    id: text(order.id),
    name: text(order.name),
    customerId: text(customerId),
    customerShopifyId: text(order.customerShopifyId),
    email: text(order.email),
    phone: text(order.phone),
    checkoutToken: text(order.checkoutToken),
    cartToken: text(order.cartToken),
    totalMinor: minor(order.total),
    currency: text(order.total.currency),
    presentmentMinor: minor(order.presentmentTotal),
    presentmentCurrency: text(order.presentmentTotal.currency),
    discountCodes: json(order.discountCodes),
    sourceName: text(order.sourceName),
    test: flag(order.test),
    financialStatus: text(order.financialStatus),
    createdAt: time(order.createdAt),
    updatedAt: time(order.updatedAt),
    paidAt: time(order.paidAt),
    cancelledAt: time(order.cancelledAt),
    statusUrl: text(order.statusUrl ?? null),
    lines: json(order.lines),
    fulfilledAt: time(order.fulfilledAt),
    saidDeliveredAt: time(order.deliveredAt),
    saidExpectedAt: time(order.expectedAt),
    parcels: count(order.parcels ?? null),
  };
}

/** An order as the domain knows it. */
export function toOrder(row: Stored): Order {
  return {
    id: row.id,
    name: row.name,
    customerShopifyId: row.customerShopifyId,
    email: row.email,
    phone: row.phone,
    checkoutToken: row.checkoutToken,
    cartToken: row.cartToken,
    total: { minor: minorUnits(row.totalMinor), currency: row.currency },
    presentmentTotal: { minor: minorUnits(row.presentmentMinor), currency: row.presentmentCurrency },
    discountCodes: row.discountCodes as unknown as readonly string[],
    sourceName: row.sourceName,
    test: row.test,
    financialStatus: row.financialStatus,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    paidAt: row.paidAt,
    cancelledAt: row.cancelledAt,
    statusUrl: row.statusUrl,
    lines: row.lines as unknown as readonly OrderLine[],
    fulfilledAt: row.fulfilledAt,
    deliveredAt: row.deliveredAt,
    expectedAt: row.expectedAt,
    ...(row.parcels === null ? {} : { parcels: row.parcels }),
  };
}
