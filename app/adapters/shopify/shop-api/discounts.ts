import { z } from "zod";
import { assertNever } from "../../../domain/kernel/never.ts";
import { money, toDecimal } from "../../../domain/kernel/money.ts";
import type { IssuedOffer, OfferTerms } from "../../../domain/incentives/offer.ts";
import { CODE_BY_NAME, CREATE_BASIC_CODE, CREATE_FREE_SHIPPING_CODE } from "../documents/discounts.ts";
import type { AdminClient } from "./admin-client.ts";
import { errorText, globalId, moment, userErrors } from "./answers.ts";
import { idOf } from "./gid.ts";

const created = z.object({ result: z.object({ codeDiscountNode: z.object({ id: globalId }).nullable(), userErrors }) });
const existing = z.object({
  codeDiscountNodeByCode: z.object({ id: globalId, codeDiscount: z.object({ __typename: z.string(), endsAt: moment.nullish() }) }).nullable(),
});

/** Creates the unique, single-use code. One that is there already with the same end is ours from an earlier try, and counts as created. */
export async function issueCode(client: AdminClient, offer: IssuedOffer, title: string): Promise<{ shopifyId: string } | { refused: string }> {
  const document = offer.terms.kind === "free-shipping" ? CREATE_FREE_SHIPPING_CODE : CREATE_BASIC_CODE;
  const { result } = await client.query(document, { input: codeInput(offer, title) }, created);
  if (result.codeDiscountNode && result.userErrors.length === 0) return { shopifyId: idOf(result.codeDiscountNode.id) };
  const taken = result.userErrors.some((error) => error.code === "TAKEN");
  const earlier = taken ? await sameCode(client, offer) : null;
  return earlier ?? { refused: errorText(result.userErrors) || "no code was created" };
}

async function sameCode(client: AdminClient, offer: IssuedOffer): Promise<{ shopifyId: string } | null> {
  const { codeDiscountNodeByCode: found } = await client.query(CODE_BY_NAME, { code: offer.code }, existing);
  const seconds = (at: Date | null | undefined): number | null => (at ? Math.floor(at.getTime() / 1000) : null);
  return found && seconds(found.codeDiscount.endsAt) === seconds(offer.endsAt) ? { shopifyId: idOf(found.id) } : null;
}

/** One use, by anybody who has the code: the person's account is often not known before the checkout. */
function codeInput({ code, terms, startsAt, endsAt }: IssuedOffer, title: string): Record<string, unknown> {
  const shared = { title: title.slice(0, 255), code, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), usageLimit: 1, appliesOncePerCustomer: true, context: { all: "ALL" } };
  if (terms.kind === "free-shipping") return { ...shared, destination: { all: true }, combinesWith: { orderDiscounts: true, productDiscounts: true, shippingDiscounts: false } };
  // Not with another order discount: that would be two offers on one cart.
  return { ...shared, customerGets: { value: worth(terms), items: { all: true } }, combinesWith: { orderDiscounts: false, productDiscounts: true, shippingDiscounts: true } };
}

function worth(terms: Exclude<OfferTerms, { kind: "free-shipping" }>): Record<string, unknown> {
  switch (terms.kind) {
    case "percentage":
      return { percentage: terms.percent / 100 };
    case "amount":
      return { discountAmount: { amount: toDecimal(money(terms.minor, terms.currency)), appliesOnEachItem: false } };
    default:
      return assertNever(terms, "offer terms");
  }
}
