import { money } from "../../domain/kernel/money.ts";
import type { Totals } from "../../use-cases/ports/shop-store.ts";
import type { Format } from "../words/format.ts";

/** One figure of the home page beside the same figure of the period before. */
export interface Figure {
  readonly label: string;
  readonly value: string;
  /** null where there is nothing to compare with */
  readonly previous: string | null;
  /** "up 20%"; null where the period before had nothing to compare with, or nothing changed */
  readonly change: { readonly direction: "up" | "down"; readonly text: string } | null;
  /** stands under the value: "$54.90 today", or what a rate means in plain words, "3 of 17 abandoned checkouts" */
  readonly note: string | null;
  readonly help: string | null;
}

/** Recovered revenue of the period and of today; `today` is null where the period is today. */
export function revenueFigure(now: Totals, before: Totals, today: Totals | null, currency: string, format: Format): Figure {
  return {
    label: "Recovered revenue",
    value: format.money(money(now.recoveredMinor, currency)),
    previous: format.money(money(before.recoveredMinor, currency)),
    change: change(now.recoveredMinor, before.recoveredMinor, format),
    note: today && `${format.money(money(today.recoveredMinor, currency))} today`,
    help: null,
  };
}

/** The other figures, in the order of a mail's life. Rates are shares of the mails sent. */
export function mailFigures(now: Totals, before: Totals, today: Totals | null, format: Format): readonly Figure[] {
  const count = (label: string, pick: (totals: Totals) => number): Figure => ({
    label,
    value: format.count(pick(now)),
    previous: format.count(pick(before)),
    change: change(pick(now), pick(before), format),
    note: today && `${format.count(pick(today))} today`,
    help: null,
  });
  const rate = (label: string, part: (t: Totals) => number, whole: (t: Totals) => number, of: string, help: string | null = null): Figure => ({
    label,
    value: format.rate(part(now), whole(now)),
    previous: whole(before) > 0 ? format.rate(part(before), whole(before)) : null,
    change: whole(now) > 0 && whole(before) > 0 ? change(part(now) / whole(now), part(before) / whole(before), format) : null,
    note: whole(now) > 0 ? `${format.count(part(now))} of ${format.count(whole(now))} ${of}` : null,
    help,
  });
  return [
    count("Orders recovered", (t) => t.recovered),
    rate("Rate of recovery", (t) => t.recovered, (t) => t.abandoned, "abandoned checkouts"),
    count("Mails sent", (t) => t.sent),
    rate("Opened", (t) => t.opened, (t) => t.sent, "mails", "Opens are not tracked for people in the EU and UK, so the real share is higher."),
    rate("Clicked", (t) => t.clicked, (t) => t.sent, "mails"),
  ];
}

function change(now: number, before: number, format: Format): Figure["change"] {
  if (before === 0 || now === before) return null;
  const direction = now > before ? "up" : "down";
  return { direction, text: format.rate(Math.abs(now - before), before) };
}
