import type { Tally } from "../../domain/rehearsal/tally.ts";
import type { Format } from "../words/format.ts";

/** What a rehearsal takes into account and what it leaves out, in sentences. */
export interface ConsideredView {
  readonly counts: readonly string[];
  readonly leavesOut: readonly string[];
}

/** `asksClicks`: the journey goes one way or another by clicks. */
export function consideredView({ clicks = { known: 0, unknown: 0 } }: Pick<Tally, "clicks">, asksClicks: boolean, format: Pick<Format, "count">): ConsideredView {
  const mails = (n: number): string => (n === 1 ? "1 mail" : `${format.count(n)} mails`);
  return {
    counts: [
      "Carts, orders, consents and stock as they were known at each moment.",
      "Your quiet hours and limits of mails per customer, as they are set now.",
      "Mails that your other campaigns really sent at the time: they count for those limits, so some mails here are put off or not sent because of them.",
      ...(asksClicks ? [`Clicks that were really made in mails of this campaign${clicks.known > 0 ? `: for ${mails(clicks.known)} it is known` : ""}.`] : []),
    ],
    leavesOut: [
      "Mails that your other campaigns would have sent too if they had been on then, and mails of theirs that this one would have put off.",
      "What a mail would have changed: who would have bought, clicked or unsubscribed because of it.",
      ...(asksClicks && clicks.unknown > 0 ? [`Whether customers would have clicked: nobody can tell for ${mails(clicks.unknown)} that did not really go out then. They count as not clicked.`] : []),
      "The comparison group, your pace of sending, and pauses because of complaints.",
    ],
  };
}
