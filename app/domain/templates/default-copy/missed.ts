import type { Copy, CopyLocale } from "../document.ts";

/** The first mail of win-back: a hello, without an offer and without reproach. */
export const MISSED_COPY: Readonly<Record<CopyLocale, Copy>> = {
  en: {
    subject: "{{ first_name | default: \"Hello\" }}, it has been a while",
    preheader: "We would be glad to see you again.",
    blocks: {
      headline: "We would be glad to see you again",
      intro: "Hi {{ first_name | default: \"there\" }},\n\nIt has been a while since your last order from {{ shop_name }}. Thank you again for it. If you feel like looking around, you are always welcome.",
      button: "Visit the shop",
      closing: "Was there something you could not find? Reply to this email and tell us what you are looking for.",
    },
  },
  de: {
    subject: "{{ first_name | default: \"Hallo\" }}, lange nichts gehört",
    preheader: "Wir würden uns freuen, dich wiederzusehen.",
    blocks: {
      headline: "Schön wär’s, dich wiederzusehen",
      intro: "Hallo {{ first_name }},\n\ndeine letzte Bestellung bei {{ shop_name }} ist schon eine Weile her. Noch einmal vielen Dank dafür! Wenn du Lust hast, schau gern wieder vorbei.",
      button: "Zum Shop",
      closing: "Hast du etwas nicht gefunden? Antworte auf diese Mail und sag uns, was du suchst.",
    },
  },
  fr: {
    subject: "{{ first_name | default: \"Bonjour\" }}, cela fait un moment",
    preheader: "Nous serions heureux de vous revoir.",
    blocks: {
      headline: "Nous serions heureux de vous revoir",
      intro: "Bonjour {{ first_name }},\n\nVotre dernière commande chez {{ shop_name }} remonte à quelque temps. Merci encore de votre confiance. Si l’envie vous prend de faire un tour, notre porte vous est toujours ouverte.",
      button: "Visiter la boutique",
      closing: "Vous n’avez pas trouvé ce que vous cherchiez ? Répondez à ce message et dites-nous ce que c’est.",
    },
  },
  es: {
    subject: "{{ first_name | default: \"Hola\" }}, ha pasado un tiempo",
    preheader: "Nos alegraría volver a verte.",
    blocks: {
      headline: "Nos alegraría volver a verte",
      intro: "Hola {{ first_name }}:\n\nYa hace un tiempo de tu último pedido en {{ shop_name }}. Gracias de nuevo. Si te apetece echar un vistazo, aquí tienes tu casa.",
      button: "Visitar la tienda",
      closing: "¿Hubo algo que no encontraste? Responde a este correo y dinos qué buscas.",
    },
  },
};
