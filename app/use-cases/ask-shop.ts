import { sumMoney } from "../domain/kernel/money.ts";
import type { Checkout } from "../domain/carts/checkout.ts";
import type { JourneyFacts, VariantFacts } from "../domain/journeys/facts.ts";
import { shownOrder } from "../domain/orders/shown-order.ts";
import { subjectOfMail } from "../domain/templates/document.ts";
import { storeOrder } from "./apply-order.ts";
import { ShopUnreachable } from "./ports/shop-api.ts";
import type { Answer, Question } from "./ports/shop-api.ts";
import type { Desk } from "./shop-desk.ts";
import type { Wish } from "./wish.ts";

/** So old may be what is kept of a variant that has not changed. */
const FRESH_MS = 60_000;

/** What came of asking: the answers by enrollment, or how long to leave the shop alone (real time passes as business time here). */
export type Heard = { readonly ok: true; readonly answers: ReadonlyMap<string, Answer> } | { readonly ok: false; readonly afterMs: number };

/** Asks the shop about all wishes at once: orders since, stock and prices now, the checkout as it stands. */
export async function askShop(desk: Desk, wishes: readonly Wish[]): Promise<Heard> {
  try {
    const api = await desk.deps.shops.for(desk.shop);
    const answers = await api.ask(await Promise.all(wishes.map((wish) => questionOf(desk, wish))));
    const added = addedVariants(answers);
    const extra = added.length === 0 ? [] : await api.variants(added);
    return { ok: true, answers: new Map(answers.map((answer) => [answer.key, { ...answer, variants: [...answer.variants, ...extra] }])) };
  } catch (error) {
    if (!(error instanceof ShopUnreachable)) throw error;
    desk.deps.log.warn({ shop: desk.shop, afterMs: error.retryAfterMs, error: error.message }, "the shop cannot be asked");
    return { ok: false, afterMs: error.retryAfterMs };
  }
}

async function questionOf(desk: Desk, { enrollment, facts, effect }: Wish): Promise<Question> {
  const { customer, checkout } = facts;
  const template = await desk.template(effect.templateId);
  const ordered = template && subjectOfMail(template.document) === "order" ? (shownOrder(facts)?.lines ?? []) : [];
  return {
    key: enrollment.id,
    customerShopifyId: customer.shopifyId,
    email: customer.email,
    typedEmail: checkout?.email && checkout.email !== customer.email ? checkout.email : null,
    phone: customer.phone ?? checkout?.phone ?? null,
    checkout: checkout && { token: checkout.token, cartToken: checkout.cartToken, shopifyId: checkout.shopifyId, createdAt: checkout.createdAt, updatedAt: checkout.updatedAt },
    variantIds: [...new Set([...(checkout?.lines ?? []), ...ordered].map((line) => line.variantId).filter((id) => id !== null))],
  };
}

/**
 * What is known of a journey once the shop has said nothing new: what was read before asking, with stock and prices as told.
 * Whatever came in meanwhile has moved the enrollment's revision, without which no message is committed. Null where the shop
 * did say something new: then the facts are read again.
 */
export function factsUnlessNews(desk: Desk, { facts }: Wish, answer: Answer): JourneyFacts | null {
  if (answer.orders.length > 0 || (answer.checkout !== null && (answer.checkout.completedAt !== null || answer.checkout.lines !== null))) return null;
  const told = [...answer.variants, ...goneVariants(desk, facts, answer)];
  return { ...facts, shopifyMail: answer.shopifyMail ?? facts.shopifyMail, variants: new Map([...facts.variants, ...told.map((one) => [one.id, one] as const)]) };
}

/** Variants in lines that we did not know of when asking: the shopper has changed the cart. */
function addedVariants(answers: readonly Answer[]): readonly string[] {
  const added = answers.flatMap((answer) => {
    const named = new Set(answer.variants.map((one) => one.id));
    return (answer.checkout?.lines ?? []).map((line) => line.variantId).filter((id) => id !== null && !named.has(id));
  });
  return [...new Set(added)].filter((id) => id !== null);
}

/** Keeps an answer as facts, so that the second decision and the timeline see what the shop said. */
export async function storeAnswer(desk: Desk, wish: Wish, answer: Answer): Promise<void> {
  for (const order of answer.orders) await storeOrder(desk.deps, desk.store, order, wish.enrollment.customerId, wish.enrollment.customerId);
  const news = [...answer.variants, ...goneVariants(desk, wish.facts, answer)].filter((one) => isNews(wish.facts.variants.get(one.id), one));
  if (news.length > 0) await desk.store.variants.save(news);
  if (wish.facts.checkout && answer.shopifyMail !== null && answer.shopifyMail !== wish.facts.shopifyMail) await desk.store.checkouts.noteShopifyMail(wish.facts.checkout.token, answer.shopifyMail);
  if (wish.facts.checkout && answer.checkout) await storeCheckout(desk, wish.facts.checkout, wish.enrollment.customerId, answer.checkout);
}

/** Most people's carts hold the same few things, of which nothing has changed since somebody else was decided for. */
function isNews(known: VariantFacts | undefined, told: VariantFacts): boolean {
  if (!known || told.observedAt.getTime() - known.observedAt.getTime() >= FRESH_MS) return true;
  return (Object.keys(told) as (keyof VariantFacts)[]).some((name) => name !== "observedAt" && told[name] !== known[name]);
}

/** Variants we knew and the shop no longer names cannot be bought any more. */
function goneVariants(desk: Desk, facts: JourneyFacts, answer: Answer): readonly VariantFacts[] {
  const named = new Set(answer.variants.map((one) => one.id));
  const observedAt = desk.deps.clock.now();
  return [...facts.variants.values()].filter((one) => !named.has(one.id)).map((one) => ({ ...one, availableForSale: false, observedAt }));
}

async function storeCheckout(desk: Desk, known: Checkout, customerId: string, heard: NonNullable<Answer["checkout"]>): Promise<void> {
  if (heard.completedAt) await desk.store.checkouts.setStatus(known.token, "purchased", heard.completedAt);
  const { lines } = heard;
  if (lines === null || heard.updatedAt <= known.updatedAt) return;
  const presentmentCurrency = lines[0]?.linePrice.currency ?? known.presentmentCurrency;
  const subtotal = sumMoney(lines.map((line) => line.linePrice), presentmentCurrency);
  await desk.store.checkouts.upsert({ ...known, ...heard, lines, recoveryUrl: heard.recoveryUrl ?? known.recoveryUrl, presentmentCurrency, subtotal }, customerId);
}
