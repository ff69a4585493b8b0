import type { Copy, CopyLocale } from "../document.ts";

/** The second mail of win-back: a question instead of an offer. */
export const ASK_WHY_COPY: Readonly<Record<CopyLocale, Copy>> = {
  en: {
    subject: "Was something not right?",
    preheader: "One line is enough. We read every answer.",
    blocks: {
      headline: "What could we do better?",
      intro: "Hi {{ first_name | default: \"there\" }},\n\nYou have not ordered from {{ shop_name }} for some time, and perhaps there is a reason. Was it the price, the delivery, the product, or something else?",
      answer: "Just reply to this email. One line is enough, and we read every answer.",
      button: "Visit the shop",
    },
  },
  de: {
    subject: "Hat etwas nicht gepasst?",
    preheader: "Eine Zeile genügt. Wir lesen jede Antwort.",
    blocks: {
      headline: "Was können wir besser machen?",
      intro: "Hallo {{ first_name }},\n\ndu hast länger nicht bei {{ shop_name }} bestellt, und vielleicht hat das einen Grund. Lag es am Preis, an der Lieferung, am Produkt oder an etwas anderem?",
      answer: "Antworte einfach auf diese Mail. Eine Zeile genügt, und wir lesen jede Antwort.",
      button: "Zum Shop",
    },
  },
  fr: {
    subject: "Quelque chose vous a déplu ?",
    preheader: "Une ligne suffit. Nous lisons chaque réponse.",
    blocks: {
      headline: "Que pouvons-nous améliorer ?",
      intro: "Bonjour {{ first_name }},\n\nVous n’avez pas commandé chez {{ shop_name }} depuis quelque temps, et il y a peut-être une raison. Le prix, la livraison, le produit, ou autre chose ?",
      answer: "Répondez simplement à ce message. Une ligne suffit, et nous lisons chaque réponse.",
      button: "Visiter la boutique",
    },
  },
  es: {
    subject: "¿Hubo algo que no te convenció?",
    preheader: "Con una línea basta. Leemos todas las respuestas.",
    blocks: {
      headline: "¿Qué podemos hacer mejor?",
      intro: "Hola {{ first_name }}:\n\nHace tiempo que no haces un pedido en {{ shop_name }} y quizá haya un motivo. ¿Fue el precio, el envío, el producto o alguna otra cosa?",
      answer: "Responde a este correo, sin más. Con una línea basta, y leemos todas las respuestas.",
      button: "Visitar la tienda",
    },
  },
};
