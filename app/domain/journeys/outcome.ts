import type { Reason } from "./decision.ts";
import type { Forecast, Foreseen } from "./foresee.ts";

/** mail: gets one · waits: the journey goes on, without a mail in these days · none: gets none */
export type Outcome = "mail" | "waits" | "none";

/** Something foreseen that has a reason. */
export type Reasoned = Extract<Foreseen, { reason: Reason }>;

/** What a forecast comes to for the person, and what says most about why there is no mail. */
export function outcomeOf({ foreseen, goesOnAt }: Forecast): { readonly outcome: "mail"; readonly last: null } | { readonly outcome: "waits"; readonly last: Reasoned | null } | { readonly outcome: "none"; readonly last: Reasoned } {
  if (foreseen.some((one) => one.kind === "sent")) return { outcome: "mail", last: null };
  const last = lastWord(foreseen);
  if (last === null) return { outcome: "waits", last };
  return last.kind === "put-off" && goesOnAt !== null ? { outcome: "waits", last } : { outcome: "none", last };
}

/** That a mail is held back says more than that the journey then ends. */
function lastWord(foreseen: readonly Foreseen[]): Reasoned | null {
  const said = foreseen.filter((one): one is Reasoned => one.kind === "withheld" || one.kind === "exited" || one.kind === "put-off");
  const withheld = said.find((one) => one.kind === "withheld");
  return withheld ?? said.find((one) => one.kind === "exited" && one.reason !== "completed") ?? said.find((one) => one.kind === "put-off") ?? null;
}
