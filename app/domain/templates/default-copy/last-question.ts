import type { Copy, CopyLocale } from "../document.ts";

/** The second and last question of sunset. It does not threaten: nobody is unsubscribed by silence. */
export const LAST_QUESTION_COPY: Readonly<Record<CopyLocale, Copy>> = {
  en: {
    subject: "Just to be sure: shall we keep writing?",
    preheader: "Both answers are fine with us.",
    blocks: {
      headline: "Keep writing, or stop?",
      intro: "Hi {{ first_name | default: \"there\" }},\n\nWe asked you a little while ago whether you would still like to hear from {{ shop_name }}, and have had no answer yet. Both answers are fine with us.",
      button: "Yes, keep writing",
      closing: "To stop, use the link at the bottom of this email. One click, and no more emails like this.",
    },
  },
  de: {
    subject: "Nur zur Sicherheit: Sollen wir weiter schreiben?",
    preheader: "Beide Antworten sind für uns in Ordnung.",
    blocks: {
      headline: "Weiter schreiben oder aufhören?",
      intro: "Hallo {{ first_name }},\n\nvor Kurzem haben wir dich gefragt, ob du noch von {{ shop_name }} hören möchtest, und haben noch keine Antwort. Beide Antworten sind für uns in Ordnung.",
      button: "Ja, schreibt mir weiter",
      closing: "Lieber nicht? Dann nutze den Link ganz unten in dieser Mail. Ein Klick, und es kommen keine solchen Mails mehr.",
    },
  },
  fr: {
    subject: "Pour être sûrs : devons-nous continuer à vous écrire ?",
    preheader: "Les deux réponses nous conviennent.",
    blocks: {
      headline: "Continuer, ou arrêter ?",
      intro: "Bonjour {{ first_name }},\n\nNous vous avons demandé il y a peu si vous souhaitiez encore des nouvelles de {{ shop_name }}, et n’avons pas encore de réponse. Les deux réponses nous conviennent.",
      button: "Oui, continuez à m’écrire",
      closing: "Pour arrêter, utilisez le lien en bas de ce message. Un clic, et vous ne recevrez plus d’e-mails de ce genre.",
    },
  },
  es: {
    subject: "Para asegurarnos: ¿seguimos escribiéndote?",
    preheader: "Las dos respuestas nos parecen bien.",
    blocks: {
      headline: "¿Seguimos o paramos?",
      intro: "Hola {{ first_name }}:\n\nHace poco te preguntamos si querías seguir recibiendo noticias de {{ shop_name }} y aún no tenemos respuesta. Las dos respuestas nos parecen bien.",
      button: "Sí, quiero seguir en contacto",
      closing: "Para dejar de recibirlos, usa el enlace al final de este correo. Un clic y no llegarán más correos como este.",
    },
  },
};
