export type Channel = "email" | "sms";
export type ConsentState = "subscribed" | "unsubscribed" | "not-subscribed" | "pending";
export type ConsentSource = "checkout-box" | "shopify-customer" | "unsubscribe-link" | "provider" | "merchant";

/** Marketing consent as it was said at one time. The newest at or before a time is the consent then. */
export interface ConsentRecord {
  readonly channel: Channel;
  readonly state: ConsentState;
  readonly source: ConsentSource;
  readonly at: Date;
  /** what proves it: topic and webhook id, checkout token, message id */
  readonly evidence: Readonly<Record<string, string>>;
}

/** `erased`: the person had their data erased; only a consent of a later time opens the address again. */
export type SuppressionReason = "unsubscribed" | "bounced" | "complained" | "merchant" | "erased";

/** Everything the consent decision looks at, for one person and channel. */
export interface ConsentFacts {
  readonly records: readonly ConsentRecord[];
  readonly suppression: SuppressionReason | null;
  /** ISO country of the recipient, null where unknown */
  readonly country: string | null;
}
