import { shopZone } from "../../domain/shops/shop-zone.ts";
import type { FoundPerson } from "../../use-cases/ports/seeing-store.ts";
import type { ShopStore } from "../../use-cases/ports/shop-store.ts";
import { personName } from "../checkouts/person.ts";
import { adminLocale, createFormat, type Format } from "../words/format.ts";
import { plural } from "../words/plural.ts";

export const MOST_PEOPLE = 50;

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly has: string;
  readonly lastNews: string;
}

export interface PeopleListView {
  readonly query: string;
  readonly rows: readonly PersonRow[];
  readonly note: string | null;
  /** none: nobody is known yet · nothing-found: the search finds nobody */
  readonly empty: "none" | "nothing-found" | null;
}

type ListStore = Pick<ShopStore, "seeing"> & { readonly settings: Pick<ShopStore["settings"], "get" | "profile"> };

/** People whom a search finds; without one, those about whom something was decided last. */
export async function peopleListView(store: ListStore, text: string, now: Date): Promise<PeopleListView> {
  const query = text.trim().slice(0, 200);
  const [profile, settings, found] = await Promise.all([store.settings.profile(), store.settings.get(), query === "" ? store.seeing.recentPeople(MOST_PEOPLE) : store.seeing.findPeople(query, MOST_PEOPLE)]);
  if (!profile) throw new Error("customers: this shop has no profile; it was never installed");
  const format = createFormat({ locale: adminLocale(profile.locale), zone: shopZone(settings, profile), now });
  return {
    query,
    rows: found.map((person) => personRow(person, format)),
    note: query !== "" && found.length === MOST_PEOPLE ? `These are the first ${MOST_PEOPLE}. Type more of the name or address to narrow the search.` : null,
    empty: found.length > 0 ? null : query === "" ? "none" : "nothing-found",
  };
}

function personRow(person: FoundPerson, format: Format): PersonRow {
  return {
    id: person.id,
    name: personName(person),
    email: person.email,
    has: [plural(person.orders, "order"), plural(person.checkouts, "checkout")].join(", "),
    lastNews: person.lastDecisionAt ? format.dateTime(person.lastDecisionAt) : "–",
  };
}
