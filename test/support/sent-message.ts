import type { PrismaClient } from "../../app/generated/prisma/client.ts";
import type { ShopProfile } from "../../app/domain/shops/shop.ts";
import type { SystemStore } from "../../app/use-cases/ports/system-store.ts";
import { NOW } from "./application.ts";

export interface SentMessage {
  readonly shop: string;
  readonly id: string;
  readonly customerId: string;
}

export function profileOf(shop: string, changes: Partial<ShopProfile> = {}): ShopProfile {
  return { shop, name: "Fernweh Outfitters", email: "hello@fernweh.example", storefrontUrl: "https://fernweh.example", currency: "USD", timeZone: "America/New_York", locale: "en", country: "US", address: ["1 Main St"], ...changes };
}

/** A shop with one customer who has been sent one mail, with the destinations and the code given. */
export async function sentMessage(system: SystemStore, prisma: PrismaClient, shop: string, given: { readonly links?: readonly string[]; readonly locale?: string; readonly code?: string; readonly name?: string } = {}): Promise<SentMessage> {
  await system.install(profileOf(shop, given.name === undefined ? {} : { name: given.name }), NOW);
  const message: SentMessage = { shop, id: "message-1", customerId: "customer-1" };
  await prisma.customer.create({ data: { shop, id: message.customerId, email: "erika@example.com", locale: given.locale ?? null, createdAt: NOW } });
  await prisma.message.create({
    data: {
      shop, id: message.id, campaignId: "campaign-1", customerId: message.customerId, stepId: "remind", occasion: "cart", enrollmentId: "enrollment-1",
      templateId: "remind", templateVersion: 1, channel: "email", status: "handed-off", address: "erika@example.com", subject: "s", html: Buffer.from("h"), text: Buffer.from("t"),
      links: [...(given.links ?? ["https://fernweh.example/checkouts/1"])], discountCode: given.code ?? null, fence: 1n, intentAt: NOW, handedOffAt: NOW,
    },
  });
  return message;
}
