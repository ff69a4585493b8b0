import type { Collection, Product, Shop, Theme, Translated, Variant } from "./types.ts";
import type { Documents } from "./documents.ts";
import { buildProduct } from "./catalog/build.ts";
import { FOOTWEAR } from "./catalog/footwear.ts";
import { KITCHEN } from "./catalog/kitchen.ts";
import { LAYERS } from "./catalog/layers.ts";
import { PACKS } from "./catalog/packs.ts";
import type { ProductSeed } from "./catalog/seed.ts";
import { SLEEP } from "./catalog/sleep.ts";
import { TOOLS } from "./catalog/tools.ts";

interface CollectionSeed {
  readonly handle: string;
  readonly title: Translated;
  readonly description: Translated;
  readonly products: readonly ProductSeed[];
}

export const COLLECTIONS: readonly CollectionSeed[] = [
  { handle: "packs", products: PACKS, title: { en: "Packs & Bags", de: "Rucksäcke & Taschen", fr: "Sacs" }, description: { en: "Everything that carries everything else.", de: "Alles, was alles andere trägt.", fr: "Tout ce qui porte le reste." } },
  { handle: "tents-and-sleep", products: SLEEP, title: { en: "Tents & Sleep", de: "Zelte & Schlafen", fr: "Tentes & Sommeil" }, description: { en: "A roof, a bed, a sky.", de: "Ein Dach, ein Bett, ein Himmel.", fr: "Un toit, un lit, un ciel." } },
  { handle: "layers", products: LAYERS, title: { en: "Jackets & Layers", de: "Jacken & Schichten", fr: "Vestes & Couches" }, description: { en: "For weather, which there is always.", de: "Für Wetter, das es immer gibt.", fr: "Pour le temps qu’il fait, et il en fait toujours." } },
  { handle: "footwear", products: FOOTWEAR, title: { en: "Footwear", de: "Schuhe", fr: "Chaussures" }, description: { en: "From the bakery to the pass.", de: "Vom Bäcker bis zum Pass.", fr: "De la boulangerie au col." } },
  { handle: "camp-kitchen", products: KITCHEN, title: { en: "Camp Kitchen", de: "Lagerküche", fr: "Cuisine de camp" }, description: { en: "Everything tastes better outside.", de: "Draußen schmeckt alles besser.", fr: "Tout a meilleur goût dehors." } },
  { handle: "tools-and-light", products: TOOLS, title: { en: "Tools & Light", de: "Werkzeug & Licht", fr: "Outils & Lumière" }, description: { en: "Small things that decide the evening.", de: "Kleine Dinge, die über den Abend entscheiden.", fr: "Les petites choses qui décident de la soirée." } },
];

/** Fills an empty world with the demo shop "Fernweh Outfitters"; a world that has a shop is left as it is. */
export function seedCatalog(documents: Documents, shopDomain: string, now: Date): void {
  if (documents.get<Shop>("shop", shopDomain)) return;
  const at = now.toISOString();
  let index = 0;
  for (const collection of COLLECTIONS) {
    const built = collection.products.map((seed) => buildProduct(seed, index++, at));
    for (const { product, variants } of built) {
      documents.put("product", product.id, product satisfies Product);
      for (const variant of variants) documents.put("variant", variant.id, variant satisfies Variant);
    }
    const { handle, title, description } = collection;
    documents.put("collection", handle, { handle, title, description, productIds: built.map((b) => b.product.id) } satisfies Collection);
  }
  documents.put("theme", "main", { blocks: {} } satisfies Theme);
  documents.put("shop", shopDomain, demoShop(shopDomain));
}

function demoShop(domain: string): Shop {
  return {
    id: "68817223901",
    domain,
    name: "Fernweh Outfitters",
    email: "hello@fernweh-outfitters.example",
    currency: "USD",
    currencies: ["USD", "EUR", "JPY"],
    languages: ["en", "de", "fr"],
    timeZone: "America/New_York",
    country: "US",
    address: { address1: "48 Ridge Road", city: "Keene Valley", province: "New York", provinceCode: "NY", zip: "12943", country: "United States", phone: "+1 518 555 0142" },
  };
}
