import type { ProductSeed } from "./seed.ts";

export const FOOTWEAR: readonly ProductSeed[] = [
  {
    handle: "steinbock-mid-boots", shape: "boot", type: "Boots", price: 239, grams: 1180,
    title: { en: "Steinbock Mid Boots", de: "Steinbock Mid Wanderschuhe", fr: "Chaussures Steinbock Mid" },
    text: {
      en: "Full leather, a sole you can replace, an ankle that forgives. Wear them to the bakery for a week, then to the pass.",
      de: "Vollleder, wiederbesohlbar, nachsichtig am Knöchel. Eine Woche zum Bäcker tragen, dann auf den Pass.",
      fr: "Tout cuir, ressemelables, indulgentes pour la cheville. Une semaine jusqu’à la boulangerie, puis jusqu’au col.",
    },
    colours: ["walnut"], colourOption: false, sizes: ["38", "39", "40", "41", "42", "43", "44", "45"], stock: [4, 7, 0, 3, 11, 2, 6, 9], tags: ["bestseller"],
  },
  {
    handle: "pfadfinder-trail-shoes", shape: "trainer", type: "Trail shoes", price: 139, was: 159, grams: 560,
    title: { en: "Pfadfinder Trail Shoes", de: "Pfadfinder Trailschuhe", fr: "Chaussures de trail Pfadfinder" },
    text: {
      en: "Light, grippy, quick to dry. For people who would rather run down than walk.",
      de: "Leicht, griffig, schnell trocken. Für alle, die hinunter lieber laufen als gehen.",
      fr: "Légères, accrocheuses, vite sèches. Pour celles et ceux qui préfèrent descendre en courant.",
    },
    colours: ["lake", "rust"], sizes: ["39", "41", "43", "45"], stock: [6, 13, 8, 3, 5, 9, 0, 2],
  },
  {
    handle: "bergsee-sandals", shape: "sandal", type: "Sandals", price: 89, grams: 480,
    title: { en: "Bergsee Camp Sandals", de: "Bergsee Sandalen", fr: "Sandales Bergsee" },
    text: {
      en: "For fords, gravel beaches and the evening after. Two straps, one hand to close them.",
      de: "Für Furten, Kiesstrände und den Abend danach. Zwei Riemen, mit einer Hand zu schließen.",
      fr: "Pour les gués, les plages de galets et le soir venu. Deux sangles, une main pour les fermer.",
    },
    colours: ["walnut"], colourOption: false, sizes: ["37", "39", "41", "43", "45"], stock: [12, 5, 9, 4, 7],
  },
  {
    handle: "huettenschuh-slippers", shape: "slipper", type: "Slippers", price: 54, grams: 260,
    title: { en: "Hüttenschuh Slippers", de: "Hüttenschuh", fr: "Chaussons Hüttenschuh" },
    text: {
      en: "Felted wool from the Allgäu, a sole that does not mind the woodshed.",
      de: "Filz aus dem Allgäu, eine Sohle, der auch der Holzschuppen nichts ausmacht.",
      fr: "Feutre de laine de l’Allgäu, une semelle qui supporte le bûcher.",
    },
    colours: ["slate", "berry"], sizes: ["36–38", "39–41", "42–44"], stock: [8, 14, 3, 6, 10, 5],
  },
  {
    handle: "matschwetter-gaiters", shape: "gaiter", type: "Gaiters", price: 49, grams: 230,
    title: { en: "Matschwetter Gaiters", de: "Matschwetter Gamaschen", fr: "Guêtres Matschwetter" },
    text: {
      en: "Keep snow, scree and wet grass where they belong: outside.",
      de: "Halten Schnee, Geröll und nasses Gras dort, wo sie hingehören: draußen.",
      fr: "Gardent la neige, les éboulis et l’herbe mouillée à leur place : dehors.",
    },
    colours: ["coal"], colourOption: false, sizes: ["S/M", "L/XL"], stock: [11, 4],
  },
  {
    handle: "lederpflege-balm", shape: "tin", type: "Care", price: 16, grams: 140,
    title: { en: "Beeswax Leather Balm", de: "Bienenwachs-Lederpflege", fr: "Baume à la cire d’abeille" },
    text: {
      en: "Beeswax, larch resin, nothing else. One tin sees a pair of boots through three winters.",
      de: "Bienenwachs, Lärchenharz, sonst nichts. Eine Dose reicht einem Paar Schuhe drei Winter.",
      fr: "Cire d’abeille, résine de mélèze, rien d’autre. Une boîte accompagne une paire de chaussures trois hivers.",
    },
    colours: ["sun"], colourOption: false, stock: ["~"],
  },
];
