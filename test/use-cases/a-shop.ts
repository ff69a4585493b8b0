import { randomUUID } from "node:crypto";
import type { Checkout } from "../../app/domain/carts/checkout.ts";
import type { ConsentRecord } from "../../app/domain/consent/marketing-consent.ts";
import type { PersonFacts } from "../../app/domain/customers/customer.ts";
import { mailStep } from "../../app/domain/journeys/default-campaign.ts";
import { type JourneyDefinition, OPEN_ENTRY } from "../../app/domain/journeys/definition.ts";
import type { Order } from "../../app/domain/orders/order.ts";
import type { ShopSettings } from "../../app/domain/shops/settings.ts";
import type { ShopProfile } from "../../app/domain/shops/shop.ts";
import { advanceDue } from "../../app/use-cases/advance-due.ts";
import { installShop } from "../../app/use-cases/install-shop.ts";
import { interpretInbox } from "../../app/use-cases/interpret-inbox.ts";
import type { Deps } from "../../app/use-cases/ports/deps.ts";
import type { ShopFact } from "../../app/use-cases/ports/fact-reader.ts";
import type { MessageRow } from "../../app/use-cases/ports/rows.ts";
import type { ShopStore } from "../../app/use-cases/ports/shop-store.ts";
import type { SystemStore } from "../../app/use-cases/ports/system-store.ts";
import { CapturingLog } from "../fakes/capturing-log.ts";
import { CountingIds } from "../fakes/counting-ids.ts";
import { FakeFactReader } from "../fakes/fake-fact-reader.ts";
import { FakeLinks } from "../fakes/fake-links.ts";
import { FakeMailer } from "../fakes/fake-mailer.ts";
import { FakeQueue } from "../fakes/fake-queue.ts";
import { FakeRenderer } from "../fakes/fake-renderer.ts";
import { FakeShopApi, FakeShopApis } from "../fakes/fake-shop-api.ts";
import { FakeWebhooks } from "../fakes/fake-webhooks.ts";
import { FixedClock } from "../fakes/fixed-clock.ts";
import { aCheckout, anOrder, aVariant, HOUR, NOON } from "../support/samples.ts";

export const CAMPAIGN = "checkout-recovery";
let series = 0;

export interface ShopOptions {
  readonly holdout?: number;
  /** checkout recovery is switched on unless this says no */
  readonly on?: boolean;
  readonly settings?: Partial<ShopSettings>;
  readonly definition?: JourneyDefinition;
  readonly profile?: Partial<ShopProfile>;
}

/** One installed shop with checkout recovery switched on, on a real database, with fakes for all that is outside. */
export class AShop {
  readonly clock = new FixedClock(NOON);
  readonly log = new CapturingLog();
  readonly mailer = new FakeMailer();
  readonly renderer = new FakeRenderer();
  readonly links = new FakeLinks();
  readonly queue = new FakeQueue();
  readonly webhooks = new FakeWebhooks();
  readonly reader = new FakeFactReader();
  readonly shops = new FakeShopApis();
  readonly api: FakeShopApi;
  readonly shop: string;
  readonly deps: Deps;
  readonly store: ShopStore;

  private constructor(system: SystemStore, profile: Partial<ShopProfile>) {
    series += 1;
    this.shop = `shop-${series}-${randomUUID().slice(0, 8)}.myshopify.com`;
    this.api = this.shops.add(new FakeShopApi(aProfile({ shop: this.shop, ...profile })));
    this.api.stock.set("11", aVariant());
    this.deps = {
      clock: this.clock, log: this.log, ids: new CountingIds(series), system, shops: this.shops, mailers: this.mailer,
      renderer: this.renderer, links: this.links, facts: this.reader, queue: this.queue, webhooks: this.webhooks,
    };
    this.store = system.forShop(this.shop);
  }

  static async open(system: SystemStore, options: ShopOptions = {}): Promise<AShop> {
    const shop = new AShop(system, options.profile ?? {});
    await installShop(shop.deps, shop.shop, { holdout: options.holdout ?? 0 });
    if (options.on ?? true) await shop.store.campaigns.switchTo(CAMPAIGN, true, NOON);
    await shop.settings({ quietHours: { enabled: false, from: "22:00", to: "07:00" }, ...options.settings });
    if (options.definition) await shop.store.campaigns.saveVersion(CAMPAIGN, options.definition, options.holdout ?? 0, NOON);
    return shop;
  }

  async settings(change: Partial<ShopSettings>): Promise<void> {
    await this.store.settings.save({ ...(await this.store.settings.get()), ...change }, this.clock.now());
  }

  /** a webhook comes in and waits in the inbox */
  async receive(webhookId: string, ...facts: ShopFact[]): Promise<void> {
    this.reader.means(webhookId, ...facts);
    await this.redeliver(webhookId);
  }
  async redeliver(webhookId: string): Promise<void> {
    await this.deps.system.appendInbox([
      { shop: this.shop, topic: "test", webhookId, eventId: null, apiVersion: null, triggeredAt: this.clock.now(), body: Buffer.from("{}") },
    ]);
  }
  async checkout(change: Partial<Checkout> = {}): Promise<Checkout> {
    const checkout = aCheckout(change);
    await this.receive(randomUUID(), checkoutFact(checkout));
    await this.read();
    return checkout;
  }
  async order(change: Partial<Order> = {}): Promise<Order> {
    const order = anOrder({ createdAt: this.clock.now(), updatedAt: this.clock.now(), ...change });
    await this.receive(randomUUID(), orderFact(order));
    await this.read();
    return order;
  }
  async consent(record: Partial<ConsentRecord>): Promise<void> {
    await this.receive(randomUUID(), {
      kind: "consent", person: personOf({ email: "ada@example.com" }, this.clock.now()),
      consent: { channel: "email", state: "unsubscribed", source: "shopify-customer", at: this.clock.now(), evidence: {}, ...record },
    });
    await this.read();
  }

  async read(): Promise<void> {
    while ((await interpretInbox(this.deps, 50)) > 0);
  }
  /** the worker, until there is nothing more to do at this time */
  async work(deps: Deps = this.deps): Promise<void> {
    for (let turn = 0; turn < 40; turn += 1) {
      if ((await advanceDue(deps, { owner: "worker", limit: 50, leaseMs: 60_000 })) === 0) return;
    }
    throw new Error("the worker never came to rest");
  }
  /** time passes, and the worker has done all that fell due */
  async after(ms: number): Promise<void> {
    this.clock.move(ms);
    await this.work();
  }

  /** the timeline of a checkout as "kind" or "kind:reason", oldest first */
  async timeline(token = "tok-1"): Promise<readonly string[]> {
    return (await this.store.decisions.ofCheckout(token)).map((row) => (row.reason ? `${row.kind}:${row.reason}` : row.kind));
  }
  async messages(token = "tok-1"): Promise<readonly MessageRow[]> {
    return this.store.messages.ofCheckout(token);
  }
  async status(token = "tok-1"): Promise<string | undefined> {
    return (await this.store.checkouts.get(token))?.status;
  }
  async journeys(token = "tok-1"): Promise<readonly string[]> {
    return (await this.store.enrollments.ofCheckout(token)).map((one) => (one.exitReason ? `${one.status}:${one.exitReason}` : one.status));
  }
  /** the first mail went out an hour after the checkout */
  async mailed(change: Partial<Checkout> = {}): Promise<MessageRow> {
    await this.checkout(change);
    await this.after(HOUR);
    const [message] = await this.messages(change.token ?? "tok-1");
    if (!message) throw new Error(`no mail went out: ${(await this.timeline(change.token)).join(", ")}; ${this.log.errors().join("; ")}`);
    return message;
  }
}

export function aProfile(change: Partial<ShopProfile>): ShopProfile {
  return {
    shop: "x.myshopify.com", name: "Fernweh", email: "hello@fernweh.example", storefrontUrl: "https://shop.example", currency: "USD",
    timeZone: "America/New_York", locale: "en", country: "US", address: ["1 Main Street", "New York, NY 10001"], ...change,
  };
}

export function personOf(of: { readonly email: string | null; readonly country?: string | null; readonly firstName?: string | null }, at: Date): PersonFacts {
  return { shopifyId: null, email: of.email, phone: null, firstName: of.firstName ?? "Ada", lastName: "Lovelace", locale: "en", country: of.country ?? "US", at };
}

export function checkoutFact(checkout: Checkout): ShopFact {
  return { kind: "checkout", checkout, person: checkout.email === null ? null : personOf(checkout, checkout.updatedAt) };
}

export function orderFact(order: Order): ShopFact {
  return { kind: "order", order, person: order.email === null ? null : personOf({ email: order.email }, order.updatedAt) };
}

/** A journey that offers 10 % right after the first hour. */
export const OFFER_FIRST: JourneyDefinition = {
  trigger: { kind: "checkout-abandoned", idleMinutes: 10, changedCart: "go-on" },
  entry: OPEN_ENTRY,
  exits: [{ kind: "unsubscribed" }],
  steps: [
    { id: "wait-1", kind: "wait", minutes: 60 },
    mailStep("offer", "offer", { kind: "percentage", percent: 10, validHours: 48 }),
  ],
};
