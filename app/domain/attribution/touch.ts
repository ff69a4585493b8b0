/** Something a person did with one of our messages, that may have led to an order. */
export interface Touch {
  readonly messageId: string;
  readonly campaignId: string;
  readonly at: Date;
  /** click: a tracked link · recovery-link: the link back to the cart · discount-code: the unique code of that message */
  readonly kind: "click" | "recovery-link" | "discount-code";
  readonly discountCode: string | null;
}

export interface Credit {
  readonly messageId: string;
  readonly campaignId: string;
  readonly evidence: Touch["kind"];
  readonly touchedAt: Date;
}
