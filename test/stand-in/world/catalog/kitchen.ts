import type { ProductSeed } from "./seed.ts";

export const KITCHEN: readonly ProductSeed[] = [
  {
    handle: "morgenrot-enamel-mug", shape: "mug", type: "Mug", price: 19, grams: 160, engraving: 20,
    title: { en: "Morgenrot Enamel Mug", de: "Morgenrot Emaillebecher", fr: "Tasse émaillée Morgenrot" },
    text: {
      en: "Two coats of enamel on steel, fit for the embers and for the office. We engrave a name on it, if you like.",
      de: "Zwei Schichten Emaille auf Stahl, für die Glut und fürs Büro. Auf Wunsch gravieren wir einen Namen ein.",
      fr: "Deux couches d’émail sur acier, bonne pour les braises comme pour le bureau. Nous y gravons un nom, si vous voulez.",
    },
    colours: ["snow", "ink", "rust"], stock: [52, 24, 5], tags: ["bestseller", "engraving"],
  },
  {
    handle: "quellwasser-bottle-750", shape: "bottle", type: "Bottle", price: 38, grams: 340, engraving: 24,
    title: { en: "Quellwasser Bottle 750 ml", de: "Quellwasser Flasche 750 ml", fr: "Gourde Quellwasser 750 ml" },
    text: {
      en: "Cold for a day, hot for half of one. Steel inside and out, a loop for one finger, your name on the side if you wish.",
      de: "Einen Tag kalt, einen halben heiß. Innen und außen Stahl, eine Schlaufe für den Finger, auf Wunsch mit deinem Namen.",
      fr: "Fraîche un jour, chaude une demi-journée. Acier dedans et dehors, une boucle pour le doigt, votre nom sur le côté si vous le souhaitez.",
    },
    colours: ["lake", "fir", "berry", "snow"], stock: [28, 2, 19, 33], tags: ["engraving"],
  },
  {
    handle: "flaemmchen-gas-stove", shape: "stove", type: "Stove", price: 59, grams: 85,
    title: { en: "Flämmchen Gas Stove", de: "Flämmchen Gaskocher", fr: "Réchaud Flämmchen" },
    text: {
      en: "Eighty-five grams, half a litre of water in three minutes, and a flame you can turn down to simmer.",
      de: "Fünfundachtzig Gramm, ein halber Liter Wasser in drei Minuten und eine Flamme, die auch köcheln kann.",
      fr: "Quatre-vingt-cinq grammes, un demi-litre d’eau en trois minutes et une flamme qui sait mijoter.",
    },
    colours: ["slate"], colourOption: false, stock: [9],
  },
  {
    handle: "kochfreund-pot-set", shape: "pot", type: "Cookware", price: 84, grams: 560,
    title: { en: "Kochfreund Pot Set", de: "Kochfreund Topfset", fr: "Popote Kochfreund" },
    text: {
      en: "Two pots, one pan, one lid that fits them all, and room inside for stove and gas.",
      de: "Zwei Töpfe, eine Pfanne, ein Deckel für alle, und innen Platz für Kocher und Gas.",
      fr: "Deux casseroles, une poêle, un couvercle pour tout le monde et la place du réchaud à l’intérieur.",
    },
    colours: ["coal"], colourOption: false, stock: [3],
  },
  {
    handle: "loeffelgabel-titanium-spork", shape: "spork", type: "Cutlery", price: 14, grams: 18, engraving: 12,
    title: { en: "Löffelgabel Titanium Spork", de: "Löffelgabel aus Titan", fr: "Couvert Löffelgabel en titane" },
    text: {
      en: "Spoon, fork and something to point at the map with. Eighteen grams; engraved, it always finds its owner.",
      de: "Löffel, Gabel und etwas, um auf die Karte zu zeigen. Achtzehn Gramm; graviert findet sie immer heim.",
      fr: "Cuillère, fourchette et de quoi montrer la carte. Dix-huit grammes ; gravé, il retrouve toujours son propriétaire.",
    },
    colours: ["slate"], colourOption: false, stock: [120], tags: ["engraving"],
  },
  {
    handle: "kaffeepause-dripper", shape: "dripper", type: "Coffee", price: 27, grams: 110,
    title: { en: "Kaffeepause Pour-Over", de: "Kaffeepause Handfilter", fr: "Filtre à café Kaffeepause" },
    text: {
      en: "Folds flat, stands on any mug, makes the only coffee that tastes better outdoors.",
      de: "Faltbar, steht auf jedem Becher und macht den einzigen Kaffee, der draußen besser schmeckt.",
      fr: "Se plie à plat, tient sur toutes les tasses et fait le seul café meilleur dehors.",
    },
    colours: ["rust", "sand"], stock: [22, "+5"],
  },
  {
    handle: "huettenabend-chili", shape: "foodbag", type: "Food", price: 11, grams: 125,
    title: { en: "Hüttenabend Chili, 2 portions", de: "Hüttenabend Chili, 2 Portionen", fr: "Chili Hüttenabend, 2 portions" },
    text: {
      en: "Beans, dark chocolate, smoked paprika. Pour on hot water, wait eight minutes, say nothing for five.",
      de: "Bohnen, dunkle Schokolade, geräucherte Paprika. Heißes Wasser, acht Minuten warten, fünf Minuten schweigen.",
      fr: "Haricots, chocolat noir, paprika fumé. De l’eau chaude, huit minutes d’attente, cinq de silence.",
    },
    colours: ["berry"], colourOption: false, stock: ["+60"],
  },
  {
    handle: "funkenflug-fire-steel", shape: "flint", type: "Fire", price: 22, grams: 55, engraving: 12,
    title: { en: "Funkenflug Fire Steel", de: "Funkenflug Feuerstahl", fr: "Pierre à feu Funkenflug" },
    text: {
      en: "Twelve thousand sparks and a walnut handle. Works wet, works at minus twenty, works for patient children.",
      de: "Zwölftausend Funken und ein Griff aus Nussbaum. Geht nass, geht bei minus zwanzig, geht für geduldige Kinder.",
      fr: "Douze mille étincelles et un manche en noyer. Marche mouillée, par moins vingt et avec des enfants patients.",
    },
    colours: ["walnut"], colourOption: false, stock: [18], tags: ["engraving"],
  },
  {
    handle: "brotzeit-cutting-board", shape: "board", type: "Board", price: 29, grams: 310, engraving: 24,
    title: { en: "Brotzeit Cutting Board", de: "Brotzeitbrett", fr: "Planche Brotzeit" },
    text: {
      en: "Oiled walnut with a leather loop. Cheese, bread, a view: lunch.",
      de: "Geöltes Nussholz mit Lederschlaufe. Käse, Brot, Aussicht: Mittag.",
      fr: "Noyer huilé et boucle de cuir. Du fromage, du pain, une vue : le déjeuner.",
    },
    colours: ["walnut"], colourOption: false, stock: [13], tags: ["engraving"],
  },
];
