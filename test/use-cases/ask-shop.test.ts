import { expect, test } from "vitest";
import type { VariantFacts } from "../../app/domain/journeys/facts.ts";
import { storeAnswer } from "../../app/use-cases/ask-shop.ts";
import { aVariant, NOON } from "../support/samples.ts";

/** What is written of an answer by somebody who knows `known`. */
async function kept(known: readonly VariantFacts[], told: readonly VariantFacts[]): Promise<readonly VariantFacts[]> {
  const saved: VariantFacts[] = [];
  const desk = { deps: { clock: { now: () => NOON } }, store: { variants: { save: async (some: readonly VariantFacts[]) => void saved.push(...some) } } };
  const wish = { enrollment: { customerId: "p" }, facts: { variants: new Map(known.map((one) => [one.id, one])), checkout: null } };
  const answer = { key: "e", orders: [], variants: told, checkout: null, shopifyMail: null };
  await storeAnswer(desk as unknown as Parameters<typeof storeAnswer>[0], wish as unknown as Parameters<typeof storeAnswer>[1], answer);
  return saved;
}

const at = (seconds: number, over: Partial<VariantFacts> = {}) => aVariant({ id: "11", observedAt: new Date(NOON.getTime() + seconds * 1000), ...over });

test("of stock is written what is new, what has changed, and what was last looked at a minute ago", async () => {
  expect(await kept([], [at(1)])).toEqual([at(1)]);
  expect(await kept([at(0)], [at(59)])).toEqual([]);
  expect(await kept([at(0)], [at(60)])).toEqual([at(60)]);
  expect(await kept([at(0)], [at(1, { inventoryQuantity: 0 })])).toEqual([at(1, { inventoryQuantity: 0 })]);
});

test("what the shop no longer names cannot be bought, and that is written once", async () => {
  const gone = at(0, { availableForSale: false });
  expect(await kept([at(0)], [])).toEqual([gone]);
  expect(await kept([gone], [])).toEqual([]);
});
