import { describe, expect, test } from "vitest";
import { SUSPICIONS } from "../../app/domain/customers/bot-score.ts";
import { checkoutDetailView } from "../../app/presenters/checkouts/checkout-detail.ts";
import { checkoutListView } from "../../app/presenters/checkouts/checkout-list.ts";
import type { Doubt } from "../../app/use-cases/ports/rows.ts";
import { aRow, aStore, NOW } from "./a-store.ts";

const doubt = (change: Partial<Doubt> = {}): Doubt => ({ suspicions: [...SUSPICIONS], suspected: true, verdict: null, ...change });
const view = async (change: Parameters<typeof aRow>[0]) => (await checkoutDetailView(aStore({ checkouts: [aRow(change)] }), "tok-1", NOW))!;

describe("a checkout that is no real shopper's", () => {
  test("says why in plain words, and can be overruled", async () => {
    const page = await view({ doubt: doubt() });
    expect(page.status.label).toBe("Probably not a person");
    expect(page.doubt).toMatchObject({ suspected: true, title: "This is probably not a person" });
    expect(page.doubt?.reasons).toHaveLength(SUSPICIONS.length);
    for (const reason of page.doubt?.reasons ?? []) expect(reason).not.toMatch(/[a-z]+-[a-z]+-[a-z]+|score|burst/);
    expect(page.mayDoubt).toBe(false);
  });

  test("has a badge and a tab in the list", async () => {
    const list = await checkoutListView(aStore({ checkouts: [aRow({ doubt: doubt() })] }), { tab: "suspected", query: "", page: 1 }, NOW);
    expect([list.tab, list.rows[0]?.status.label]).toEqual(["suspected", "Probably not a person"]);
  });

  test("shows the merchant's word, which can be changed again", async () => {
    expect((await view({ doubt: doubt({ suspected: false, verdict: "person" }) })).doubt).toMatchObject({ suspected: false, title: "You said that this is a real person" });
    expect((await view({ doubt: doubt({ suspicions: [], verdict: "not-person" }) })).doubt).toMatchObject({ suspected: true, reasons: [], title: "You said that this is not a person" });
  });
});

test("an ordinary checkout shows nothing of it, but the merchant may say that it is no person", async () => {
  expect(await view({})).toMatchObject({ doubt: null, mayDoubt: true });
  expect(await view({ doubt: doubt({ suspicions: ["disposable-address"], suspected: false }) })).toMatchObject({ doubt: null, mayDoubt: true });
  expect((await view({ status: "recovered" })).mayDoubt).toBe(false);
});
