import type { Copy, CopyLocale } from "../document.ts";

/** Asks for an opinion, good or bad, of everybody alike. It does not claim that the parcel has arrived: no carrier may have said so. */
export const REVIEW_COPY: Readonly<Record<CopyLocale, Copy>> = {
  en: {
    subject: "What do you think of {{ product_title | default: \"your order\" }}?",
    preheader: "Your honest opinion helps others to choose, good or bad.",
    blocks: {
      headline: "How did it turn out?",
      intro: "Hi {{ first_name | default: \"there\" }},\n\nYour order {{ order_name }} should have been with you for a while now. Would you tell others what you think of it? A few honest words are plenty, and they may well be critical.",
      button: "Share my opinion",
      closing: "Has something not arrived or not worked? Reply to this email and we will help. Your review is welcome either way.",
    },
  },
  de: {
    subject: "Wie gefällt dir {{ product_title | default: \"deine Bestellung\" }}?",
    preheader: "Deine ehrliche Meinung hilft anderen bei der Wahl.",
    blocks: {
      headline: "Wie ist es geworden?",
      intro: "Hallo {{ first_name }},\n\ndeine Bestellung {{ order_name }} müsste inzwischen eine Weile bei dir sein. Magst du anderen erzählen, was du davon hältst? Ein paar ehrliche Worte genügen, gern auch kritische.",
      button: "Meine Meinung sagen",
      closing: "Ist etwas nicht angekommen oder hat etwas nicht geklappt? Antworte auf diese Mail, wir helfen dir. Deine Bewertung ist in jedem Fall willkommen.",
    },
  },
  fr: {
    subject: "Que pensez-vous de {{ product_title | default: \"votre commande\" }} ?",
    preheader: "Votre avis sincère aide les autres à choisir, qu’il soit bon ou non.",
    blocks: {
      headline: "Alors, qu’en dites-vous ?",
      intro: "Bonjour {{ first_name }},\n\nVotre commande {{ order_name }} devrait être chez vous depuis quelque temps. Voulez-vous dire aux autres ce que vous en pensez ? Quelques mots sincères suffisent, même critiques.",
      button: "Donner mon avis",
      closing: "Un article n’est pas arrivé ou ne convient pas ? Répondez à ce message et nous vous aiderons. Votre avis est le bienvenu dans tous les cas.",
    },
  },
  es: {
    subject: "¿Qué te parece {{ product_title | default: \"tu pedido\" }}?",
    preheader: "Tu opinión sincera ayuda a otras personas a elegir, sea buena o mala.",
    blocks: {
      headline: "¿Qué tal ha salido?",
      intro: "Hola {{ first_name }}:\n\nTu pedido {{ order_name }} ya debería llevar un tiempo contigo. ¿Quieres contar a otras personas qué te parece? Bastan unas palabras sinceras, y pueden ser críticas.",
      button: "Dar mi opinión",
      closing: "¿Algo no ha llegado o no ha funcionado? Responde a este correo y te ayudamos. Tu reseña es bienvenida en cualquier caso.",
    },
  },
};
