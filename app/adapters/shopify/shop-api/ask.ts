import type { Answer, Question } from "../../../use-cases/ports/shop-api.ts";
import type { AdminClient } from "./admin-client.ts";
import { readCheckouts } from "./checkouts.ts";
import { readOrders } from "./orders.ts";
import { readVariants } from "./variants.ts";

/** Asks the shop about several persons at once; the answers stand in the order of the questions. */
export async function ask(client: AdminClient, questions: readonly Question[], now: () => Date): Promise<readonly Answer[]> {
  // One after the other: points that a query asked for and did not use come back when it is over.
  const orders = await readOrders(client, questions);
  const variants = await readVariants(client, questions.flatMap((question) => question.variantIds), now);
  const checkouts = await readCheckouts(client, questions.flatMap((question) => question.checkout ?? []));
  const variantOf = new Map(variants.map((variant) => [variant.id, variant]));
  return questions.map((question, index) => ({
    key: question.key,
    orders: orders[index] ?? [],
    variants: [...new Set(question.variantIds)].flatMap((id) => variantOf.get(id) ?? []),
    checkout: null,
    shopifyMail: null,
    ...checkouts.get(question.checkout?.shopifyId ?? ""),
  }));
}
