import type { Copy, CopyLocale } from "../document.ts";

/** Before a first order: what one asks of a shop one does not know. Only what is true of every shop on Shopify; merchants add their own facts. */
export const FIRST_QUESTIONS_COPY: Readonly<Record<CopyLocale, Copy>> = {
  en: {
    subject: "Any questions before your first order?",
    preheader: "Delivery, returns and advice: where to find what you need.",
    blocks: {
      headline: "What would you like to know?",
      intro: "Hi {{ first_name | default: \"there\" }},\n\nOrdering somewhere for the first time takes a little trust. Here is what helps to know about {{ shop_name }}.",
      "delivery-title": "Delivery",
      delivery: "The checkout shows every delivery option and its exact cost before you pay. No surprises at the end.",
      "returns-title": "Returns",
      returns: "Our returns policy is in our shop, so you can read how it works before you order.",
      "help-title": "Advice",
      help: "Not sure which one is right for you? Reply to this email and tell us what you need. We read every answer.",
      button: "Look around the shop",
    },
  },
  de: {
    subject: "Noch Fragen vor deiner ersten Bestellung?",
    preheader: "Lieferung, Rückgabe, Beratung: hier findest du, was du brauchst.",
    blocks: {
      headline: "Was möchtest du noch wissen?",
      intro: "Hallo {{ first_name }},\n\nirgendwo zum ersten Mal zu bestellen, braucht ein bisschen Vertrauen. Deshalb hier das Wichtigste über {{ shop_name }}.",
      "delivery-title": "Lieferung",
      delivery: "An der Kasse siehst du alle Versandarten mit ihren genauen Kosten, bevor du bezahlst. Ohne Überraschungen am Ende.",
      "returns-title": "Rückgabe",
      returns: "Unsere Rückgabebedingungen findest du im Shop. So weißt du schon vor der Bestellung, woran du bist.",
      "help-title": "Beratung",
      help: "Du weißt nicht, was am besten zu dir passt? Antworte auf diese Mail und erzähl uns, was du suchst. Wir lesen jede Nachricht.",
      button: "Im Shop umsehen",
    },
  },
  fr: {
    subject: "Des questions avant votre première commande ?",
    preheader: "Livraison, retours, conseils : l’essentiel au même endroit.",
    blocks: {
      headline: "Que souhaitez-vous savoir ?",
      intro: "Bonjour {{ first_name }},\n\nCommander quelque part pour la première fois demande un peu de confiance. Voici ce qu’il est utile de savoir sur {{ shop_name }}.",
      "delivery-title": "Livraison",
      delivery: "Tous les modes de livraison et leur coût exact s’affichent avant le paiement. Pas de surprise au dernier moment.",
      "returns-title": "Retours",
      returns: "Nos conditions de retour sont consultables dans la boutique : vous savez à quoi vous attendre avant de commander.",
      "help-title": "Conseils",
      help: "Vous ne savez pas quoi choisir ? Répondez à ce message et dites-nous ce que vous cherchez. Nous lisons chaque réponse.",
      button: "Parcourir la boutique",
    },
  },
  es: {
    subject: "¿Alguna duda antes de tu primer pedido?",
    preheader: "Envío, devoluciones y consejos: dónde encontrar lo que necesitas.",
    blocks: {
      headline: "¿Qué te gustaría saber?",
      intro: "Hola {{ first_name }}:\n\nComprar por primera vez en una tienda pide un poco de confianza. Esto es lo que conviene saber de {{ shop_name }}.",
      "delivery-title": "Envío",
      delivery: "Antes de pagar verás todas las opciones de envío con su precio exacto. Sin sorpresas al final.",
      "returns-title": "Devoluciones",
      returns: "Nuestra política de devoluciones está en la tienda, así puedes leer cómo funciona antes de comprar.",
      "help-title": "Consejo",
      help: "¿No sabes cuál te conviene? Responde a este correo y cuéntanos qué buscas. Leemos todos los mensajes.",
      button: "Ver la tienda",
    },
  },
};
