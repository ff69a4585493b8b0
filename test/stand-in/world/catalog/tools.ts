import type { ProductSeed } from "./seed.ts";

export const TOOLS: readonly ProductSeed[] = [
  {
    handle: "irrlicht-400-headlamp", shape: "headlamp", type: "Headlamp", price: 64, was: 74, grams: 92,
    title: { en: "Irrlicht 400 Headlamp", de: "Irrlicht 400 Stirnlampe", fr: "Lampe frontale Irrlicht 400" },
    text: {
      en: "Four hundred lumens for the way down, a red glow for the hut dormitory. Charges from anything with a socket.",
      de: "Vierhundert Lumen für den Abstieg, rotes Licht fürs Lager. Lädt an allem, was eine Buchse hat.",
      fr: "Quatre cents lumens pour la descente, une lueur rouge pour le dortoir. Se recharge partout où il y a une prise.",
    },
    colours: ["sun", "coal"], stock: [5, 23], tags: ["bestseller"],
  },
  {
    handle: "gluehwurm-lantern", shape: "lantern", type: "Lantern", price: 46, grams: 210,
    title: { en: "Glühwurm Camp Lantern", de: "Glühwurm Campinglaterne", fr: "Lanterne Glühwurm" },
    text: {
      en: "Warm light for the table, sixty hours on low. Hang it up, stand it down, turn it to candle.",
      de: "Warmes Licht für den Tisch, sechzig Stunden auf kleiner Stufe. Aufhängen, hinstellen, auf Kerze drehen.",
      fr: "Une lumière chaude pour la table, soixante heures au minimum. On la suspend, on la pose, on la règle sur bougie.",
    },
    colours: ["fir", "rust"], stock: [14, 4],
  },
  {
    handle: "brotzeit-pocket-knife", shape: "knife", type: "Knife", price: 72, grams: 78, engraving: 16,
    title: { en: "Brotzeit Pocket Knife", de: "Brotzeit Taschenmesser", fr: "Couteau de poche Brotzeit" },
    text: {
      en: "Carbon steel, a lock you can trust and a handle of plum or walnut. Initials free of charge.",
      de: "Kohlenstoffstahl, eine verlässliche Arretierung und ein Griff, der mit den Jahren schöner wird. Initialen kostenlos.",
      fr: "Acier carbone, un cran d’arrêt fiable et un manche qui embellit avec les années. Initiales offertes.",
    },
    colours: ["walnut", "berry"], stock: [6, 2], tags: ["engraving"],
  },
  {
    handle: "nordstern-compass", shape: "compass", type: "Navigation", price: 48, grams: 65, engraving: 20,
    title: { en: "Nordstern Compass", de: "Nordstern Kompass", fr: "Boussole Nordstern" },
    text: {
      en: "Needs no charging. A sighting mirror, a declination scale, a lid to engrave.",
      de: "Muss nicht laden. Peilspiegel, Missweisung einstellbar, ein Deckel zum Gravieren.",
      fr: "Ne se recharge jamais. Miroir de visée, réglage de la déclinaison, un couvercle à graver.",
    },
    colours: ["sand"], colourOption: false, stock: [10], tags: ["engraving"],
  },
  {
    handle: "wanderstab-carbon-poles", shape: "poles", type: "Poles", price: 129, grams: 390,
    title: { en: "Wanderstab Carbon Poles", de: "Wanderstab Carbonstöcke", fr: "Bâtons carbone Wanderstab" },
    text: {
      en: "A pair that folds to thirty-eight centimetres. Cork grips, knees that thank you on the way down.",
      de: "Ein Paar, faltbar auf achtunddreißig Zentimeter. Korkgriffe, und Knie, die es dir bergab danken.",
      fr: "Une paire qui se plie à trente-huit centimètres. Poignées en liège, et des genoux qui vous remercient.",
    },
    colours: ["coal", "rust"], stock: [7, 3],
  },
  {
    handle: "seilschaft-cord-20m", shape: "rope", type: "Cord", price: 26, grams: 480,
    title: { en: "Seilschaft Cord 6 mm, 20 m", de: "Seilschaft Reepschnur 6 mm, 20 m", fr: "Cordelette Seilschaft 6 mm, 20 m" },
    text: {
      en: "For tarps, laundry, bear bags and the odd rescue of a kite.",
      de: "Für Tarps, Wäsche, Essenssäcke und gelegentlich einen Drachen im Baum.",
      fr: "Pour les bâches, le linge, les vivres suspendus et parfois un cerf-volant dans un arbre.",
    },
    colours: ["sun", "lake"], stock: [35, 27],
  },
  {
    handle: "hoehenlinien-map-set", shape: "map", type: "Maps", price: 33, grams: 220,
    title: { en: "Höhenlinien Map Set, Alps", de: "Höhenlinien Kartenset Alpen", fr: "Cartes Höhenlinien, Alpes" },
    text: {
      en: "Five waterproof sheets from Vienna to Nice, 1:100 000. Best unfolded on the floor in January.",
      de: "Fünf wasserfeste Blätter von Wien bis Nizza, 1:100 000. Am schönsten im Januar auf dem Fußboden.",
      fr: "Cinq feuilles étanches de Vienne à Nice, au 1:100 000. À déplier par terre, en janvier.",
    },
    colours: ["fir"], colourOption: false, stock: ["~"],
  },
  {
    handle: "pflasterkasten-first-aid", shape: "firstaid", type: "First aid", price: 37, grams: 280,
    title: { en: "Pflasterkasten First Aid Kit", de: "Pflasterkasten Erste-Hilfe-Set", fr: "Trousse Pflasterkasten" },
    text: {
      en: "Put together by mountain rescuers: what they use, in the order they use it.",
      de: "Von Bergrettern zusammengestellt: was sie brauchen, in der Reihenfolge, in der sie es brauchen.",
      fr: "Composée par des secouristes : ce qu’ils utilisent, dans l’ordre où ils l’utilisent.",
    },
    colours: ["rust"], colourOption: false, stock: [26],
  },
  {
    handle: "firn-sunglasses", shape: "sunglasses", type: "Sunglasses", price: 118, grams: 28,
    title: { en: "Firn Sunglasses", de: "Firn Sonnenbrille", fr: "Lunettes Firn" },
    text: {
      en: "Category four lenses for snow and lake, side shields that come off for the café.",
      de: "Gläser der Kategorie vier für Schnee und See, Seitenschutz, der fürs Café abgeht.",
      fr: "Verres de catégorie quatre pour la neige et le lac, coques latérales amovibles pour le café.",
    },
    colours: ["walnut", "coal"], stock: [0, 4],
  },
  {
    handle: "sprung-ins-wasser-towel", shape: "towel", type: "Towel", price: 28, grams: 150,
    title: { en: "Sprung ins Wasser Towel", de: "Sprung ins Wasser Handtuch", fr: "Serviette Sprung ins Wasser" },
    text: {
      en: "Takes up four times its weight in lake and is dry again by lunch.",
      de: "Nimmt das Vierfache seines Gewichts an See auf und ist bis Mittag wieder trocken.",
      fr: "Absorbe quatre fois son poids de lac et sèche avant midi.",
    },
    colours: ["lake", "sun", "berry"], stock: [41, 30, 3],
  },
];
