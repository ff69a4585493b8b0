import type { Prices, Product, ProductImage, ProductOption, Translated, Variant } from "../types.ts";
import type { ColourName, ProductSeed, Stock } from "./seed.ts";
import { COLOUR, COLOURS, SIZE } from "./seed.ts";

/** What one seed becomes. */
export interface BuiltProduct {
  product: Product;
  variants: Variant[];
}

interface Choice {
  colour: ColourName;
  size: string | null;
}

/** The shop's price lists: dollars as given, euros ending in .95, whole yen ending in 80. Minor units. */
export function priceLists(dollars: number): Prices {
  return { USD: Math.round(dollars * 100), EUR: Math.round(dollars * 0.93) * 100 - 5, JPY: Math.max(1, Math.round((dollars * 150) / 100)) * 100 - 20 };
}

/** Makes the documents of the `index`-th product; ids are a function of it, so that every fresh shop has the same. `now` is an ISO time. */
export function buildProduct(seed: ProductSeed, index: number, now: string): BuiltProduct {
  const id = String(8_914_300_000_000 + index * 37_119);
  const choices: Choice[] = seed.colours.flatMap((colour) => (seed.sizes ?? [null]).map((size) => ({ colour, size })));
  const variants = choices.map((choice, position) => variantOf(seed, id, index, choice, position, now));
  const images = seed.colours.flatMap((colour, n) => imagesOf(seed, index, colour, n, variants.filter((_, i) => choices[i]!.colour === colour)));
  for (const image of images.filter((_, i) => i % 2 === 0)) for (const variantId of image.variantIds) variants.find((v) => v.id === variantId)!.imageId = image.id;
  const product: Product = {
    id,
    handle: seed.handle,
    title: seed.title,
    description: { en: `<p>${seed.text.en}</p>`, de: `<p>${seed.text.de}</p>`, fr: `<p>${seed.text.fr}</p>` },
    vendor: "Fernweh Outfitters",
    productType: seed.type,
    tags: [...(seed.tags ?? []), ...(seed.was ? ["sale"] : [])],
    status: "ACTIVE",
    options: optionsOf(seed, id),
    variantIds: variants.map((v) => v.id),
    images,
    propertyFields: seed.engraving ? [{ name: "Engraving", label: { en: "Engraving (free)", de: "Gravur (kostenlos)", fr: "Gravure (offerte)" }, maxLength: seed.engraving }] : [],
    createdAt: now,
    updatedAt: now,
  };
  return { product, variants };
}

function optionsOf(seed: ProductSeed, productId: string): ProductOption[] {
  const options: ProductOption[] = [];
  if (hasColourOption(seed)) options.push({ id: `${productId}1`, name: COLOUR, values: seed.colours.map((c) => COLOURS[c].name) });
  if (seed.sizes) options.push({ id: `${productId}2`, name: seed.sizeOption ?? SIZE, values: seed.sizes.map(sizeName) });
  return options;
}

function hasColourOption(seed: ProductSeed): boolean {
  return seed.colourOption !== false;
}

const SIZE_NAMES: Record<string, Translated> = {
  Regular: { en: "Regular", de: "Normal", fr: "Standard" },
  Long: { en: "Long", de: "Lang", fr: "Long" },
  Wide: { en: "Wide", de: "Breit", fr: "Large" },
};

function sizeName(size: string): Translated {
  return SIZE_NAMES[size] ?? { en: size, de: size, fr: size };
}

function variantOf(seed: ProductSeed, productId: string, index: number, choice: Choice, position: number, now: string): Variant {
  const optionValues = [...(hasColourOption(seed) ? [COLOURS[choice.colour].name.en] : []), ...(choice.size ? [choice.size] : [])];
  const number = index * 100 + position;
  return {
    id: String(46_201_700_000_000 + number * 3_271),
    productId,
    inventoryItemId: String(48_330_900_000_000 + number * 3_271),
    title: optionValues.join(" / ") || "Default Title",
    optionValues,
    sku: `FW-${String(index + 1).padStart(3, "0")}-${String(position + 1).padStart(2, "0")}`,
    position: position + 1,
    prices: priceLists(seed.price),
    compareAtPrices: seed.was ? priceLists(seed.was) : null,
    ...stockOf(seed.stock?.[position] ?? 25),
    grams: seed.grams,
    imageId: null,
    createdAt: now,
    updatedAt: now,
  };
}

function stockOf(stock: Stock): Pick<Variant, "tracked" | "inventoryPolicy" | "inventoryQuantity"> {
  if (stock === "~") return { tracked: false, inventoryPolicy: "DENY", inventoryQuantity: 0 };
  if (typeof stock === "number") return { tracked: true, inventoryPolicy: "DENY", inventoryQuantity: stock };
  return { tracked: true, inventoryPolicy: "CONTINUE", inventoryQuantity: Number(stock.slice(1)) };
}

/** Two pictures of each colour: the thing alone, and the thing outdoors. */
function imagesOf(seed: ProductSeed, index: number, colour: ColourName, n: number, variants: Variant[]): ProductImage[] {
  const alt = hasColourOption(seed) ? `${seed.title.en}, ${COLOURS[colour].name.en}` : seed.title.en;
  const image = (suffix: string, position: number, variantIds: string[]): ProductImage => ({
    id: String(43_871_200_000_000 + (index * 20 + n * 2 + position) * 911),
    path: `/files/${seed.handle}-${colour}${suffix}.png`,
    alt: suffix ? `${alt}, outdoors` : alt,
    width: 1000,
    height: 1000,
    variantIds,
  });
  return [image("", 0, variants.map((v) => v.id)), image("-outdoors", 1, [])];
}
