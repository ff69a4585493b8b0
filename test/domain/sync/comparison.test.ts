import { expect, test } from "vitest";
import { isPartial, partialToken } from "../../../app/domain/carts/partial-checkout.ts";
import { afterPage, beginWalk, pauseMs } from "../../../app/domain/sync/comparison.ts";
import { turnOf } from "../../../app/domain/sync/spread.ts";
import { after, HOUR, MINUTE, NOON } from "../../support/samples.ts";

const state = { goodUntil: null, installedAt: NOON };

test("a comparison overlaps the one before, and leaves what is on its way to its webhook", () => {
  expect(beginWalk("orders", state, after(HOUR))).toEqual({ since: after(-10 * MINUTE), until: after(58 * MINUTE), cursor: null, walked: 0 });
  expect(beginWalk("checkouts", { ...state, goodUntil: after(3 * HOUR) }, after(4 * HOUR))).toMatchObject({ since: after(HOUR) });
});

test("a walk goes from page to page, ends with the last, and begins a new search before Shopify ends the old one", () => {
  const walk = beginWalk("orders", state, after(HOUR));
  expect(afterPage(walk, { rows: 40, nextCursor: "b", lastUpdatedAt: after(MINUTE) })).toEqual({ ...walk, cursor: "b", walked: 40 });
  expect(afterPage(walk, { rows: 40, nextCursor: null, lastUpdatedAt: after(MINUTE) })).toBeNull();
  const deep = { ...walk, walked: 19_990, cursor: "x" };
  expect(afterPage(deep, { rows: 40, nextCursor: "y", lastUpdatedAt: after(MINUTE) })).toEqual({ ...walk, since: after(MINUTE), cursor: null, walked: 0 });
  // checkouts cannot be sorted by their changes
  expect(afterPage(deep, { rows: 40, nextCursor: "y", lastUpdatedAt: null })).toMatchObject({ cursor: "y" });
});

test("half of the rate limit is left to what cannot wait", () => {
  expect(pauseMs({ available: 1000, maximum: 2000, restorePerSecond: 100 })).toBe(0);
  expect(pauseMs({ available: 400, maximum: 2000, restorePerSecond: 100 })).toBe(6000);
});

test("a shop has its own turn, and turns are spread", () => {
  const turns = Array.from({ length: 400 }, (_, index) => turnOf(`shop-${index}.myshopify.com`, 840));
  expect(turnOf("shop-1.myshopify.com", 840)).toBe(turns[1]);
  expect([Math.min(...turns) < 60, Math.max(...turns) > 780, new Set(turns).size > 250]).toEqual([true, true, true]);
});

test("a partial checkout is known by its key", () => {
  expect([isPartial({ token: partialToken("901") }), isPartial({ token: "c1f0a2" })]).toEqual([true, false]);
});
