/** One rendered mail to one person. Addresses and names are already free of CR and LF. */
export interface OutgoingMail {
  /** our message id; comes back in the provider's events */
  readonly messageId: string;
  readonly shop: string;
  readonly from: { readonly email: string; readonly name: string };
  readonly replyTo: string | null;
  readonly to: { readonly email: string; readonly name: string | null };
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** List-Unsubscribe and its companions */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * What came of a hand-off. `retry`: not taken, and nothing is wrong with the mail; `denied` when the provider does not
 * accept us (key, account, sender), so that it goes on until a person mends it. `unknown`: the provider may or may not
 * have taken it; it is never sent again blindly.
 */
export type HandOffResult =
  | { readonly kind: "accepted"; readonly providerMessageId: string | null }
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "retry"; readonly reason: string; readonly afterMs: number; readonly denied?: true }
  | { readonly kind: "unknown"; readonly reason: string };

export type ProviderName = "sendgrid" | "smtp";

/** Gives a mail to a provider. Never throws for what a provider answers. */
export interface Mailer {
  readonly provider: ProviderName;
  handOff(mail: OutgoingMail): Promise<HandOffResult>;
}

/** The configured providers. */
export interface Mailers {
  readonly available: readonly ProviderName[];
  /** most mails a second through each, of all shops and workers together; null or absent: as many as there are */
  readonly perSecond?: number | null;
  /** the shop's choice where it is configured, else the operator's default */
  for(choice: ProviderName | null): Mailer;
}
