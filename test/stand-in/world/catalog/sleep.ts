import type { ProductSeed } from "./seed.ts";
import { LENGTH } from "./seed.ts";

export const SLEEP: readonly ProductSeed[] = [
  {
    handle: "zweisam-2-tent", shape: "tent", type: "Tent", price: 389, was: 449, grams: 1940,
    title: { en: "Zweisam 2 Tent", de: "Zweisam 2 Zelt", fr: "Tente Zweisam 2" },
    text: {
      en: "Two people, two doors, nobody climbs over anybody. Pitches outer first in the rain, weighs less than two kilos and stands in wind that ends conversations.",
      de: "Zwei Personen, zwei Eingänge, niemand klettert über niemanden. Bei Regen zuerst das Außenzelt, unter zwei Kilo, und standfest, wenn der Wind jedes Gespräch beendet.",
      fr: "Deux personnes, deux portes, personne n’enjambe personne. Se monte par l’extérieur sous la pluie, pèse moins de deux kilos et tient dans un vent à couper la parole.",
    },
    colours: ["moss", "rust"], stock: [2, 6], tags: ["bestseller"],
  },
  {
    handle: "alleingang-1-tent", shape: "tent", type: "Tent", price: 299, grams: 1280,
    title: { en: "Alleingang 1 Tent", de: "Alleingang 1 Zelt", fr: "Tente Alleingang 1" },
    text: {
      en: "One person and the sound of a stream. One pole, one minute, one porch wide enough for boots and a pot of coffee.",
      de: "Eine Person und das Geräusch eines Bachs. Ein Gestänge, eine Minute, ein Vorzelt für Schuhe und eine Kanne Kaffee.",
      fr: "Une personne et le bruit d’un ruisseau. Un arceau, une minute, une abside pour les chaussures et la cafetière.",
    },
    colours: ["fir"], colourOption: false, stock: [4],
  },
  {
    handle: "grossfamilie-4-tent", shape: "familytent", type: "Tent", price: 549, grams: 6200,
    title: { en: "Großfamilie 4 Tent", de: "Großfamilie 4 Zelt", fr: "Tente Großfamilie 4" },
    text: {
      en: "Room for four, a dog, and a wet afternoon of cards. You can stand up in it.",
      de: "Platz für vier, einen Hund und einen verregneten Kartennachmittag. Stehhöhe inbegriffen.",
      fr: "De la place pour quatre, un chien et un après-midi de cartes sous la pluie. On y tient debout.",
    },
    colours: ["sand", "lake"], stock: [0, 3],
  },
  {
    handle: "sternwarte-0-sleeping-bag", shape: "sleepingbag", type: "Sleeping bag", price: 279, grams: 980,
    title: { en: "Sternwarte 0° Down Bag", de: "Sternwarte 0° Daunenschlafsack", fr: "Duvet Sternwarte 0°" },
    text: {
      en: "Responsibly sourced down, comfortable to freezing. The draught collar closes with one hand, so you can keep looking at the sky with the other open.",
      de: "Daune aus verantwortlicher Herkunft, bequem bis zum Gefrierpunkt. Der Wärmekragen schließt mit einer Hand, die andere bleibt frei für die Sterne.",
      fr: "Duvet d’origine responsable, confortable jusqu’à zéro. La collerette se ferme d’une main, l’autre reste libre pour montrer les étoiles.",
    },
    colours: ["ink", "berry"], sizes: ["Regular", "Long"], sizeOption: LENGTH, stock: [11, 4, 8, 2], tags: ["bestseller"],
  },
  {
    handle: "sommerwind-8-sleeping-bag", shape: "sleepingbag", type: "Sleeping bag", price: 129, grams: 690,
    title: { en: "Sommerwind +8° Sleeping Bag", de: "Sommerwind +8° Schlafsack", fr: "Sac de couchage Sommerwind +8°" },
    text: {
      en: "Opens flat as a blanket for two, closes to a bag for one. For huts, vans and July.",
      de: "Offen eine Decke für zwei, zu ein Schlafsack für einen. Für Hütte, Bus und Juli.",
      fr: "Ouvert, une couverture pour deux ; fermé, un sac pour un. Pour les refuges, les vans et juillet.",
    },
    colours: ["sun"], colourOption: false, sizes: ["Regular", "Long"], sizeOption: LENGTH, stock: [28, "+4"],
  },
  {
    handle: "wolke-5-sleeping-pad", shape: "pad", type: "Sleeping pad", price: 99, grams: 480,
    title: { en: "Wolke 5 Sleeping Pad", de: "Wolke 5 Isomatte", fr: "Matelas Wolke 5" },
    text: {
      en: "Seven centimetres of air and a layer that gives your warmth back. Quiet, too: it does not crackle when you turn.",
      de: "Sieben Zentimeter Luft und eine Schicht, die deine Wärme zurückgibt. Und leise: Sie knistert nicht, wenn du dich drehst.",
      fr: "Sept centimètres d’air et une couche qui vous rend votre chaleur. Silencieux aussi : il ne crépite pas quand on se retourne.",
    },
    colours: ["lake"], colourOption: false, sizes: ["Regular", "Wide"], stock: [17, 5],
  },
  {
    handle: "siesta-hammock", shape: "hammock", type: "Hammock", price: 59, grams: 410,
    title: { en: "Siesta Hammock", de: "Siesta Hängematte", fr: "Hamac Siesta" },
    text: {
      en: "Two trees are enough. Tree-friendly straps included; the stuff sack becomes a pocket for your book.",
      de: "Zwei Bäume genügen. Baumschonende Gurte liegen bei; der Packsack wird zur Tasche für dein Buch.",
      fr: "Deux arbres suffisent. Sangles douces pour l’écorce fournies ; la housse devient une poche pour le livre.",
    },
    colours: ["sun", "moss", "berry", "ink"], stock: [24, 31, 3, 15],
  },
  {
    handle: "woelkchen-camp-pillow", shape: "pillow", type: "Pillow", price: 32, grams: 85,
    title: { en: "Wölkchen Camp Pillow", de: "Wölkchen Reisekissen", fr: "Oreiller Wölkchen" },
    text: {
      en: "Four breaths to fill, one hand to flatten, brushed cotton against the cheek.",
      de: "Vier Atemzüge zum Füllen, eine Hand zum Leeren, angerauter Stoff an der Wange.",
      fr: "Quatre souffles pour le gonfler, une main pour l’aplatir, un coton gratté contre la joue.",
    },
    colours: ["slate", "sand"], stock: [44, 38],
  },
];
