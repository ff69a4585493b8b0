import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createRenderer } from "../../app/adapters/mail/renderer.ts";
import { LIBRARY } from "../../app/domain/journeys/library.ts";
import { money } from "../../app/domain/kernel/money.ts";
import type { Order } from "../../app/domain/orders/order.ts";
import { COPY_LOCALES } from "../../app/domain/templates/document.ts";
import type { CopyLocale } from "../../app/domain/templates/document.ts";
import { addCampaign } from "../../app/use-cases/add-campaign.ts";
import { switchCampaign } from "../../app/use-cases/switch-campaign.ts";
import { freshDatabase } from "../support/database.ts";
import type { FreshDatabase } from "../support/database.ts";
import { aCheckout, anOrder, DAY, HOUR, NOON } from "../support/samples.ts";
import { AShop, checkoutFact, orderFact, personOf } from "./a-shop.ts";

let db: FreshDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});
afterAll(() => db.close());

/** What the placeholders of the subjects come to here. */
const FILLED = { first_name: "Ada", shop_name: "Fernweh", product_title: "Alpine jacket", order_name: "#1001" } as const;
const OFFER: Readonly<Record<CopyLocale, string>> = { en: "10% off", de: "10 % Rabatt", fr: "10 % de réduction", es: "10 % de descuento" };
const UNSUBSCRIBE: Readonly<Record<CopyLocale, string>> = { en: "Unsubscribe", de: "Abmelden", fr: "Se désabonner", es: "Darse de baja" };

class Story {
  readonly shop: AShop;
  readonly locale: CopyLocale;
  readonly campaignId: string;

  constructor(shop: AShop, locale: CopyLocale, campaignId: string) {
    this.shop = shop;
    this.locale = locale;
    this.campaignId = campaignId;
  }

  /** Somebody whom Shopify knows, who agreed to mails and reads this language. */
  static async begin(campaign: string, locale: CopyLocale): Promise<Story> {
    const shop = await AShop.open(db.system, { on: false });
    const id = campaign === "checkout-recovery" ? campaign : (await addCampaign(shop.deps, shop.shop, { campaign, holdout: 0 }))!;
    await switchCampaign(shop.deps, shop.store, id, true);
    shop.clock.move(HOUR);
    shop.api.tags.set("7", new Set());
    const story = new Story(shop, locale, id);
    const person = { ...story.#person(), since: shop.clock.now() };
    await shop.receive("ada", { kind: "customer", person }, { kind: "consent", person, consent: { channel: "email", state: "subscribed", source: "shopify-customer", at: shop.clock.now(), evidence: {} } });
    await shop.read();
    return story;
  }

  #person() {
    return { ...personOf({ email: "ada@example.com" }, this.shop.clock.now()), shopifyId: "7", locale: this.locale };
  }

  async orders(change: Partial<Order> = {}): Promise<Order> {
    const now = this.shop.clock.now();
    const lines: Order["lines"] = [{ variantId: "11", productId: "1", title: "Alpine jacket", variantTitle: "Moss / M", quantity: 1, unitPrice: money(4900, "USD") }];
    const order = anOrder({ customerShopifyId: "7", checkoutToken: null, cartToken: null, createdAt: now, lines, ...change, updatedAt: now });
    const fact = orderFact(order);
    await this.shop.receive(`order-${order.id}-${now.toISOString()}`, fact.kind === "order" ? { ...fact, person: this.#person() } : fact);
    await this.shop.read();
    return order;
  }

  async leavesCart(): Promise<void> {
    const now = this.shop.clock.now();
    await this.shop.receive("cart", { ...checkoutFact(aCheckout({ locale: this.locale, createdAt: now, updatedAt: now })) });
    await this.shop.read();
  }

  /** The worker at each moment at which something is due, until nothing is, or nothing before `until`. */
  async goesOn(until = new Date(NOON.getTime() + 400 * DAY)): Promise<void> {
    const deps = { ...this.shop.deps, renderer: createRenderer() };
    for (let turns = 0; turns < 60; turns += 1) {
      await this.shop.work(deps);
      const next = await db.database.prisma.enrollment.findFirst({ where: { shop: this.shop.shop, status: "open" }, orderBy: { dueAt: "asc" } });
      if (!next?.dueAt || next.dueAt > until) return void (next && this.shop.clock.set(until));
      this.shop.clock.set(next.dueAt);
    }
    throw new Error("the journey never ends");
  }

  async days(days: number): Promise<void> {
    await this.goesOn(new Date(this.shop.clock.now().getTime() + days * DAY));
  }
}

/** What happens to the person, from what starts each campaign to its last step, and what it leaves behind. */
const STORIES: Readonly<Record<string, { readonly happens: (story: Story) => Promise<unknown>; readonly tags?: readonly string[] }>> = {
  "checkout-recovery": { happens: (story) => story.leavesCart() },
  welcome: { happens: async () => {} },
  "post-purchase": {
    happens: async (story) => {
      const order = await story.orders();
      await story.days(4);
      await story.orders({ ...order, fulfilledAt: story.shop.clock.now(), deliveredAt: story.shop.clock.now() });
    },
  },
  "review-request": { happens: (story) => story.orders({ fulfilledAt: story.shop.clock.now(), deliveredAt: story.shop.clock.now() }) },
  replenishment: { happens: (story) => story.orders() },
  vip: {
    happens: async (story) => {
      for (let number = 2; number <= 5; number += 1) await story.orders({ id: `600${number}`, name: `#100${number}` });
      await story.orders();
    },
    tags: ["VIP"],
  },
  "win-back": { happens: (story) => story.orders() },
  sunset: { happens: (story) => story.orders(), tags: ["Inactive"] },
};

describe.each(LIBRARY.map((campaign) => [campaign.id, campaign] as const))("%s, from its trigger to its last step", (id, campaign) => {
  test.each(COPY_LOCALES)("sends all its mails in %s, complete, and says why it ends", async (locale) => {
    const story = await Story.begin(id, locale);
    await STORIES[id]!.happens(story);
    await story.goesOn();
    const mails = story.shop.mailer.taken;
    const subjects = campaign.mails.map(({ document }) => document.copy[locale]!.subject.replace(/\{\{ (\w+)[^}]*\}\}/g, (_all, name: string) => ({ ...FILLED, offer_value: OFFER[locale] } as Readonly<Record<string, string>>)[name] ?? `no ${name}`));
    expect(mails.map(({ subject }) => subject)).toEqual(subjects);
    for (const { html, text } of mails) {
      expect(html).toMatch(new RegExp(`<html[^>]*lang="${locale}"`));
      for (const body of [html, text!]) {
        expect(body.match(/\{\{|\}\}|\{%|undefined|\[object|NaN|\bnull\b/)?.[0]).toBeUndefined();
        expect([body.includes("Ada"), body.includes(UNSUBSCRIBE[locale])]).toEqual([true, true]);
      }
    }
    const rows = await db.database.prisma.decision.findMany({ where: { shop: story.shop.shop, campaignId: story.campaignId } });
    const said = rows.map(({ kind, reason }) => (reason ? `${kind}:${reason}` : kind)).filter((what) => what !== "planned" && what !== "offer-issued");
    const refused = id === "vip" ? Array.from({ length: 4 }, () => "not-enrolled:not-in-audience") : [];
    expect(said.toSorted()).toEqual(["enrolled", "exited:completed", ...refused, ...(STORIES[id]!.tags ? ["done"] : []), ...mails.map(() => "sent")].toSorted());
    expect([...story.shop.api.tags.get("7")!]).toEqual(STORIES[id]!.tags ?? []);
    expect(story.shop.log.errors()).toEqual([]);
  });
});
