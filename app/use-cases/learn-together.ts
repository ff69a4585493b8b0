import { isSuspected, scoreCheckout } from "../domain/customers/bot-score.ts";
import type { Customer, PersonFacts } from "../domain/customers/customer.ts";
import { linesVersion } from "../domain/facts/checkout-lines.ts";
import type { Deps } from "./ports/deps.ts";
import type { ShopFact } from "./ports/fact-reader.ts";
import type { Evidence, ShopStore } from "./ports/shop-store.ts";

/** A fact with where it was said. */
export interface SaidFact {
  readonly shop: string;
  readonly fact: ShopFact;
  readonly source: Evidence;
}

export type FactOfPerson = Extract<ShopFact, { readonly person: PersonFacts | null }>;

/** Whose each fact is, null where it names nobody. A fact that is not in it was not learned. */
export type Learned = ReadonlyMap<ShopFact, Customer | null>;

export const NOTHING_LEARNED: Learned = new Map();

/**
 * Learns from many facts at once what does not depend on their order: who the people are, and what was in the checkouts
 * when. Costs a few statements for each shop instead of a few for each fact. All of a shop's or nothing; what is not
 * learned here is learned with its fact.
 */
export async function learnTogether(deps: Pick<Deps, "ids">, stores: (shop: string) => ShopStore, said: readonly SaidFact[]): Promise<Learned> {
  const learned = await Promise.all([...Map.groupBy(said, (one) => one.shop)].map(async ([shop, some]) => {
    try {
      return await learnOf(deps, stores(shop), some);
    } catch {
      return []; // each fact that cannot be learned will say so for itself
    }
  }));
  return new Map(learned.flat());
}

async function learnOf(deps: Pick<Deps, "ids">, store: ShopStore, said: readonly SaidFact[]): Promise<readonly (readonly [ShopFact, Customer | null])[]> {
  const told = said.flatMap(({ fact, source }) => (isLearned(fact) ? [{ fact, source, person: fact.person }] : []));
  const named = told.flatMap(({ person, source }) => (person ? [{ facts: person, newId: deps.ids.next(), source }] : []));
  const lines = told.flatMap(({ fact }) => (fact.kind === "checkout" ? [linesVersion(fact.checkout)] : []));
  const [customers] = await Promise.all([store.customers.upsertMany(named), store.versions.save(lines)]);
  const people = new Map(customers.map((customer, n): [PersonFacts, Customer] => [named[n]!.facts, customer]));
  return told.map(({ fact, person }) => [fact, (person && people.get(person)) ?? null]);
}

/** What may be a bot's becomes a person only if the merchant said so, which is asked for each. */
function isLearned(fact: ShopFact): fact is FactOfPerson {
  return "person" in fact && !(fact.kind === "checkout" && isSuspected(scoreCheckout(fact.checkout), null));
}
