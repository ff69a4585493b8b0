import { randomUUID } from "node:crypto";
import type { Checkout } from "../../../app/domain/carts/checkout.ts";
import type { ShopFact } from "../../../app/use-cases/ports/fact-reader.ts";
import type { SystemStore } from "../../../app/use-cases/ports/system-store.ts";
import { aCheckout, aLine, anOrder, HOUR } from "../../support/samples.ts";
import { checkoutFact, orderFact, personOf } from "../../use-cases/a-shop.ts";
import type { Chance } from "./chance.ts";
import { toDatedJson } from "./dated-json.ts";
import type { World } from "./world.ts";

interface Letter {
  readonly webhookId: string;
  readonly topic: string;
  readonly body: Buffer;
  /** rounds until it comes */
  wait: number;
}

/** What became of a person, as the story has it. */
export interface Person {
  readonly email: string;
  checkout: Checkout;
  /** nothing happened to them but a checkout that was left: they must get everything, or a reason */
  quiet: boolean;
}

/** People who leave checkouts, change carts, begin again, buy and unsubscribe, and webhooks that come late, twice and in any order. */
export class Story {
  readonly people: Person[] = [];
  /** by webhook id; those who later tick the box of a new checkout are taken out again */
  readonly unsubscribes = new Map<string, string>();
  /** what happened, by kind, so that a test can say that it was no empty story */
  readonly happened = new Map<string, number>();
  readonly #letters: Letter[] = [];
  readonly #chance: Chance;
  readonly #shop: string;
  readonly #world: World;
  #orders = 0;
  #latest = 0;

  constructor(shop: string, world: World, chance: Chance) {
    this.#shop = shop;
    this.#world = world;
    this.#chance = chance;
  }

  begin(people: number, now: Date): void {
    for (let n = 0; n < people; n += 1) {
      const email = `person-${n}@example.com`;
      // the rest leave during the first hours
      const at = new Date(now.getTime() - this.#chance.below(3 * HOUR));
      const checkout = aCheckout({ token: `tok-${n}`, cartToken: `cart-${n}`, shopifyId: String(n), email, createdAt: at, updatedAt: at });
      this.people.push({ email, checkout, quiet: true });
      this.#write("checkouts/update", [checkoutFact(checkout)], 2);
    }
  }

  /** One thing that happens to somebody. Shopify's clock never goes back, whatever ours do: what happens later is newer. */
  turn(ours: Date): void {
    this.#latest = Math.max(this.#latest + 1, ours.getTime());
    const now = new Date(this.#latest);
    const person = this.#chance.oneOf(this.people);
    switch (this.#chance.below(6)) {
      case 0:
      case 1:
        return this.#buys(person, now);
      case 2:
        return this.#unsubscribes(person, now);
      case 3:
        return this.#changesCart(person, now);
      case 4:
        return this.#beginsAgain(person, now);
      default:
        return this.#repeats(person);
    }
  }

  /** Brings the webhooks that are due; some come again. `all`: the late ones too. */
  async post(system: SystemStore, all = false): Promise<void> {
    const due: Letter[] = [];
    for (const letter of this.#letters.splice(0)) {
      if (!all && letter.wait > 0) this.#letters.push({ ...letter, wait: letter.wait - 1 });
      else due.push(letter);
    }
    const again = due.filter(() => this.#chance.happens(0.3));
    const shuffled = [...due, ...again].map((letter) => ({ letter, at: this.#chance.next() })).sort((a, b) => a.at - b.at).map((one) => one.letter);
    for (let at = 0; at < shuffled.length; at += 50) {
      await system.appendInbox(shuffled.slice(at, at + 50).map(({ webhookId, topic, body }) => ({ shop: this.#shop, topic, webhookId, eventId: null, apiVersion: null, triggeredAt: null, body })));
    }
    // late repeats of what was read long ago
    for (const letter of due) if (this.#chance.happens(0.1)) this.#letters.push({ ...letter, webhookId: this.#chance.happens(0.5) ? letter.webhookId : randomUUID(), wait: 2 });
  }

  #buys(person: Person, now: Date): void {
    person.quiet = false;
    this.#count("bought");
    const mine = this.#chance.happens(0.7);
    this.#orders += 1;
    const order = anOrder({
      id: String(5000 + this.#orders), name: `#${5000 + this.#orders}`, email: person.email, checkoutToken: mine ? person.checkout.token : null, cartToken: mine ? person.checkout.cartToken : null,
      createdAt: now, updatedAt: now, paidAt: now,
    });
    this.#world.buy(order);
    this.#write("orders/create", [orderFact(order)]);
  }

  #unsubscribes(person: Person, now: Date): void {
    person.quiet = false;
    this.#count("unsubscribed");
    const consent = { channel: "email", state: "unsubscribed", source: "shopify-customer", at: now, evidence: {} } as const;
    const webhookId = this.#write("customers/consent", [{ kind: "consent", person: personOf({ email: person.email }, now), consent }]);
    this.unsubscribes.set(webhookId, person.email);
  }

  #changesCart(person: Person, now: Date): void {
    person.quiet = false;
    this.#count("changed the cart");
    person.checkout = { ...person.checkout, lines: [aLine({ quantity: 1 + this.#chance.below(5) })], updatedAt: now };
    this.#write("checkouts/update", [checkoutFact(person.checkout)]);
  }

  #beginsAgain(person: Person, now: Date): void {
    person.quiet = false;
    this.#count("began again");
    for (const [webhookId, email] of this.unsubscribes) if (email === person.email) this.unsubscribes.delete(webhookId);
    const token = randomUUID();
    person.checkout = { ...person.checkout, token, cartToken: `cart-${token}`, shopifyId: null, createdAt: now, updatedAt: now };
    this.#write("checkouts/create", [checkoutFact(person.checkout)]);
  }

  /** Shopify tells the same again, under another id. */
  #repeats(person: Person): void {
    this.#count("told again");
    this.#write("checkouts/update", [checkoutFact(person.checkout)]);
  }

  #write(topic: string, facts: readonly ShopFact[], rounds = 4): string {
    const webhookId = randomUUID();
    this.#letters.push({ webhookId, topic, body: Buffer.from(toDatedJson(facts)), wait: this.#chance.happens(0.6) ? 0 : this.#chance.below(rounds) });
    return webhookId;
  }
  #count(what: string): void {
    this.happened.set(what, (this.happened.get(what) ?? 0) + 1);
  }
}
