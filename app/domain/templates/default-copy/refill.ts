import type { Copy, CopyLocale } from "../document.ts";

/** The last order, ready to be ordered again. It does not claim that anything has run out. */
export const REFILL_COPY: Readonly<Record<CopyLocale, Copy>> = {
  en: {
    subject: "Time for more {{ product_title }}?",
    preheader: "What you ordered last time, so that you need not search for it.",
    blocks: {
      headline: "Is something running low?",
      intro: "Hi {{ first_name | default: \"there\" }},\n\nIt has been a while since your last order from {{ shop_name }}. Should something be running low, here is what you ordered.",
      button: "Order again",
      closing: "Still enough at home? Then just keep this email for later.",
    },
  },
  de: {
    subject: "Nachschub gefällig? {{ product_title }}",
    preheader: "Das hast du zuletzt bestellt, damit du nicht suchen musst.",
    blocks: {
      headline: "Geht etwas zur Neige?",
      intro: "Hallo {{ first_name }},\n\ndeine letzte Bestellung bei {{ shop_name }} ist schon eine Weile her. Falls etwas zur Neige geht: Das hattest du bestellt.",
      button: "Noch einmal bestellen",
      closing: "Noch genug zu Hause? Dann heb dir diese Mail einfach für später auf.",
    },
  },
  fr: {
    subject: "Besoin de refaire le plein ? {{ product_title }}",
    preheader: "Votre dernière commande, pour ne pas avoir à la chercher.",
    blocks: {
      headline: "Votre réserve s’épuise ?",
      intro: "Bonjour {{ first_name }},\n\nVotre dernière commande chez {{ shop_name }} remonte à quelque temps. Si vos réserves baissent, voici ce que vous aviez commandé.",
      button: "Commander à nouveau",
      closing: "Il vous en reste assez ? Gardez simplement ce message pour plus tard.",
    },
  },
  es: {
    subject: "¿Te hace falta más? {{ product_title }}",
    preheader: "Lo que pediste la última vez, para que no tengas que buscarlo.",
    blocks: {
      headline: "¿Se te está acabando algo?",
      intro: "Hola {{ first_name }}:\n\nYa hace un tiempo de tu último pedido en {{ shop_name }}. Si algo se te está acabando, esto es lo que pediste.",
      button: "Volver a pedir",
      closing: "¿Aún te queda suficiente? Entonces guarda este correo para más adelante.",
    },
  },
};
