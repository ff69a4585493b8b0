import type { PersonFacts } from "../domain/customers/customer.ts";
import type { ShopFact } from "./ports/fact-reader.ts";

/**
 * Whom and what a webhook names, in lower case: ids, tokens, and every e-mail address and telephone number in it,
 * `addresses`, whoever's. By these an erasure finds it. Null where facts do not tell all that the payload may name: then it
 * must be searched.
 */
export function subjectsOf(facts: readonly ShopFact[], addresses: readonly string[]): readonly string[] | null {
  const named = facts.map(namesIn);
  if (named.length === 0 || named.includes(null)) return null;
  const all = [...named.flatMap((some) => some ?? []), ...addresses].flatMap((one) => (one ? [one.toLowerCase()] : []));
  return [...new Set(all)];
}

function namesIn(fact: ShopFact): readonly (string | null)[] | null {
  switch (fact.kind) {
    case "checkout": {
      const { token, cartToken, shopifyId, customerShopifyId, email, phone } = fact.checkout;
      return [token, cartToken, shopifyId, customerShopifyId, email, phone, ...namesOf(fact.person)];
    }
    case "order": {
      const { id, checkoutToken, cartToken, customerShopifyId, email, phone } = fact.order;
      return [id, checkoutToken, cartToken, customerShopifyId, email, phone, ...namesOf(fact.person)];
    }
    case "customer":
    case "consent":
      return namesOf(fact.person);
    default:
      return null;
  }
}

function namesOf(person: PersonFacts | null): readonly (string | null)[] {
  return person ? [person.shopifyId, person.email, person.phone] : [];
}
