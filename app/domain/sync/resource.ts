/** What is read of a shop, in the order in which it is useful: an order knows its customer, a checkout knows what was bought. */
export const SYNC_RESOURCES = ["customers", "orders", "checkouts"] as const;
export type SyncResource = (typeof SYNC_RESOURCES)[number];
