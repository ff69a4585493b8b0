import type { Copy, CopyLocale } from "../document.ts";

/** Thanks to somebody with at least five orders. "Again and again" is true of them; nothing is promised. */
export const VIP_COPY: Readonly<Record<CopyLocale, Copy>> = {
  en: {
    subject: "Thank you for coming back again and again",
    preheader: "It means a lot to us at {{ shop_name }}.",
    blocks: {
      headline: "Thank you for your loyalty",
      intro: "Hi {{ first_name | default: \"there\" }},\n\nYou have ordered from {{ shop_name }} again and again, and we would like to thank you for that. A shop like ours lives from people like you.",
      answer: "You know us by now. If you have a wish, an idea or something to complain about, reply to this email. We would like to hear it from you.",
      button: "Visit the shop",
    },
  },
  de: {
    subject: "Danke, dass du immer wieder zu uns kommst",
    preheader: "Das bedeutet uns bei {{ shop_name }} viel.",
    blocks: {
      headline: "Danke für deine Treue",
      intro: "Hallo {{ first_name }},\n\ndu hast immer wieder bei {{ shop_name }} bestellt, und dafür möchten wir dir danken. Ein Shop wie unserer lebt von Menschen wie dir.",
      answer: "Du kennst uns inzwischen. Wenn du einen Wunsch, eine Idee oder auch Kritik hast, antworte auf diese Mail. Gerade von dir hören wir das gern.",
      button: "Zum Shop",
    },
  },
  fr: {
    subject: "Merci de revenir, encore et encore",
    preheader: "Cela compte beaucoup pour nous, chez {{ shop_name }}.",
    blocks: {
      headline: "Merci de votre fidélité",
      intro: "Bonjour {{ first_name }},\n\nVous avez commandé chez {{ shop_name }} encore et encore, et nous tenons à vous en remercier. Une boutique comme la nôtre vit grâce à des personnes comme vous.",
      answer: "Vous nous connaissez bien maintenant. Une envie, une idée, une critique ? Répondez à ce message : votre avis nous est précieux.",
      button: "Visiter la boutique",
    },
  },
  es: {
    subject: "Gracias por volver una y otra vez",
    preheader: "Para {{ shop_name }} significa mucho.",
    blocks: {
      headline: "Gracias por tu fidelidad",
      intro: "Hola {{ first_name }}:\n\nHas comprado en {{ shop_name }} una y otra vez, y queremos darte las gracias. Una tienda como la nuestra vive de personas como tú.",
      answer: "A estas alturas ya nos conoces. Si tienes un deseo, una idea o alguna queja, responde a este correo. Nos gustará oírlo de ti.",
      button: "Visitar la tienda",
    },
  },
};
