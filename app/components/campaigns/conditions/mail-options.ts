import type { StepDraft } from "../../../presenters/campaigns/draft/step.ts";
import { flatten } from "../../../presenters/campaigns/draft/tree.ts";
import type { Names } from "../../../presenters/words/names.ts";

/** The mails of a journey that a condition can ask about, in reading order. */
export function mailOptions(steps: readonly StepDraft[], { mails, steps: names }: Pick<Names, "mails" | "steps">): readonly { readonly id: string; readonly name: string }[] {
  return flatten(steps).filter(({ kind }) => kind === "message").map(({ id }) => ({ id, name: mails?.[id] ?? names[id] ?? "mail" }));
}
