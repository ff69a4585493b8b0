/** Who says something of a parcel: its own record in the shop, the newest word of its carrier, or the newest time that the carrier promised. */
export type ParcelSource = "record" | "carrier" | "promise";

/** What one source says of one parcel ("fulfillment" in Shopify's words) of an order, as of `at`. Ids are numeric text. */
export interface ParcelNews {
  readonly orderId: string;
  readonly parcelId: string;
  readonly source: ParcelSource;
  readonly at: Date;
  /** it is no parcel of the order any more */
  readonly cancelled: boolean;
  readonly deliveredAt: Date | null;
  readonly expectedAt: Date | null;
}
