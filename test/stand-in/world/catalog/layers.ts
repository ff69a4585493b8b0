import type { ProductSeed } from "./seed.ts";

const S_TO_XL = ["S", "M", "L", "XL"];

export const LAYERS: readonly ProductSeed[] = [
  {
    handle: "wetterfest-rain-jacket", shape: "jacket", type: "Jacket", price: 219, was: 259, grams: 390,
    title: { en: "Wetterfest Rain Jacket", de: "Wetterfest Regenjacke", fr: "Veste de pluie Wetterfest" },
    text: {
      en: "Three layers, no fluorocarbons, a hood that turns with your head. It has been to Norway in October and came back dry.",
      de: "Drei Lagen, ohne Fluorcarbone, eine Kapuze, die sich mitdreht. Sie war im Oktober in Norwegen und kam trocken zurück.",
      fr: "Trois couches, sans fluorocarbures, une capuche qui tourne avec la tête. Elle est allée en Norvège en octobre et elle est revenue sèche.",
    },
    colours: ["lake", "sun"], sizes: S_TO_XL, stock: [5, 12, 3, 9, 0, 7, 14, 2], tags: ["bestseller"],
  },
  {
    handle: "federleicht-down-jacket", shape: "puffer", type: "Jacket", price: 249, grams: 310,
    title: { en: "Federleicht Down Jacket", de: "Federleicht Daunenjacke", fr: "Doudoune Federleicht" },
    text: {
      en: "Packs into its own pocket, comes out as warm as a stove. Recycled shell, traceable down.",
      de: "Passt in die eigene Tasche und kommt warm wie ein Ofen wieder heraus. Recycelter Stoff, rückverfolgbare Daune.",
      fr: "Se range dans sa propre poche et en ressort chaude comme un poêle. Tissu recyclé, duvet traçable.",
    },
    colours: ["rust", "coal"], sizes: S_TO_XL, stock: [8, 6, 2, 11, 15, 4, "+3", 0],
  },
  {
    handle: "almwind-fleece", shape: "jacket", type: "Fleece", price: 109, grams: 340,
    title: { en: "Almwind Fleece", de: "Almwind Fleecejacke", fr: "Polaire Almwind" },
    text: {
      en: "The layer you forget to take off. Brushed inside, smooth outside, a chest pocket for the bar you save.",
      de: "Die Schicht, die man vergisst auszuziehen. Innen angeraut, außen glatt, Brusttasche für den aufgehobenen Riegel.",
      fr: "La couche qu’on oublie d’enlever. Grattée dedans, lisse dehors, une poche poitrine pour la barre qu’on garde.",
    },
    colours: ["moss", "ink"], sizes: S_TO_XL, stock: [21, 18, 25, 4, 9, 13, 3, 16],
  },
  {
    handle: "merino-150-tee", shape: "shirt", type: "Base layer", price: 69, grams: 150,
    title: { en: "Merino 150 Tee", de: "Merino 150 T-Shirt", fr: "T-shirt Mérinos 150" },
    text: {
      en: "Three days on the trail, still welcome at dinner. Fine merino wool that neither itches nor smells.",
      de: "Drei Tage unterwegs und trotzdem am Tisch willkommen. Feine Merinowolle, die weder kratzt noch riecht.",
      fr: "Trois jours de marche et toujours bienvenu à table. Une fine laine mérinos qui ne gratte pas et ne sent pas.",
    },
    colours: ["berry", "slate"], sizes: S_TO_XL, stock: [14, 33, 27, 5, 19, 2, 22, 10],
  },
  {
    handle: "windspiel-shirt", shape: "shirt", type: "Shirt", price: 89, grams: 120,
    title: { en: "Windspiel Wind Shirt", de: "Windspiel Windhemd", fr: "Chemise coupe-vent Windspiel" },
    text: {
      en: "A hundred and twenty grams against the ridge wind. Dries while you look for your sunglasses.",
      de: "Hundertzwanzig Gramm gegen den Gratwind. Trocken, bevor du die Sonnenbrille gefunden hast.",
      fr: "Cent vingt grammes contre le vent des crêtes. Sèche le temps de retrouver ses lunettes.",
    },
    colours: ["sand"], colourOption: false, sizes: S_TO_XL, stock: ["+12", "+9", "+2", "+7"],
  },
  {
    handle: "gipfelmuetze-beanie", shape: "beanie", type: "Beanie", price: 35, grams: 70,
    title: { en: "Gipfelmütze Beanie", de: "Gipfelmütze", fr: "Bonnet Gipfelmütze" },
    text: {
      en: "Knitted in one piece, no seam at the forehead, warm when wet. For the last ten metres to the cross.",
      de: "In einem Stück gestrickt, keine Naht an der Stirn, warm auch nass. Für die letzten zehn Meter zum Kreuz.",
      fr: "Tricoté d’une pièce, sans couture au front, chaud même mouillé. Pour les dix derniers mètres jusqu’à la croix.",
    },
    colours: ["rust", "fir", "sun", "snow"], stock: [36, 3, 21, 17],
  },
  {
    handle: "schattenspender-sun-hat", shape: "hat", type: "Hat", price: 42, grams: 90,
    title: { en: "Schattenspender Sun Hat", de: "Schattenspender Sonnenhut", fr: "Chapeau Schattenspender" },
    text: {
      en: "A wide brim, a chin cord, UPF 50. It floats, should the wind win once.",
      de: "Breite Krempe, Kinnband, UPF 50. Er schwimmt, falls der Wind einmal gewinnt.",
      fr: "Un large bord, un cordon, indice UPF 50. Il flotte, si un jour le vent gagne.",
    },
    colours: ["sand", "moss"], stock: [29, 12],
  },
  {
    handle: "handwarm-gloves", shape: "gloves", type: "Gloves", price: 39, grams: 60,
    title: { en: "Handwarm Liner Gloves", de: "Handwarm Unterziehhandschuhe", fr: "Sous-gants Handwarm" },
    text: {
      en: "Thin enough to tie a knot, warm enough to wait for the others. Every finger works on a screen.",
      de: "Dünn genug für einen Knoten, warm genug, um auf die anderen zu warten. Alle Finger bedienen den Bildschirm.",
      fr: "Assez fins pour faire un nœud, assez chauds pour attendre les autres. Chaque doigt fonctionne sur écran.",
    },
    colours: ["coal"], colourOption: false, sizes: ["S", "M", "L"], stock: [15, 4, 8],
  },
  {
    handle: "merino-hiking-socks", shape: "socks", type: "Socks", price: 29, grams: 110,
    title: { en: "Merino Hiking Socks, 2 pairs", de: "Merino Wandersocken, 2 Paar", fr: "Chaussettes mérinos, 2 paires" },
    text: {
      en: "Cushioned where the boot presses, thin where it does not. We mend holes for free in the first year.",
      de: "Gepolstert, wo der Schuh drückt, dünn, wo nicht. Löcher stopfen wir im ersten Jahr kostenlos.",
      fr: "Renforcées là où la chaussure appuie, fines ailleurs. Nous reprisons les trous gratuitement la première année.",
    },
    colours: ["rust"], colourOption: false, sizes: ["36–38", "39–41", "42–44", "45–47"], stock: ["~", "~", "~", "~"], tags: ["bestseller"],
  },
  {
    handle: "wegweiser-trekking-trousers", shape: "trousers", type: "Trousers", price: 119, grams: 320,
    title: { en: "Wegweiser Trekking Trousers", de: "Wegweiser Trekkinghose", fr: "Pantalon de trek Wegweiser" },
    text: {
      en: "Stretch where you bend, tough where you sit. The pockets close, so the key stays yours.",
      de: "Dehnbar, wo du dich beugst, robust, wo du sitzt. Die Taschen schließen, der Schlüssel bleibt deiner.",
      fr: "Extensible aux genoux, solide à l’assise. Les poches ferment : la clé reste la vôtre.",
    },
    colours: ["slate", "walnut"], sizes: S_TO_XL, stock: [9, 17, 6, 0, 4, 12, 8, 3],
  },
];
