import type { Copy, CopyLocale } from "../document.ts";

/** Thanks for an order, a day or two later. The confirmation is Shopify's own; this one sells nothing. */
export const THANKS_COPY: Readonly<Record<CopyLocale, Copy>> = {
  en: {
    subject: "Thank you for your order {{ order_name }}",
    preheader: "We are glad that you chose {{ shop_name }}.",
    blocks: {
      headline: "Thank you for your order",
      intro: "Hi {{ first_name | default: \"there\" }},\n\nThank you for ordering from {{ shop_name }}. We hope that it turns out to be just what you had in mind.",
      button: "See my order",
      closing: "Is something about your order not as it should be? Reply to this email and we will look into it.",
    },
  },
  de: {
    subject: "Danke für deine Bestellung {{ order_name }}",
    preheader: "Schön, dass du dich für {{ shop_name }} entschieden hast.",
    blocks: {
      headline: "Danke für deine Bestellung",
      intro: "Hallo {{ first_name }},\n\nvielen Dank für deine Bestellung bei {{ shop_name }}. Wir hoffen, sie wird genau das, was du dir vorgestellt hast.",
      button: "Meine Bestellung ansehen",
      closing: "Stimmt etwas mit deiner Bestellung nicht? Antworte auf diese Mail, wir kümmern uns darum.",
    },
  },
  fr: {
    subject: "Merci pour votre commande {{ order_name }}",
    preheader: "Merci d’avoir choisi {{ shop_name }}.",
    blocks: {
      headline: "Merci pour votre commande",
      intro: "Bonjour {{ first_name }},\n\nMerci d’avoir commandé chez {{ shop_name }}. Nous espérons que vous y trouverez exactement ce que vous attendiez.",
      button: "Voir ma commande",
      closing: "Quelque chose ne va pas avec votre commande ? Répondez à ce message, nous nous en occupons.",
    },
  },
  es: {
    subject: "Gracias por tu pedido {{ order_name }}",
    preheader: "Nos alegra que hayas elegido {{ shop_name }}.",
    blocks: {
      headline: "Gracias por tu pedido",
      intro: "Hola {{ first_name }}:\n\nGracias por comprar en {{ shop_name }}. Esperamos que sea justo lo que tenías en mente.",
      button: "Ver mi pedido",
      closing: "¿Hay algo en tu pedido que no está bien? Responde a este correo y lo revisamos.",
    },
  },
};
