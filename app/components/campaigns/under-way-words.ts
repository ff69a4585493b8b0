import { plural } from "../../presenters/words/plural.ts";

/** How many are in a campaign, and how many of them could go on with its new version. */
export interface UnderWay {
  readonly open: number;
  readonly movable: number;
}

/** The question about those who are under way, in words. */
export function underWayWords({ open, movable }: UnderWay): { readonly title: string; readonly move: string; readonly rest: string } {
  const rest = open - movable;
  return {
    title: open === 1 ? "1 customer is in this campaign now" : `${open} customers are in this campaign now`,
    move: `Go on with the new version (${movable} of ${open})`,
    rest: movable === 0 ? "Their step is not in the new version any more." : rest === 0 ? "Everybody’s step is still there." : `${plural(rest, "customer")} whose step is not there any more ${rest === 1 ? "finishes" : "finish"} as it was.`,
  };
}
