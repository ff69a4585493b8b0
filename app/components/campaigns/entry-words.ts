import { readEntry, type EntryDraft } from "../../presenters/campaigns/draft/entry.ts";
import type { Errors } from "../../presenters/campaigns/draft/errors.ts";
import type { EntryRules } from "../../domain/journeys/definition.ts";
import { describePredicate, type Subject } from "../../presenters/words/describe-predicate.ts";
import { amountWords, listWords, type Names, namesOf } from "../../presenters/words/names.ts";
import { plural } from "../../presenters/words/plural.ts";

/** The places where a shop sells, as Shopify's orders name them. */
export const CHANNELS: Readonly<Record<string, string>> = { web: "Online store", pos: "Point of sale", shopify_draft_order: "Draft orders", iphone: "Shopify’s app on iPhone", android: "Shopify’s app on Android" };

const AGAIN = { checkout: "Again with every new cart", order: "Again with another order, one at a time", person: "Again each time it happens" } as const satisfies Record<Subject, string>;
const RE_ENTRY = { once: () => "Once and never again", "each-order": () => "With every order, also while mails about another are under way", "each-occasion": (subject) => AGAIN[subject] } as const satisfies Record<EntryRules["reEntry"], (subject: Subject) => string>;

/** Who enters, as short sentences. `once`: see happensOnce. */
export function entryWords(draft: EntryDraft, names: Names, subject: Subject, once: boolean): readonly string[] {
  const errors: Errors = {};
  const entry = readEntry(draft, subject, names.currency, errors);
  if (Object.keys(errors).length > 0) return ["Not filled in yet"];
  const { audience, minimumMinor, countries, channels, reEntry, coolDownDays } = entry;
  return [
    audience === null ? "Everybody" : `Only if ${describePredicate(audience, names, subject)}`,
    ...(minimumMinor === null || subject === "person" ? [] : [`${subject === "order" ? "Orders" : "Carts"} worth at least ${amountWords(minimumMinor, names)}`]),
    ...(countries === null ? [] : [`${countries.mode === "only" ? "Only customers" : "No customers"} in ${listWords(namesOf(countries.codes, names.countries, "another country"), "or")}`]),
    ...(channels === null ? [] : [`Only from: ${listWords(namesOf(channels, CHANNELS, "another place of sale"), "or")}`]),
    once ? "Once" : RE_ENTRY[reEntry](subject),
    ...(once || coolDownDays === 0 ? [] : [`Not again within ${plural(coolDownDays, "day")}`]),
  ];
}
