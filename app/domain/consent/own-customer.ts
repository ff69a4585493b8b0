import { DateTime } from "luxon";
import { normaliseEmail } from "../customers/normalise-email.ts";
import type { Order } from "../orders/order.ts";
import { latestOfBox } from "./checkout-box.ts";
import type { SoftOptIn } from "./basis-table.ts";
import type { ConsentRecord } from "./marketing-consent.ts";

/** A person as an own customer: what they bought, and under which address they are written to. */
export interface OwnCustomer {
  readonly orders: readonly Order[];
  readonly address: string | null;
  readonly records: readonly ConsentRecord[];
}

/**
 * The newest purchase that makes a person an own customer in the sense of the law: a real order, young enough, placed
 * under the very address that is written to, and whose box for news was not refused. Null where there is none: somebody
 * who only typed an address never has one.
 */
export function purchaseFor(soft: SoftOptIn, { orders, address, records }: OwnCustomer, policy: { readonly checkoutBoxPreselected: boolean }, now: Date): Order | null {
  const to = normaliseEmail(address);
  if (to === null) return null;
  const oldest = DateTime.fromJSDate(now, { zone: "utc" }).minus({ months: soft.withinMonths }).toJSDate();
  const mayRest = (order: Order): boolean => isReal(order) && order.createdAt > oldest && order.createdAt <= now && normaliseEmail(order.email) === to && notRefused(order, records, policy);
  return orders.filter(mayRest).reduce<Order | null>((newest, order) => (newest === null || isNewer(order, newest) ? order : newest), null);
}

/** A test, a cancelled or a voided order sold nothing. */
function isReal(order: Order): boolean {
  return !order.test && order.cancelledAt === null && order.financialStatus !== "voided";
}

/** A box that was unticked again is a refusal. One that comes ticked is the chance to refuse, so it must be known to have stayed so. */
function notRefused({ checkoutToken }: Order, records: readonly ConsentRecord[], { checkoutBoxPreselected }: { readonly checkoutBoxPreselected: boolean }): boolean {
  const box = checkoutToken === null ? null : latestOfBox(records, checkoutToken);
  return checkoutBoxPreselected ? box?.state === "subscribed" : box?.state !== "not-subscribed";
}

function isNewer(a: Order, b: Order): boolean {
  return a.createdAt > b.createdAt || (a.createdAt.getTime() === b.createdAt.getTime() && a.id > b.id);
}
