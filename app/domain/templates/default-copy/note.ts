import type { Copy, CopyLocale } from "../document.ts";

/** The mail of a campaign made from scratch for people: true as it stands, until the merchant writes their own. */
export const NOTE_COPY: Readonly<Record<CopyLocale, Copy>> = {
  en: {
    subject: "A few lines from {{ shop_name }}",
    preheader: "Have a look around whenever it suits you.",
    blocks: {
      headline: "Hello from {{ shop_name }}",
      intro: "Hi {{ first_name | default: \"there\" }},\n\nHave a look around our shop whenever it suits you. If you have a question, just reply to this email.",
      button: "Visit the shop",
    },
  },
  de: {
    subject: "Ein paar Zeilen von {{ shop_name }}",
    preheader: "Schau vorbei, wann immer du magst.",
    blocks: {
      headline: "Viele Grüße von {{ shop_name }}",
      intro: "Hallo {{ first_name }},\n\nschau gern in unserem Shop vorbei, wann immer du magst. Wenn du eine Frage hast, antworte einfach auf diese Mail.",
      button: "Zum Shop",
    },
  },
  fr: {
    subject: "Quelques lignes de {{ shop_name }}",
    preheader: "Passez nous voir quand vous le souhaitez.",
    blocks: {
      headline: "Un bonjour de {{ shop_name }}",
      intro: "Bonjour {{ first_name }},\n\nVenez faire un tour dans la boutique quand vous le souhaitez. Une question ? Répondez simplement à ce message.",
      button: "Visiter la boutique",
    },
  },
  es: {
    subject: "Unas líneas de {{ shop_name }}",
    preheader: "Date una vuelta cuando te apetezca.",
    blocks: {
      headline: "Un saludo de {{ shop_name }}",
      intro: "Hola {{ first_name }}:\n\nDate una vuelta por la tienda cuando te apetezca. Si tienes alguna pregunta, responde a este correo.",
      button: "Visitar la tienda",
    },
  },
};
