import { z } from "zod";
import { normaliseEmail } from "../../../domain/customers/normalise-email.ts";
import type { Order } from "../../../domain/orders/order.ts";
import type { Question } from "../../../use-cases/ports/shop-api.ts";
import { ORDERS_BY_PHONE, ordersDocument } from "../documents/orders.ts";
import { PAID_STATUSES } from "../payloads/order.ts";
import { webAddress } from "../payloads/web-address.ts";
import type { AdminClient } from "./admin-client.ts";
import { globalId } from "./answers.ts";
import { inChunks } from "./chunks.ts";
import { idOf } from "./gid.ts";
import { type OrderContents, readOrderContents } from "./order-contents.ts";
import { ordersSearch, phrase } from "./search.ts";
import { orderFields } from "./told-order.ts";

const order = orderFields.extend({ customer: z.object({ id: globalId }).nullable() });
const orders = z.object({ nodes: z.array(order) });
const byPhone = z.object({ customers: z.object({ nodes: z.array(z.object({ id: globalId, defaultPhoneNumber: z.object({ phoneNumber: z.string() }).nullable(), orders })) }) });

/** Five orders come to some 25 points a person; a query may ask for 1,000, and the rest leaves room for others. */
const PERSONS_PER_QUERY = 32;

/** An order without what it was made of and when it was sent. */
type Found = Omit<Order, keyof OrderContents>;

/** The newest orders of each person, in the order of the questions: by customer, e-mail, checkout and cart token, and by phone. */
export async function readOrders(client: AdminClient, questions: readonly Question[]): Promise<readonly (readonly Order[])[]> {
  const found = await findOrders(client, questions);
  const contents = await readOrderContents(client, found.flat().map((one) => one.id));
  // One that is gone meanwhile was bought nevertheless.
  return found.map((some) => some.map((one) => ({ ...one, ...(contents.get(one.id) ?? NOTHING_KNOWN) })));
}

const NOTHING_KNOWN: Omit<OrderContents, "parcels"> = { lines: [], fulfilledAt: null, deliveredAt: null, expectedAt: null };

async function findOrders(client: AdminClient, questions: readonly Question[]): Promise<readonly (readonly Found[])[]> {
  const found = await inChunks(questions, PERSONS_PER_QUERY, (piece) => searchOrders(client, piece));
  const results: Found[][] = [];
  for (const [index, question] of questions.entries()) {
    const all = [...(found[index] ?? []), ...(question.phone ? await ordersByPhone(client, question.phone) : [])];
    const since = question.checkout ? Math.floor(question.checkout.createdAt.getTime() / 1000) * 1000 : 0;
    const unique = new Map(all.filter((one) => one.createdAt.getTime() >= since).map((one) => [one.id, one]));
    results.push([...unique.values()].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime()));
  }
  return results;
}

async function searchOrders(client: AdminClient, questions: readonly Question[]): Promise<readonly (readonly Found[])[]> {
  const searches = questions.map(ordersSearch);
  const asked = searches.flatMap((search) => (search === null ? [] : [search]));
  if (asked.length === 0) return questions.map(() => []);
  const variables = Object.fromEntries(asked.map((search, index) => [`q${index}`, search]));
  const answer = await client.query(ordersDocument(asked.length), variables, z.record(z.string(), orders));
  let alias = 0;
  return questions.map((question, index) => (searches[index] === null ? [] : (answer[`p${alias++}`]?.nodes ?? []).map(toOrder).filter((one) => couldBe(question, one))));
}

/**
 * Search matches words, so that a stranger's order may turn up. An order is left out only when it is plainly somebody else's:
 * where the shop does not tell whose it is, it counts, because a mail after a purchase is worse than none.
 */
function couldBe({ customerShopifyId, email, typedEmail, checkout }: Question, found: Found): boolean {
  const pairs: [string | null | undefined, string | null][] = [
    [customerShopifyId, found.customerShopifyId],
    [normaliseEmail(email), found.email],
    [normaliseEmail(typedEmail), found.email],
    [checkout?.token, found.checkoutToken],
    [checkout?.cartToken, found.cartToken],
  ];
  const same = pairs.some(([asked, told]) => asked && told === asked);
  return same || (found.email === null && found.customerShopifyId === null);
}

async function ordersByPhone(client: AdminClient, phone: string): Promise<readonly Found[]> {
  const { customers } = await client.query(ORDERS_BY_PHONE, { query: `phone:${phrase(phone)}` }, byPhone);
  const digits = (text: string): string => text.replace(/\D/g, "");
  return customers.nodes
    .filter((one) => !one.defaultPhoneNumber || digits(one.defaultPhoneNumber.phoneNumber) === digits(phone))
    .flatMap((one) => one.orders.nodes.map(toOrder));
}

function toOrder(node: z.infer<typeof order>): Found {
  const financialStatus = node.displayFinancialStatus?.toLowerCase() ?? null;
  return {
    id: idOf(node.id),
    name: node.name,
    customerShopifyId: node.customer ? idOf(node.customer.id) : null,
    email: normaliseEmail(node.email),
    phone: node.phone,
    checkoutToken: node.checkoutToken,
    cartToken: node.cartToken,
    total: node.currentTotalPriceSet.shopMoney,
    presentmentTotal: node.currentTotalPriceSet.presentmentMoney,
    discountCodes: node.discountCodes.map((code) => code.toUpperCase()),
    sourceName: node.sourceName,
    test: node.test,
    financialStatus,
    createdAt: node.createdAt,
    updatedAt: node.updatedAt,
    paidAt: PAID_STATUSES.has(financialStatus ?? "") ? node.processedAt : null,
    cancelledAt: node.cancelledAt,
    statusUrl: webAddress(node.statusPageUrl),
  };
}
