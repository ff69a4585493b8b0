import type { ConditionDraft } from "./condition.ts";
import type { ExitDraft } from "./entry.ts";
import type { Errors } from "./errors.ts";
import { stepPath } from "./read-step.ts";
import type { StepDraft } from "./step.ts";
import { flatten } from "./tree.ts";

/** Conditions about a mail that is not in the journey any more, or comes only later: put into `errors`, for they could never be true. */
export function findLostMails({ steps, exits }: { readonly steps: readonly StepDraft[]; readonly exits: readonly ExitDraft[] }, errors: Errors): void {
  const all = flatten(steps);
  const mails = new Set(all.filter(({ kind }) => kind === "message").map(({ id }) => id));
  const before = new Set<string>();
  for (const step of all) {
    if (step.kind === "message") before.add(step.id);
    if (step.kind === "split") check(step.if, `${stepPath(step.id)}.if`, { mails, before }, errors);
  }
  exits.forEach((exit, index) => exit.kind === "custom" && check(exit.if, `exits.${index}.if`, { mails, before: mails }, errors));
}

/** `mails`: of the journey; `before`: those of them that come before the condition. */
function check(condition: ConditionDraft, at: string, known: { readonly mails: ReadonlySet<string>; readonly before: ReadonlySet<string> }, errors: Errors): void {
  if (condition.kind === "group") return condition.of.forEach((one, index) => check(one, `${at}.${index}`, known, errors));
  const { question, stepId } = condition;
  if ((question !== "clicked" && question !== "mailed") || stepId === "") return;
  if (!known.mails.has(stepId)) errors[`${at}.stepId`] = "This mail was removed; choose another";
  else if (!known.before.has(stepId)) errors[`${at}.stepId`] = "This mail comes later; choose one that comes before";
}
