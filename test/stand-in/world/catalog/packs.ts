import type { ProductSeed } from "./seed.ts";

export const PACKS: readonly ProductSeed[] = [
  {
    handle: "kammweg-30-trail-pack", shape: "backpack", type: "Backpack", price: 149, was: 179, grams: 1080,
    title: { en: "Kammweg 30 Trail Pack", de: "Kammweg 30 Wanderrucksack", fr: "Sac de randonnée Kammweg 30" },
    text: {
      en: "Thirty litres for the long day above the tree line. The back panel stands off your spine so that air passes, the hip belt carries the weight, and the lid pocket takes map, bar and gloves without taking the pack off.",
      de: "Dreißig Liter für den langen Tag über der Baumgrenze. Das Netz hält den Rücken frei, der Hüftgurt trägt die Last, und das Deckelfach nimmt Karte, Riegel und Handschuhe auf, ohne dass du absetzt.",
      fr: "Trente litres pour les longues journées au-dessus de la forêt. Le dos suspendu laisse passer l’air, la ceinture porte le poids et la poche du rabat accueille carte, barre et gants sans poser le sac.",
    },
    colours: ["moss", "slate", "rust"], sizes: ["S/M", "M/L"], stock: [3, 14, 22, 0, 9, 2], tags: ["bestseller"],
  },
  {
    handle: "talgrund-18-day-pack", shape: "daypack", type: "Backpack", price: 79, grams: 520,
    title: { en: "Talgrund 18 Day Pack", de: "Talgrund 18 Tagesrucksack", fr: "Sac à dos Talgrund 18" },
    text: {
      en: "A small pack that does not mind being sat on. One big compartment, a sleeve for a bottle on each side, recycled canvas that ages well.",
      de: "Ein kleiner Rucksack, auf dem man auch sitzen darf. Ein großes Fach, seitlich je ein Platz für die Flasche, recyceltes Gewebe, das schön altert.",
      fr: "Un petit sac qui accepte qu’on s’assoie dessus. Un grand compartiment, une poche à gourde de chaque côté, une toile recyclée qui vieillit bien.",
    },
    colours: ["sun", "lake", "coal", "berry"], stock: [31, 4, 18, "+6"], tags: ["bestseller"],
  },
  {
    handle: "gratlinie-55-trekking-pack", shape: "backpack", type: "Backpack", price: 229, grams: 1790,
    title: { en: "Gratlinie 55 Trekking Pack", de: "Gratlinie 55 Trekkingrucksack", fr: "Sac de trek Gratlinie 55" },
    text: {
      en: "For a week from hut to hut or tent to tent. Adjustable back length, a bottom opening for the sleeping bag and a rain cover that is really there when it rains.",
      de: "Für eine Woche von Hütte zu Hütte oder Zelt zu Zelt. Verstellbare Rückenlänge, Bodenfach für den Schlafsack und eine Regenhülle, die da ist, wenn es regnet.",
      fr: "Pour une semaine de refuge en refuge ou sous la tente. Dos réglable, ouverture basse pour le sac de couchage et housse de pluie toujours à portée de main.",
    },
    colours: ["ink", "fir"], sizes: ["Regular", "Long"], stock: [7, 5, 12, 1],
  },
  {
    handle: "nebelhorn-dry-bag-20", shape: "drybag", type: "Dry bag", price: 34, grams: 180,
    title: { en: "Nebelhorn Dry Bag 20 L", de: "Nebelhorn Packsack 20 L", fr: "Sac étanche Nebelhorn 20 L" },
    text: {
      en: "Roll, clip, done. Welded seams keep a down bag dry in a canoe and a phone dry in a thunderstorm.",
      de: "Rollen, klicken, fertig. Verschweißte Nähte halten den Daunenschlafsack im Kanu trocken und das Telefon im Gewitter.",
      fr: "On roule, on clipse, c’est fermé. Ses coutures soudées gardent le duvet au sec en canoë et le téléphone au sec sous l’orage.",
    },
    colours: ["sun", "lake", "rust"], stock: [40, 26, 33],
  },
  {
    handle: "uferweg-roll-top-pack", shape: "daypack", type: "Backpack", price: 119, grams: 890,
    title: { en: "Uferweg Roll-Top Pack", de: "Uferweg Rolltop-Rucksack", fr: "Sac à enroulement Uferweg" },
    text: {
      en: "Between the office and the lake. The roll-top grows from 16 to 24 litres, and the padded sleeve holds a 15-inch laptop apart from wet swimming things.",
      de: "Zwischen Büro und See. Der Rollverschluss wächst von 16 auf 24 Liter, das gepolsterte Fach trennt den Laptop von nassen Badesachen.",
      fr: "Entre le bureau et le lac. L’ouverture à enroulement passe de 16 à 24 litres et la housse rembourrée sépare l’ordinateur du maillot mouillé.",
    },
    colours: ["coal", "sand", "fir"], stock: [16, 3, 11],
  },
  {
    handle: "kleinkram-pouch-set", shape: "pouch", type: "Pouch", price: 24, grams: 95,
    title: { en: "Kleinkram Pouch Set", de: "Kleinkram Beutelset", fr: "Trio de pochettes Kleinkram" },
    text: {
      en: "Three pouches in three sizes, so that the headlamp is no longer under the socks.",
      de: "Drei Beutel in drei Größen, damit die Stirnlampe nicht mehr unter den Socken liegt.",
      fr: "Trois pochettes, trois tailles : la frontale n’est plus jamais sous les chaussettes.",
    },
    colours: ["rust"], colourOption: false, stock: ["~"],
  },
  {
    handle: "abstecher-hip-pack", shape: "hipbag", type: "Hip pack", price: 45, grams: 240,
    title: { en: "Abstecher Hip Pack 3 L", de: "Abstecher Hüfttasche 3 L", fr: "Banane Abstecher 3 L" },
    text: {
      en: "For the short way up to the bench with the view: keys, a jacket rolled small, two apples.",
      de: "Für den kurzen Weg zur Bank mit der Aussicht: Schlüssel, eine klein gerollte Jacke, zwei Äpfel.",
      fr: "Pour monter jusqu’au banc avec vue : les clés, une veste roulée serré et deux pommes.",
    },
    colours: ["berry", "slate"], stock: [19, 5],
  },
  {
    handle: "fernweh-duffel-60", shape: "duffel", type: "Duffel", price: 139, grams: 1260,
    title: { en: "Fernweh Duffel 60 L", de: "Fernweh Reisetasche 60 L", fr: "Sac de voyage Fernweh 60 L" },
    text: {
      en: "The bag that waits by the door. Tarpaulin that shrugs off a ferry deck, straps to carry it on your back, a wide mouth to find things in.",
      de: "Die Tasche, die neben der Tür wartet. Plane, der ein Fährdeck nichts ausmacht, Gurte für den Rücken und eine weite Öffnung zum Finden.",
      fr: "Le sac qui attend près de la porte. Une bâche qui se moque du pont des ferries, des bretelles pour le dos et une large ouverture pour tout retrouver.",
    },
    colours: ["rust", "ink", "coal"], stock: [8, 15, 0], tags: ["bestseller"],
  },
];
