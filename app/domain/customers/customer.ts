/** One person as one shop knows them. `id` is ours; `shopifyId` is Shopify's numeric id as text; `email` is normalised. */
export interface Customer {
  readonly id: string;
  readonly shopifyId: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly locale: string | null;
  readonly country: string | null;
  /** IANA zone where known; see recipientZone for what stands in for it */
  readonly timeZone: string | null;
  /** when Shopify made the customer; absent where it never said */
  readonly since?: Date;
}

/** What a payload tells of a person, before it is known who that is. */
export interface PersonFacts {
  readonly shopifyId: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly locale: string | null;
  readonly country: string | null;
  /** when Shopify made the customer, where the payload says so */
  readonly since?: Date | null;
  /** the payload's own updated_at: newer wins */
  readonly at: Date;
}
