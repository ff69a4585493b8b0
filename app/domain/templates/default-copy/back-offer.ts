import type { Copy, CopyLocale } from "../document.ts";

/** The third mail of win-back: an offer with its own code and its real end. */
export const BACK_OFFER_COPY: Readonly<Record<CopyLocale, Copy>> = {
  en: {
    subject: "Your next order, with {{ offer_value }}",
    preheader: "Your personal code is inside. It is valid until {{ offer_end }}.",
    blocks: {
      headline: "Something for your next order",
      intro: "Hi {{ first_name | default: \"there\" }},\n\nIf you would like to order from {{ shop_name }} again, this is for you: {{ offer_value }} on your next order.",
      offer: "Made for you. The code works once.",
      button: "Use my offer",
      closing: "Nothing for you this time? That is fine too.",
    },
  },
  de: {
    subject: "Deine nächste Bestellung, mit {{ offer_value }}",
    preheader: "Dein persönlicher Code ist da. Er gilt bis {{ offer_end }}.",
    blocks: {
      headline: "Etwas für deine nächste Bestellung",
      intro: "Hallo {{ first_name }},\n\nfalls du wieder einmal bei {{ shop_name }} bestellen möchtest, ist das für dich: {{ offer_value }} auf deine nächste Bestellung.",
      offer: "Nur für dich. Der Code gilt einmal.",
      button: "Angebot einlösen",
      closing: "Diesmal nichts für dich dabei? Auch gut.",
    },
  },
  fr: {
    subject: "Votre prochaine commande, avec {{ offer_value }}",
    preheader: "Votre code personnel vous attend. Il est valable jusqu’au {{ offer_end }}.",
    blocks: {
      headline: "Un geste pour votre prochaine commande",
      intro: "Bonjour {{ first_name }},\n\nSi vous souhaitez commander de nouveau chez {{ shop_name }}, voici pour vous : {{ offer_value }} sur votre prochaine commande.",
      offer: "Rien que pour vous. Le code est valable une seule fois.",
      button: "Profiter de l’offre",
      closing: "Rien ne vous tente cette fois-ci ? Ce n’est pas grave.",
    },
  },
  es: {
    subject: "Tu próximo pedido, con {{ offer_value }}",
    preheader: "Tu código personal está dentro. Es válido hasta el {{ offer_end }}.",
    blocks: {
      headline: "Algo para tu próximo pedido",
      intro: "Hola {{ first_name }}:\n\nSi te apetece volver a comprar en {{ shop_name }}, esto es para ti: {{ offer_value }} en tu próximo pedido.",
      offer: "Solo para ti. El código sirve una vez.",
      button: "Usar mi oferta",
      closing: "¿Esta vez no hay nada para ti? No pasa nada.",
    },
  },
};
