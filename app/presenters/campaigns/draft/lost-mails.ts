import type { ConditionDraft } from "./condition.ts";
import type { ExitDraft } from "./entry.ts";
import type { Errors } from "./errors.ts";
import { stepPath } from "./read-step.ts";
import type { StepDraft } from "./step.ts";
import { flatten } from "./tree.ts";

/** Conditions about clicks in a mail that is not in the journey any more: put into `errors`, for they could never be true. */
export function findLostMails({ steps, exits }: { readonly steps: readonly StepDraft[]; readonly exits: readonly ExitDraft[] }, errors: Errors): void {
  const all = flatten(steps);
  const mails = new Set(all.filter(({ kind }) => kind === "message").map(({ id }) => id));
  for (const step of all) if (step.kind === "split") check(step.if, `${stepPath(step.id)}.if`, mails, errors);
  exits.forEach((exit, index) => exit.kind === "custom" && check(exit.if, `exits.${index}.if`, mails, errors));
}

function check(condition: ConditionDraft, at: string, mails: ReadonlySet<string>, errors: Errors): void {
  if (condition.kind === "group") return condition.of.forEach((one, index) => check(one, `${at}.${index}`, mails, errors));
  if (condition.question === "clicked" && condition.stepId !== "" && !mails.has(condition.stepId)) errors[`${at}.stepId`] = "This mail was removed; choose another";
}
