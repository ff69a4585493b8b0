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
  readonly help: string | null;
}

/** Recovered revenue and how many orders stand behind it. */
export function revenueFigure(now: Totals, before: Totals, currency: string, format: Format): Figure {
  return {
    label: "Recovered revenue",
    value: format.money(money(now.recoveredMinor, currency)),
    previous: format.money(money(before.recoveredMinor, currency)),
    change: change(now.recoveredMinor, before.recoveredMinor, format),
    help: null,
  };
}

/** The other figures, in the order of a mail's life. Rates are shares of the mails sent. */
export function mailFigures(now: Totals, before: Totals, format: Format): readonly Figure[] {
  const count = (label: string, pick: (totals: Totals) => number, help: string | null = null): Figure => ({
    label,
    value: format.count(pick(now)),
    previous: format.count(pick(before)),
    change: change(pick(now), pick(before), format),
    help,
  });
  const rate = (label: string, part: (t: Totals) => number, whole: (t: Totals) => number, help: string): Figure => ({
    label,
    value: format.rate(part(now), whole(now)),
    previous: whole(before) > 0 ? format.rate(part(before), whole(before)) : null,
    change: whole(now) > 0 && whole(before) > 0 ? change(part(now) / whole(now), part(before) / whole(before), format) : null,
    help,
  });
  return [
    count("Orders recovered", (t) => t.recovered),
    rate("Rate of recovery", (t) => t.recovered, (t) => t.abandoned, "Recovered orders as a share of abandoned checkouts."),
    count("Mails sent", (t) => t.sent),
    rate("Opened", (t) => t.opened, (t) => t.sent, "People who opened, as a share of mails sent. Opens are not tracked for people in the EU and UK, so the real share is higher."),
    rate("Clicked", (t) => t.clicked, (t) => t.sent, "People who clicked, as a share of mails sent."),
  ];
}

function change(now: number, before: number, format: Format): Figure["change"] {
  if (before === 0 || now === before) return null;
  const direction = now > before ? "up" : "down";
  return { direction, text: format.rate(Math.abs(now - before), before) };
}
