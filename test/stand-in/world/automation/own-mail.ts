import { randomBytes } from "node:crypto";
import { html } from "../../look/html.ts";
import { recoveryUrl } from "../recovery-url.ts";
import type { Automation, AutomationMail, Checkout, Mail, Order, Shop } from "../types.ts";
import type { World } from "../world.ts";

/** Shopify's default wait of its own automation. */
const WAIT_MS = 10 * 3600_000;
/** a checkout is abandoned after so long */
const IDLE_MS = 10 * 60_000;
const KIND = "automation";
const ID = "abandoned-checkout";
const MAILS = "automation-mail";

export interface OwnMailShop {
  readonly world: World;
  readonly shopDomain: string;
  readonly storefrontUrl: string;
}

/** Whether the merchant lets Shopify itself write to who left a checkout; off in a new shop. */
export function ownMailIsOn(world: World): boolean {
  return world.documents.get<Automation>(KIND, ID)?.on ?? false;
}

/** Switching it off takes back what is planned. */
export function switchOwnMail(shop: OwnMailShop, on: boolean): void {
  const { documents } = shop.world;
  documents.put(KIND, ID, { on } satisfies Automation);
  if (!on) for (const { id, body } of documents.entries<AutomationMail>(MAILS)) if (body.state === "SCHEDULED") documents.delete(MAILS, id);
  runOwnMail(shop);
}

/** What Shopify itself did about a checkout; null: nothing. */
export function ownMailOf(world: World, token: string): AutomationMail | null {
  return world.documents.get<AutomationMail>(MAILS, token);
}

/** Plans a mail for each abandoned checkout, and sends those whose time has come, unless it was bought meanwhile. */
export function runOwnMail(shop: OwnMailShop): void {
  const { documents, clock } = shop.world;
  if (!ownMailIsOn(shop.world)) return;
  const now = clock.now().getTime();
  for (const checkout of documents.list<Checkout>("checkout")) {
    const known = ownMailOf(shop.world, checkout.token);
    if (known?.state === "SENT" || checkout.email === null) continue;
    if (wasBought(shop.world, checkout)) documents.delete(MAILS, checkout.token);
    else if (now >= Date.parse(checkout.updatedAt) + WAIT_MS) send(shop, checkout);
    else if (now >= Date.parse(checkout.updatedAt) + IDLE_MS) documents.put(MAILS, checkout.token, { state: "SCHEDULED", at: new Date(Date.parse(checkout.updatedAt) + WAIT_MS).toISOString() } satisfies AutomationMail);
  }
}

function wasBought(world: World, checkout: Checkout): boolean {
  return checkout.completedAt !== null || world.documents.list<Order>("order").some((order) => order.customerId === checkout.customerId && order.createdAt >= checkout.createdAt);
}

function send({ world, shopDomain, storefrontUrl }: OwnMailShop, checkout: Checkout): void {
  const { documents, clock } = world;
  const shop = documents.get<Shop>("shop", shopDomain);
  const at = clock.now().toISOString();
  documents.put(MAILS, checkout.token, { state: "SENT", at } satisfies AutomationMail);
  const link = recoveryUrl(storefrontUrl, checkout);
  const subject = "Complete your purchase";
  const body = html`<h2>${shop?.name ?? shopDomain}</h2><p>You left items in your cart.</p><ul>${checkout.lines.map((line) => html`<li>${line.quantity} × ${line.presentmentTitle}</li>`)}</ul><p><a href="${link}">Items in your cart</a></p><p>This mail was sent by Shopify’s own automation.</p>`.html;
  const headers: [string, string][] = [["From", shop?.email ?? ""], ["To", String(checkout.email)], ["Subject", subject], ["X-Mailer", "Shopify Messaging"]];
  const mail: Mail = {
    id: `own-${randomBytes(12).toString("base64url")}`, via: "smtp", receivedAt: at, from: { email: shop?.email ?? "", name: shop?.name ?? null }, to: { email: String(checkout.email), name: null }, replyTo: null,
    subject, html: body, text: `You left items in your cart.\n${link}`, headers, raw: `${headers.map(([name, value]) => `${name}: ${value}`).join("\r\n")}\r\n\r\n${body}`,
    customArgs: {}, categories: [], events: [], read: false, oneClick: null,
  };
  documents.put("mail", mail.id, mail);
}
