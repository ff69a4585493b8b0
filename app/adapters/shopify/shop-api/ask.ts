import type { Answer, Question } from "../../../use-cases/ports/shop-api.ts";
import type { AdminClient } from "./admin-client.ts";
import { readCheckouts } from "./checkouts.ts";
import { readOrders } from "./orders.ts";
import { readVariants } from "./variants.ts";

/** Asks the shop about several persons at once; the answers stand in the order of the questions. */
export async function ask(client: AdminClient, questions: readonly Question[], now: () => Date): Promise<readonly Answer[]> {
  const [orders, variants, checkouts] = await Promise.all([
    readOrders(client, questions),
    readVariants(client, questions.flatMap((question) => question.variantIds), now),
    readCheckouts(client, questions.flatMap((question) => question.checkout?.shopifyId ?? [])),
  ]);
  return questions.map((question, index) => ({
    key: question.key,
    orders: orders[index] ?? [],
    variants: variants.filter((variant) => question.variantIds.includes(variant.id)),
    checkout: checkouts.get(question.checkout?.shopifyId ?? "") ?? null,
  }));
}
