import type { Copy, CopyLocale } from "../document.ts";

/** The first mail: your cart is still there. It promises nothing but the way back. */
export const REMIND_COPY: Readonly<Record<CopyLocale, Copy>> = {
  en: {
    subject: "{{ first_name | default: \"Hello\" }}, you left something in your cart",
    preheader: "Everything is just as you left it. One click takes you back.",
    blocks: {
      headline: "Still on your mind?",
      intro: "Hi {{ first_name | default: \"there\" }},\n\nYou were nearly done. Your cart at {{ shop_name }} is just as you left it, so you can carry on right where you stopped.",
      button: "Back to my cart",
      closing: "A question before you order? Just reply to this email and we will help.",
    },
  },
  de: {
    subject: "{{ first_name | default: \"Hallo\" }}, dein Warenkorb wartet noch",
    preheader: "Alles ist so, wie du es verlassen hast. Ein Klick bringt dich zurück.",
    blocks: {
      headline: "Noch nicht ganz entschieden?",
      intro: "Hallo {{ first_name }},\n\ndu warst fast fertig. Dein Warenkorb bei {{ shop_name }} ist noch so, wie du ihn verlassen hast. Mach einfach dort weiter, wo du aufgehört hast.",
      button: "Zurück zum Warenkorb",
      closing: "Noch eine Frage vor der Bestellung? Antworte einfach auf diese Mail, wir helfen dir gern.",
    },
  },
  fr: {
    subject: "{{ first_name | default: \"Bonjour\" }}, votre panier vous attend",
    preheader: "Tout est resté en place. Un clic suffit pour y revenir.",
    blocks: {
      headline: "Vous y pensez encore ?",
      intro: "Bonjour {{ first_name }},\n\nVous y étiez presque. Votre panier chez {{ shop_name }} est resté tel que vous l’avez laissé : il vous suffit de reprendre là où vous vous êtes arrêté.",
      button: "Retrouver mon panier",
      closing: "Une question avant de commander ? Répondez simplement à ce message, nous vous aiderons avec plaisir.",
    },
  },
  es: {
    subject: "{{ first_name | default: \"Hola\" }}, tu carrito te está esperando",
    preheader: "Todo sigue tal como lo dejaste. Vuelve con un solo clic.",
    blocks: {
      headline: "¿Todavía lo estás pensando?",
      intro: "Hola {{ first_name }}:\n\nYa casi habías terminado. Tu carrito en {{ shop_name }} sigue tal como lo dejaste, así que puedes continuar justo donde te quedaste.",
      button: "Volver a mi carrito",
      closing: "¿Tienes alguna pregunta antes de comprar? Responde a este correo y te ayudamos encantados.",
    },
  },
};
