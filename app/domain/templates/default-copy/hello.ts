import type { Copy, CopyLocale } from "../document.ts";

/** The first mail to somebody new. It promises only what is true of every shop: the way out and an answer. */
export const HELLO_COPY: Readonly<Record<CopyLocale, Copy>> = {
  en: {
    subject: "Welcome to {{ shop_name }}",
    preheader: "Good to have you here. Have a look around whenever it suits you.",
    blocks: {
      headline: "Good to have you here",
      intro: "Hi {{ first_name | default: \"there\" }},\n\nThank you for joining {{ shop_name }}. Have a look around whenever it suits you. If you are after something in particular, we are glad to help you find it.",
      button: "Visit the shop",
      closing: "You can reply to this email at any time; it reaches us. And should our emails ever be too much for you, the link at the bottom lets you leave with one click.",
    },
  },
  de: {
    subject: "Willkommen bei {{ shop_name }}",
    preheader: "Schön, dass du da bist. Schau dich um, wann immer du magst.",
    blocks: {
      headline: "Schön, dass du da bist",
      intro: "Hallo {{ first_name }},\n\nwillkommen bei {{ shop_name }}! Schau dich in Ruhe um, wann immer du magst. Und wenn du etwas Bestimmtes suchst, helfen wir dir gern dabei.",
      button: "Zum Shop",
      closing: "Auf diese Mail kannst du jederzeit antworten, sie kommt bei uns an. Und falls dir unsere Mails einmal zu viel werden: Über den Link ganz unten meldest du dich mit einem Klick ab.",
    },
  },
  fr: {
    subject: "Bienvenue chez {{ shop_name }}",
    preheader: "Ravis de vous compter parmi nous. La boutique vous est ouverte.",
    blocks: {
      headline: "Ravis de vous accueillir",
      intro: "Bonjour {{ first_name }},\n\nBienvenue chez {{ shop_name }}. Prenez le temps de faire le tour de la boutique, quand cela vous convient. Et si vous cherchez quelque chose de précis, nous vous aiderons volontiers à le trouver.",
      button: "Visiter la boutique",
      closing: "Vous pouvez répondre à ce message quand vous le souhaitez, il nous parvient. Et si nos e-mails deviennent trop nombreux à votre goût, le lien en bas de page vous désinscrit en un clic.",
    },
  },
  es: {
    subject: "Te damos la bienvenida a {{ shop_name }}",
    preheader: "Nos alegra tenerte aquí. Date una vuelta cuando quieras.",
    blocks: {
      headline: "Qué bien tenerte aquí",
      intro: "Hola {{ first_name }}:\n\nGracias por unirte a {{ shop_name }}. Date una vuelta por la tienda cuando te apetezca. Y si buscas algo en concreto, te ayudamos encantados a encontrarlo.",
      button: "Visitar la tienda",
      closing: "Puedes responder a este correo cuando quieras: nos llega. Y si algún día nuestros correos te resultan demasiados, el enlace del final te da de baja con un clic.",
    },
  },
};
