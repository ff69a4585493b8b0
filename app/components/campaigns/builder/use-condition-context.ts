import type { ConditionContext } from "../conditions/condition-context.ts";
import { mailOptions } from "../conditions/mail-options.ts";
import { useBuilder } from "./builder-context.ts";

/** What conditions within the journey can ask about. */
export function useConditionContext(): ConditionContext {
  const { subject, names, errors, steps } = useBuilder();
  return { subject, names, errors, mails: mailOptions(steps, names) };
}
