import type { Language } from "./language.ts";

export interface Texts {
  readonly confirmTitle: (shop: string | null) => string;
  readonly confirmText: string;
  readonly confirmButton: string;
  readonly doneTitle: string;
  readonly doneText: (shop: string | null) => string;
  readonly unknownTitle: string;
  readonly unknownText: string;
  readonly unavailableTitle: string;
  readonly unavailableText: string;
}

/** What shoppers read on the public pages, addressed as the default mails address them (German du, Spanish tú, French vous). A shop that is not known any more is not named. */
export const TEXTS = {
  en: {
    confirmTitle: (shop) => (shop ? `Stop e-mails from ${shop}?` : "Stop these e-mails?"),
    confirmText: "You will get no more offers and reminders by e-mail. Messages about your orders still reach you.",
    confirmButton: "Unsubscribe",
    doneTitle: "You are unsubscribed",
    doneText: (shop) => `${shop ? `${shop} will not` : "We will not"} send you any more offers or reminders. You can close this page.`,
    unknownTitle: "This link does not work",
    unknownText: "It may be incomplete. Please copy the whole address from the e-mail, or click the link there once more.",
    unavailableTitle: "Please try again in a moment",
    unavailableText: "Something did not work on our side. Nothing was lost; reload the page in a minute.",
  },
  de: {
    confirmTitle: (shop) => (shop ? `Keine E-Mails mehr von ${shop}?` : "Diese E-Mails abbestellen?"),
    confirmText: "Du erhältst keine Angebote und Erinnerungen mehr per E-Mail. Nachrichten zu deinen Bestellungen bekommst du weiterhin.",
    confirmButton: "Abbestellen",
    doneTitle: "Du bist abgemeldet",
    doneText: (shop) => `${shop ? `${shop} schickt` : "Wir schicken"} dir keine Angebote und Erinnerungen mehr. Du kannst diese Seite schließen.`,
    unknownTitle: "Dieser Link funktioniert nicht",
    unknownText: "Vielleicht ist er unvollständig. Kopiere bitte die ganze Adresse aus der E-Mail, oder klicke dort noch einmal auf den Link.",
    unavailableTitle: "Bitte versuche es gleich noch einmal",
    unavailableText: "Bei uns hat etwas nicht funktioniert. Es ging nichts verloren; lade die Seite in einer Minute neu.",
  },
  fr: {
    confirmTitle: (shop) => (shop ? `Ne plus recevoir d’e-mails de ${shop} ?` : "Ne plus recevoir ces e-mails ?"),
    confirmText: "Vous ne recevrez plus d’offres ni de rappels par e-mail. Les messages concernant vos commandes vous parviendront toujours.",
    confirmButton: "Se désabonner",
    doneTitle: "Vous êtes désabonné(e)",
    doneText: (shop) => `${shop ? `${shop} ne vous enverra` : "Nous ne vous enverrons"} plus d’offres ni de rappels. Vous pouvez fermer cette page.`,
    unknownTitle: "Ce lien ne fonctionne pas",
    unknownText: "Il est peut-être incomplet. Copiez l’adresse entière depuis l’e-mail, ou cliquez encore une fois sur le lien.",
    unavailableTitle: "Veuillez réessayer dans un instant",
    unavailableText: "Quelque chose n’a pas fonctionné de notre côté. Rien n’est perdu ; rechargez la page dans une minute.",
  },
  es: {
    confirmTitle: (shop) => (shop ? `¿Dejar de recibir correos de ${shop}?` : "¿Dejar de recibir estos correos?"),
    confirmText: "No recibirás más ofertas ni recordatorios por correo. Los mensajes sobre tus pedidos te seguirán llegando.",
    confirmButton: "Darse de baja",
    doneTitle: "Te has dado de baja",
    doneText: (shop) => `${shop ? `${shop} no te enviará` : "No te enviaremos"} más ofertas ni recordatorios. Puedes cerrar esta página.`,
    unknownTitle: "Este enlace no funciona",
    unknownText: "Puede que esté incompleto. Copia la dirección entera del correo, o vuelve a hacer clic en el enlace.",
    unavailableTitle: "Inténtalo de nuevo en un momento",
    unavailableText: "Algo no ha funcionado por nuestra parte. No se ha perdido nada; recarga la página en un minuto.",
  },
} as const satisfies Readonly<Record<Language, Texts>>;
