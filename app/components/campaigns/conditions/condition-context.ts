import type { Subject } from "../../../presenters/words/describe-predicate.ts";
import type { Names } from "../../../presenters/words/names.ts";
import type { FieldErrors } from "../../forms/field-errors.ts";

/** What conditions are asked about, and in whose words. */
export interface ConditionContext {
  readonly subject: Subject;
  readonly names: Names;
  /** mails that can be asked about: name by step id; null where nobody has had a mail yet */
  readonly mails: readonly { readonly id: string; readonly name: string }[] | null;
  readonly errors: FieldErrors;
}
