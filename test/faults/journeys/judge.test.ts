import { describe, expect, it } from "vitest";
import { POLICY } from "../../support/policy.ts";
import { after, HOUR, MINUTE, NOON } from "../../support/samples.ts";
import { afterPurchase, afterUnsubscribe, againstTheRules, deadCodes, duplicates, type Evidence, type LedgerRow, notAsked } from "./judge.ts";

const row = (change: Partial<LedgerRow> = {}): LedgerRow => ({ id: "m1", campaignId: "c", customerId: "p", stepId: "s", occasion: "o", address: "a@x", status: "handed-off", intentAt: after(HOUR), begunAt: NOON, discountCode: null, ...change });
const mail = (seq: number, messageId = "m1", worker = "w1") => ({ seq, messageId, to: "a@x", worker });
const asked = (seq: number, worker = "w1") => ({ seq, worker, email: "a@x" });
const evidence = (change: Partial<Evidence> = {}): Evidence => ({ taken: [mail(9)], asked: [asked(5)], bought: [], unsubscribed: [], ledger: [row()], codes: new Map(), ...change });

/** The checks of the model-based test can fail: each sees the very fault that it is there for, and not its harmless neighbour. */
describe("the judge of a story", () => {
  it("has nothing to say of a proper one", () => {
    for (const check of [duplicates, notAsked, afterPurchase, afterUnsubscribe]) expect(check(evidence())).toEqual([]);
    expect(againstTheRules(evidence(), POLICY, "America/New_York")).toEqual([]);
  });

  it("sees the same mail twice, a second one of the same step and occasion, and one that nobody wrote down", () => {
    expect(duplicates(evidence({ taken: [mail(9), mail(10)] }))).toEqual(["c/p/s/o"]);
    expect(duplicates(evidence({ taken: [mail(9), mail(10, "m2")], ledger: [row(), row({ id: "m2" })] }))).toEqual(["c/p/s/o"]);
    expect(duplicates(evidence({ taken: [mail(9), mail(10, "m2")], ledger: [row(), row({ id: "m2", occasion: "next cart" })] }))).toEqual([]);
    expect(duplicates(evidence({ taken: [mail(9, "m9")] }))).toHaveLength(1);
  });

  it("sees a mail that was sent without asking, or on what another worker was told", () => {
    expect(notAsked(evidence({ asked: [] }))).toEqual(["m1"]);
    expect(notAsked(evidence({ asked: [asked(5, "w2")] }))).toEqual(["m1"]);
    expect(notAsked(evidence({ asked: [asked(10)] }))).toEqual(["m1"]);
  });

  it("sees a mail after a purchase that the shop had told; not one that came after the question, nor of an earlier cart", () => {
    const bought = (seq: number, at = after(MINUTE)) => afterPurchase(evidence({ bought: [{ seq, email: "a@x", at }] }));
    expect([bought(4), bought(6), bought(4, after(-MINUTE))]).toEqual([["m1"], [], []]);
  });

  it("sees a mail after an unsubscribe that was read before the shop was asked", () => {
    const left = (seq: number) => afterUnsubscribe(evidence({ unsubscribed: [{ email: "a@x", seq }] }));
    expect([left(4), left(6)]).toEqual([["m1"], []]);
  });

  it("sees a mail with a code that the shop never made, or made only afterwards", () => {
    const named = (codes: readonly (readonly [string, number])[]) => deadCodes(evidence({ ledger: [row({ discountCode: "LM-1" })], codes: new Map(codes) }));
    expect([named([]), named([["LM-1", 10]]), named([["LM-1", 8]])]).toEqual([["m1"], ["m1"], []]);
  });

  it("sees a broken cap and a broken night", () => {
    const ids = ["m1", "m2", "m3"];
    const three = evidence({ taken: ids.map((id, n) => mail(9 + n, id)), ledger: ids.map((id, n) => row({ id, intentAt: after(HOUR + n * MINUTE) })) });
    expect(againstTheRules(three, POLICY, "America/New_York")).toEqual(["cap m3"]);
    expect(againstTheRules(evidence(), POLICY, "Asia/Tokyo")).toEqual(["quiet m1 at 00:00"]);
  });
});
