import type { ShopStore } from "../../use-cases/ports/shop-store.ts";
import type { Names } from "../words/names.ts";

/** What a shop's things are called; what the steps are called depends on the journey. */
export type ShopNames = Omit<Names, "steps">;

type NamesStore = Pick<ShopStore, "templates" | "segments" | "variants">;

/** Most products that are offered to choose from: those of the carts that were seen last. */
const MOST_PRODUCTS = 500;

/** Reads what a shop's mails, segments and products are called. */
export async function shopNames(store: NamesStore, { locale, currency }: Pick<Names, "locale" | "currency">): Promise<ShopNames> {
  const [templates, segments, products] = await Promise.all([store.templates.list(), store.segments.list(), store.variants.products(MOST_PRODUCTS)]);
  return {
    locale,
    currency,
    templates: byId(templates),
    segments: byId(segments),
    products: Object.fromEntries(products.map(({ id, title }) => [id, title])),
    ...worldNames(),
  };
}

function byId(things: readonly { readonly id: string; readonly name: string }[]): Readonly<Record<string, string>> {
  return Object.fromEntries(things.map(({ id, name }) => [id, name]));
}

const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
/** Codes that name no country one can live in: unions, test areas, "unknown". */
const NO_COUNTRIES = new Set(["EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"]);
/** Two-letter languages that shops sell in. */
const LANGUAGES = ["ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "he", "hi", "hr", "hu", "id", "it", "ja", "ko", "lt", "lv", "ms", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "th", "tr", "uk", "vi", "zh"];

let world: Pick<Names, "countries" | "languages"> | null = null;

/** The countries and languages of the world in English, sorted by name, from the platform's own list; made once. */
function worldNames(): Pick<Names, "countries" | "languages"> {
  world ??= { countries: named("region", LETTERS.flatMap((a) => LETTERS.map((b) => a + b)).filter(isCountry)), languages: named("language", LANGUAGES) };
  return world;
}

/** Old codes (DD, UK) stand for another of today, and would show its name twice. */
function isCountry(code: string): boolean {
  return !NO_COUNTRIES.has(code) && Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`;
}

function named(type: "region" | "language", codes: readonly string[]): Readonly<Record<string, string>> {
  const names = new Intl.DisplayNames("en", { type, fallback: "none" });
  const known = codes.flatMap((code) => {
    const name = names.of(code);
    return name === undefined ? [] : [[code, name] as const];
  });
  return Object.fromEntries(known.sort(([, a], [, b]) => a.localeCompare(b, "en")));
}
