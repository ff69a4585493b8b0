import type { StandIn } from "../stand-in.ts";
import type { DiscountCode, Mail, Order } from "../world/types.ts";

export interface ActivityRow {
  readonly kind: "mail" | "discount" | "order" | "webhook";
  readonly text: string;
  readonly href: string | null;
}

/** What happened in the shop's world after `since` (business time, ms): mails first, for they are what one waits for. */
export function activitySince(standIn: StandIn, since: number): ActivityRow[] {
  const { documents } = standIn.world;
  const after = (iso: string): boolean => Date.parse(iso) > since;
  const mails = documents.list<Mail>("mail").filter((mail) => after(mail.receivedAt));
  const discounts = documents.list<DiscountCode>("discount").filter((discount) => after(discount.createdAt));
  const orders = documents.list<Order>("order").filter((order) => after(order.createdAt));
  const webhooks = standIn.webhooks.list().filter((delivery) => after(delivery.triggeredAt));
  return [
    ...mails.map((mail): ActivityRow => ({ kind: "mail", text: `Mail to ${mail.to.email}: “${mail.subject}”`, href: `/mailbox/${encodeURIComponent(mail.id)}` })),
    ...discounts.map((one): ActivityRow => ({ kind: "discount", text: `Discount code ${one.code} was made`, href: null })),
    ...orders.map((order): ActivityRow => ({ kind: "order", text: `Order ${order.name} was placed`, href: null })),
    ...webhooks.map((one): ActivityRow => ({ kind: "webhook", text: `Webhook ${one.topic}: ${one.state}`, href: "/webhooks" })),
  ];
}
