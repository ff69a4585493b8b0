/** One line of the cart or order, in words: clean, unescaped, money already written out. */
export interface LineWords {
  readonly title: string;
  readonly variant: string | null;
  readonly properties: readonly { readonly name: string; readonly value: string }[];
  /** "Quantity: 2 × $24.00", or "Quantity: 2" */
  readonly quantity: string;
  /** null where a line's own price would not say what was paid for it, as in an order with a discount */
  readonly price: string | null;
  /** what the line would have cost without its discount; null where there is none */
  readonly fullPrice: string | null;
  /** the product's page; null where it has none */
  readonly href: string | null;
}

/** The offer, in words. */
export interface OfferWords {
  /** "10% off", as it stands at the start of a line */
  readonly value: string;
  readonly code: string;
  /** "Valid until Tuesday, November 24 at 10:00 AM EST" */
  readonly validUntil: string;
  /** that a button of this mail applies it; null where none does */
  readonly applied: string | null;
}

/** What one mail says besides the merchant's copy. The HTML and the text part say the same. */
export interface MailWords {
  readonly shopName: string;
  readonly shopUrl: string;
  readonly lines: readonly LineWords[];
  /** "And 7 more in your cart"; null where all lines are shown */
  readonly more: string | null;
  /** "Subtotal" and "$317.00"; null where there is nothing to add up */
  readonly total: { readonly label: string; readonly amount: string } | null;
  readonly offer: OfferWords | null;
  /** where each button leads, by its block's id */
  readonly buttons: Readonly<Record<string, string>>;
  readonly unsubscribeUrl: string;
  readonly why: string;
  /** in one line */
  readonly address: string;
}
