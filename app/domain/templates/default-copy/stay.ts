import type { Copy, CopyLocale } from "../document.ts";

/** Asks somebody silent whether they want to stay. Both answers cost one click. */
export const STAY_COPY: Readonly<Record<CopyLocale, Copy>> = {
  en: {
    subject: "Would you still like to hear from us?",
    preheader: "One click is enough to tell us.",
    blocks: {
      headline: "Shall we stay in touch?",
      intro: "Hi {{ first_name | default: \"there\" }},\n\nYour last order from {{ shop_name }} was quite some time ago. We would rather write only to people who like to hear from us, so we are asking you.",
      button: "Yes, keep writing",
      closing: "If not, there is nothing to explain: the link at the bottom of this email takes you off our list with one click.",
    },
  },
  de: {
    subject: "Möchtest du weiter von uns hören?",
    preheader: "Ein Klick genügt als Antwort.",
    blocks: {
      headline: "Wollen wir in Kontakt bleiben?",
      intro: "Hallo {{ first_name }},\n\ndeine letzte Bestellung bei {{ shop_name }} liegt schon länger zurück. Wir möchten nur denen schreiben, die gern von uns hören. Deshalb fragen wir dich.",
      button: "Ja, schreibt mir weiter",
      closing: "Falls nicht, musst du nichts erklären: Über den Link ganz unten in dieser Mail meldest du dich mit einem Klick ab.",
    },
  },
  fr: {
    subject: "Souhaitez-vous encore de nos nouvelles ?",
    preheader: "Un clic suffit pour nous le dire.",
    blocks: {
      headline: "On garde le contact ?",
      intro: "Bonjour {{ first_name }},\n\nVotre dernière commande chez {{ shop_name }} remonte à un certain temps. Nous préférons n’écrire qu’à celles et ceux qui ont plaisir à nous lire, alors nous vous posons la question.",
      button: "Oui, continuez à m’écrire",
      closing: "Sinon, vous n’avez rien à expliquer : le lien en bas de ce message vous désinscrit en un clic.",
    },
  },
  es: {
    subject: "¿Quieres seguir recibiendo noticias nuestras?",
    preheader: "Con un clic nos basta.",
    blocks: {
      headline: "¿Seguimos en contacto?",
      intro: "Hola {{ first_name }}:\n\nTu último pedido en {{ shop_name }} fue hace bastante tiempo. Preferimos escribir solo a quien le gusta leernos, así que te lo preguntamos.",
      button: "Sí, quiero seguir en contacto",
      closing: "Si no, no tienes que explicar nada: el enlace al final de este correo te da de baja con un clic.",
    },
  },
};
