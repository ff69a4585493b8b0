import type { Copy, CopyLocale } from "../document.ts";

/** The third mail: an offer with its own code and its real end. "Works once" is true: every code is unique and single-use. */
export const OFFER_COPY: Readonly<Record<CopyLocale, Copy>> = {
  en: {
    subject: "Your cart, now with {{ offer_value }}",
    preheader: "Your personal code is inside. It is valid until {{ offer_end }}.",
    blocks: {
      headline: "A little something for you",
      intro: "Hi {{ first_name | default: \"there\" }},\n\nPerhaps this makes it easier to decide: {{ offer_value }} at {{ shop_name }}, for the cart you left behind.",
      offer: "Made for you. The code works once.",
      button: "Use my offer",
      closing: "A question before you order? Just reply to this email and we will help.",
    },
  },
  de: {
    subject: "Dein Warenkorb, jetzt mit {{ offer_value }}",
    preheader: "Dein persönlicher Code ist da. Er gilt bis {{ offer_end }}.",
    blocks: {
      headline: "Eine Kleinigkeit für dich",
      intro: "Hallo {{ first_name }},\n\nvielleicht fällt dir die Entscheidung so leichter: {{ offer_value }} bei {{ shop_name }}, für den Warenkorb, den du zurückgelassen hast.",
      offer: "Nur für dich. Der Code gilt einmal.",
      button: "Angebot einlösen",
      closing: "Noch eine Frage vor der Bestellung? Antworte einfach auf diese Mail, wir helfen dir gern.",
    },
  },
  fr: {
    subject: "Votre panier, maintenant avec {{ offer_value }}",
    preheader: "Votre code personnel vous attend. Il est valable jusqu’au {{ offer_end }}.",
    blocks: {
      headline: "Un petit geste pour vous",
      intro: "Bonjour {{ first_name }},\n\nVoici de quoi vous aider à vous décider : {{ offer_value }} chez {{ shop_name }}, pour le panier que vous avez laissé.",
      offer: "Rien que pour vous. Le code est valable une seule fois.",
      button: "Profiter de l’offre",
      closing: "Une question avant de commander ? Répondez simplement à ce message, nous vous aiderons avec plaisir.",
    },
  },
  es: {
    subject: "Tu carrito, ahora con {{ offer_value }}",
    preheader: "Tu código personal está dentro. Es válido hasta el {{ offer_end }}.",
    blocks: {
      headline: "Un detalle para ti",
      intro: "Hola {{ first_name }}:\n\nQuizá esto te ayude a decidirte: {{ offer_value }} en {{ shop_name }}, para el carrito que dejaste.",
      offer: "Solo para ti. El código sirve una vez.",
      button: "Usar mi oferta",
      closing: "¿Tienes alguna pregunta antes de comprar? Responde a este correo y te ayudamos encantados.",
    },
  },
};
