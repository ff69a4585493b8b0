import type { PersonFacts } from "../domain/customers/customer.ts";
import type { ShopFact } from "./ports/fact-reader.ts";

/** What one webhook says; null where it could not be read. */
export interface ReadItem {
  readonly shop: string;
  readonly facts: readonly ShopFact[] | null;
}

/** Positions of webhooks that must be worked out one after the other. */
export type Lane = readonly number[];

/**
 * Which webhooks may be worked out side by side: stages come one after the other, the lanes of a stage side by side, what
 * is in a lane in order of arrival. Two that name the same resource or person are never in different lanes; what is not
 * known to concern only what it names has a stage to itself. So nothing is seen in another order than one by one.
 */
export function stagesOf(items: readonly ReadItem[]): readonly (readonly Lane[])[] {
  const names = items.map(namesOf);
  const stages: number[][] = [[]];
  names.forEach((some, position) => {
    if (some !== null) return stages.at(-1)?.push(position);
    return stages.push([position], []);
  });
  return stages.filter((stage) => stage.length > 0).map((stage) => lanesOf(names, stage));
}

/**
 * Positions of webhooks of whose resource a newer payload is among these: it wins, and they add no more than who the person
 * is. Not so where an old one says what the newest may not know (that it was bought, whose it was, how its marketing box
 * stood), or where the resource went away in between: what is deleted must have been there.
 */
export function supersededIn(items: readonly ReadItem[]): ReadonlySet<number> {
  const gone = new Set(items.flatMap((item) => (item.facts?.some((fact) => fact.kind === "checkout-deleted") ? (namesOf(item) ?? []) : [])));
  const versions = items.flatMap((item, position) => {
    const { shop, facts } = item;
    const [fact] = facts ?? [];
    if (facts?.length !== 1 || !fact || (gone.size > 0 && namesOf(item)?.some((name) => gone.has(name)))) return [];
    if (fact.kind === "checkout") return [{ position, resource: `${shop} checkout ${fact.checkout.token}`, at: fact.checkout.updatedAt, email: fact.checkout.email, box: fact.checkout.acceptsMarketing, person: fact.person, ends: fact.checkout.completedAt !== null }];
    if (fact.kind === "order") return [{ position, resource: `${shop} order ${fact.order.id}`, at: fact.order.updatedAt, email: fact.order.email, box: null, person: fact.person, ends: false }];
    return [];
  });
  const superseded = [...Map.groupBy(versions, (one) => one.resource).values()].flatMap((all) => {
    const newest = all.reduce((best, one) => (one.at > best.at ? one : best));
    const sameBuyer = (one: typeof newest): boolean => one.person === null || (newest.person !== null && one.email === newest.email);
    const sameBox = (one: typeof newest): boolean => one.box === null || one.box === newest.box;
    return all.filter((one) => one.at < newest.at && !one.ends && sameBuyer(one) && sameBox(one));
  });
  return new Set(superseded.map((one) => one.position));
}

function lanesOf(names: readonly (readonly string[] | null)[], stage: readonly number[]): readonly Lane[] {
  const leaders = new Map<string, string>();
  const leaderOf = (name: string): string => {
    const above = leaders.get(name) ?? name;
    if (above === name) return name;
    const leader = leaderOf(above);
    leaders.set(name, leader);
    return leader;
  };
  const own = (position: number): string => `item ${position}`;
  for (const position of stage) {
    for (const name of names[position] ?? []) leaders.set(leaderOf(name), leaderOf(own(position)));
  }
  return [...Map.groupBy(stage, (position) => leaderOf(own(position))).values()];
}

/** Every resource and person a webhook names; null where that is not known. */
function namesOf({ shop, facts }: ReadItem): readonly string[] | null {
  const names = (facts ?? []).map(namesOfFact);
  return names.includes(null) ? null : names.flatMap((some) => some ?? []).map((name) => `${shop} ${name}`);
}

function namesOfFact(fact: ShopFact): readonly string[] | null {
  switch (fact.kind) {
    case "checkout": {
      const { token, cartToken, shopifyId, customerShopifyId, email, phone } = fact.checkout;
      return [...named({ token, cart: cartToken, checkout: shopifyId, customer: customerShopifyId, email, phone }), ...namesOfPerson(fact.person)];
    }
    case "checkout-deleted":
      return named({ checkout: fact.shopifyId, cart: fact.cartToken });
    case "order": {
      const { id, checkoutToken, cartToken, customerShopifyId, email, phone, discountCodes } = fact.order;
      const codes = discountCodes.map((code) => `code ${code}`);
      return [...named({ order: id, token: checkoutToken, cart: cartToken, customer: customerShopifyId, email, phone }), ...codes, ...namesOfPerson(fact.person)];
    }
    case "customer":
    case "consent":
      return namesOfPerson(fact.person);
    case "fulfilment":
      return named({ order: fact.news.orderId });
    case "segment":
      return named({ segment: fact.id });
    case "segment-membership":
      return named({ segment: fact.segmentId, customer: fact.customerShopifyId });
    case "order-deleted":
    case "ignored":
      return [];
    default:
      return null;
  }
}

function namesOfPerson(person: PersonFacts | null): readonly string[] {
  return person ? named({ customer: person.shopifyId, email: person.email, phone: person.phone }) : [];
}

function named(names: Readonly<Record<string, string | null>>): readonly string[] {
  return Object.entries(names).flatMap(([kind, name]) => (name === null ? [] : [`${kind} ${name.toLowerCase()}`]));
}
