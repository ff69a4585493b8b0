/** An amount in integer minor units (cents, pence, yen) of one ISO 4217 currency. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}
