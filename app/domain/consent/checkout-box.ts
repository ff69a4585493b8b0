import type { ConsentRecord } from "./marketing-consent.ts";

/** What the marketing box of one checkout said last; null where it never said anything. */
export function latestOfBox(records: readonly ConsentRecord[], checkoutToken: string): ConsentRecord | null {
  return records
    .filter((record) => record.source === "checkout-box" && record.evidence["checkoutToken"] === checkoutToken)
    .reduce<ConsentRecord | null>((last, record) => (last === null || record.at > last.at ? record : last), null);
}

/** The records without those of a box that was unticked later: that box gives no consent any more, nor does it take back another's. */
export function withoutUntickedBoxes(records: readonly ConsentRecord[]): readonly ConsentRecord[] {
  return records.filter((record) => {
    const token = record.source === "checkout-box" ? record.evidence["checkoutToken"] : undefined;
    return token === undefined || latestOfBox(records, token)?.state !== "not-subscribed";
  });
}
