import type { Copy, CopyLocale } from "../document.ts";

/** The second mail: answers what commonly holds people back. Only what is true of every shop on Shopify; merchants add their own facts. */
export const REASSURE_COPY: Readonly<Record<CopyLocale, Copy>> = {
  en: {
    subject: "Anything we can help you with?",
    preheader: "Delivery, returns, questions: what helps to know before you order.",
    blocks: {
      headline: "Is something holding you back?",
      intro: "Hi {{ first_name | default: \"there\" }},\n\nYour cart at {{ shop_name }} is still there. If you are not quite sure yet, this may help you decide.",
      button: "Continue to checkout",
      "delivery-title": "Delivery",
      delivery: "The checkout shows every delivery option and its exact cost before you pay. No surprises at the end.",
      "returns-title": "Returns",
      returns: "Our returns policy is in our shop, so you can read how it works before you order.",
      "help-title": "Help",
      help: "Unsure about a size, a colour or anything else? Reply to this email. We read every answer.",
    },
  },
  de: {
    subject: "Können wir dir noch bei etwas helfen?",
    preheader: "Lieferung, Rückgabe, Fragen: gut zu wissen vor deiner Bestellung.",
    blocks: {
      headline: "Ist noch etwas offen?",
      intro: "Hallo {{ first_name }},\n\ndein Warenkorb bei {{ shop_name }} ist noch da. Falls du noch überlegst, hilft dir vielleicht das hier weiter.",
      button: "Weiter zur Kasse",
      "delivery-title": "Lieferung",
      delivery: "An der Kasse siehst du alle Versandarten mit ihren genauen Kosten, bevor du bezahlst. Ohne Überraschungen am Ende.",
      "returns-title": "Rückgabe",
      returns: "Unsere Rückgabebedingungen findest du im Shop. So weißt du schon vor der Bestellung, woran du bist.",
      "help-title": "Hilfe",
      help: "Unsicher bei Größe, Farbe oder etwas anderem? Antworte auf diese Mail. Wir lesen jede Nachricht.",
    },
  },
  fr: {
    subject: "Pouvons-nous vous aider ?",
    preheader: "Livraison, retours, questions : l’essentiel avant de commander.",
    blocks: {
      headline: "Un dernier doute ?",
      intro: "Bonjour {{ first_name }},\n\nVotre panier chez {{ shop_name }} est toujours là. Si vous hésitez encore, voici de quoi vous aider à choisir.",
      button: "Reprendre ma commande",
      "delivery-title": "Livraison",
      delivery: "Tous les modes de livraison et leur coût exact s’affichent avant le paiement. Pas de surprise au dernier moment.",
      "returns-title": "Retours",
      returns: "Nos conditions de retour sont consultables dans la boutique : vous savez à quoi vous attendre avant de commander.",
      "help-title": "Aide",
      help: "Une hésitation sur une taille, une couleur ou autre chose ? Répondez à ce message. Nous lisons chaque réponse.",
    },
  },
  es: {
    subject: "¿Te podemos ayudar en algo?",
    preheader: "Envío, devoluciones, dudas: lo que conviene saber antes de comprar.",
    blocks: {
      headline: "¿Te queda alguna duda?",
      intro: "Hola {{ first_name }}:\n\nTu carrito en {{ shop_name }} sigue ahí. Si aún no lo tienes claro, quizá esto te ayude a decidir.",
      button: "Continuar con la compra",
      "delivery-title": "Envío",
      delivery: "Antes de pagar verás todas las opciones de envío con su precio exacto. Sin sorpresas al final.",
      "returns-title": "Devoluciones",
      returns: "Nuestra política de devoluciones está en la tienda, así puedes leer cómo funciona antes de comprar.",
      "help-title": "Ayuda",
      help: "¿Dudas con una talla, un color o cualquier otra cosa? Responde a este correo. Leemos todos los mensajes.",
    },
  },
};
