/** What a signed link of a message is for. `index` points into the message's stored destinations, so that no token can carry a foreign address. */
export type LinkPurpose =
  | { readonly kind: "click"; readonly index: number }
  | { readonly kind: "open" }
  | { readonly kind: "unsubscribe" }
  | { readonly kind: "offer" };

export type SignedLink = LinkPurpose & { readonly shop: string; readonly messageId: string };

/** Opaque, unguessable, bound to one shop, one message and one purpose. */
export interface SignedLinks {
  token(link: SignedLink): string;
  /** null for anything forged, altered or made for another purpose */
  read(token: string, kind: LinkPurpose["kind"]): SignedLink | null;
  /** absolute addresses below the app's own URL: /t/c/TOKEN, /t/o/TOKEN.gif, /u/TOKEN */
  url(link: SignedLink): string;
}
