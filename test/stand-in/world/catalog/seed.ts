import type { Translated } from "../types.ts";

/** Colours of the shop: their names and the paint of the pictures. */
export const COLOURS = {
  moss: { name: { en: "Moss", de: "Moos", fr: "Mousse" }, hex: "#6b7f4a" },
  fir: { name: { en: "Fir green", de: "Tannengrün", fr: "Vert sapin" }, hex: "#2f5546" },
  slate: { name: { en: "Slate", de: "Schiefer", fr: "Ardoise" }, hex: "#5d6b78" },
  ink: { name: { en: "Ink blue", de: "Tintenblau", fr: "Bleu encre" }, hex: "#27406b" },
  lake: { name: { en: "Mountain lake", de: "Bergsee", fr: "Lac de montagne" }, hex: "#3c8d9e" },
  rust: { name: { en: "Rust", de: "Rost", fr: "Rouille" }, hex: "#b4532a" },
  sun: { name: { en: "Marigold", de: "Ringelblume", fr: "Souci" }, hex: "#e0a128" },
  berry: { name: { en: "Cranberry", de: "Preiselbeere", fr: "Airelle" }, hex: "#9c2f4b" },
  sand: { name: { en: "Sand", de: "Sand", fr: "Sable" }, hex: "#c9ad84" },
  snow: { name: { en: "Snow", de: "Schnee", fr: "Neige" }, hex: "#dfe3e2" },
  coal: { name: { en: "Charcoal", de: "Anthrazit", fr: "Anthracite" }, hex: "#3a3d42" },
  walnut: { name: { en: "Walnut", de: "Walnuss", fr: "Noyer" }, hex: "#7a4b2d" },
} as const satisfies Record<string, { name: Translated; hex: string }>;

export type ColourName = keyof typeof COLOURS;

export type ShapeName =
  | "backpack" | "daypack" | "duffel" | "drybag" | "pouch" | "hipbag"
  | "tent" | "familytent" | "sleepingbag" | "pad" | "hammock" | "pillow"
  | "jacket" | "puffer" | "shirt" | "beanie" | "hat" | "gloves" | "socks" | "trousers"
  | "boot" | "trainer" | "sandal" | "slipper" | "gaiter" | "tin"
  | "mug" | "bottle" | "stove" | "pot" | "spork" | "dripper" | "foodbag" | "flint" | "board"
  | "headlamp" | "lantern" | "knife" | "compass" | "poles" | "rope" | "map" | "firstaid" | "sunglasses" | "towel";

/** How many there are: a number is counted and sold out at zero ("deny"), "+3" is counted but may be oversold ("continue"), "~" is not counted. */
export type Stock = number | `+${number}` | "~";

/** One product as the shopkeeper would write it down; `build.ts` makes documents of it. */
export interface ProductSeed {
  readonly handle: string;
  readonly title: Translated;
  readonly text: Translated;
  readonly type: string;
  readonly shape: ShapeName;
  /** dollars; the euro and yen price lists follow from it */
  readonly price: number;
  readonly was?: number;
  /** the option "Colour"; the first one also paints a product that has no such option */
  readonly colours: readonly ColourName[];
  /** false: `colours` only paints */
  readonly colourOption?: boolean;
  /** the second option's values */
  readonly sizes?: readonly string[];
  readonly sizeOption?: Translated;
  /** by variant, in order; what is missing is well stocked */
  readonly stock?: readonly Stock[];
  readonly grams: number;
  readonly engraving?: number;
  readonly tags?: readonly string[];
}

export const SIZE: Translated = { en: "Size", de: "Größe", fr: "Taille" };
export const LENGTH: Translated = { en: "Length", de: "Länge", fr: "Longueur" };
export const COLOUR: Translated = { en: "Colour", de: "Farbe", fr: "Couleur" };
