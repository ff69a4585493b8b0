import type { Copy, CopyLocale } from "../document.ts";

/** After a delivery that the carrier has told of: is all well? */
export const AFTER_DELIVERY_COPY: Readonly<Record<CopyLocale, Copy>> = {
  en: {
    subject: "Is everything all right with your order?",
    preheader: "If anything is not as it should be, tell us.",
    blocks: {
      headline: "Is everything as it should be?",
      intro: "Hi {{ first_name | default: \"there\" }},\n\nYour order {{ order_name }} was delivered a few days ago. We hope you enjoy it.",
      help: "Is something missing, damaged or simply not right for you? Reply to this email and we will help. How returns work is explained in our shop.",
      button: "See my order",
    },
  },
  de: {
    subject: "Ist mit deiner Bestellung alles in Ordnung?",
    preheader: "Wenn etwas nicht stimmt, sag uns Bescheid.",
    blocks: {
      headline: "Ist alles so, wie es sein soll?",
      intro: "Hallo {{ first_name }},\n\ndeine Bestellung {{ order_name }} wurde vor ein paar Tagen zugestellt. Wir hoffen, du hast Freude daran.",
      help: "Fehlt etwas, ist etwas beschädigt oder passt es einfach nicht? Antworte auf diese Mail, wir helfen dir weiter. Wie eine Rückgabe abläuft, steht in unserem Shop.",
      button: "Meine Bestellung ansehen",
    },
  },
  fr: {
    subject: "Tout va bien avec votre commande ?",
    preheader: "Si quelque chose ne va pas, dites-le-nous.",
    blocks: {
      headline: "Tout est comme il faut ?",
      intro: "Bonjour {{ first_name }},\n\nVotre commande {{ order_name }} a été livrée il y a quelques jours. Nous espérons qu’elle vous plaît.",
      help: "Il manque quelque chose, un article est abîmé ou ne vous convient pas ? Répondez à ce message et nous vous aiderons. Les modalités de retour sont expliquées dans la boutique.",
      button: "Voir ma commande",
    },
  },
  es: {
    subject: "¿Va todo bien con tu pedido?",
    preheader: "Si algo no está como debería, cuéntanoslo.",
    blocks: {
      headline: "¿Está todo como debe?",
      intro: "Hola {{ first_name }}:\n\nTu pedido {{ order_name }} se entregó hace unos días. Esperamos que lo estés disfrutando.",
      help: "¿Falta algo, ha llegado dañado o simplemente no te va bien? Responde a este correo y te ayudamos. En la tienda explicamos cómo funcionan las devoluciones.",
      button: "Ver mi pedido",
    },
  },
};
