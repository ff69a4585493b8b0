import { flatten } from "../../../presenters/campaigns/draft/tree.ts";
import type { ConditionContext } from "../conditions/condition-context.ts";
import { useBuilder } from "./builder-context.ts";

/** What conditions within the journey can ask about. */
export function useConditionContext(): ConditionContext {
  const { subject, names, errors, steps } = useBuilder();
  const mails = flatten(steps).filter(({ kind }) => kind === "message").map(({ id }) => ({ id, name: names.steps[id] ?? "mail" }));
  return { subject, names, errors, mails };
}
