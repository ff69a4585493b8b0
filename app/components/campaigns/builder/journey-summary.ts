import { UNIT_MINUTES } from "../../../presenters/words/duration.ts";
import type { StepDraft } from "../../../presenters/campaigns/draft/step.ts";
import { branchesOf, flatten } from "../../../presenters/campaigns/draft/tree.ts";
import { plural } from "../../../presenters/words/plural.ts";

/** "3 mails over 3 days": how much the journey asks of a customer; on a journey with paths, at most. Waits that are not numbers yet count as none. */
export function journeySummary(steps: readonly StepDraft[]): string {
  const { mails, minutes } = longest(steps);
  const forked = flatten(steps).some((step) => branchesOf(step).length > 0);
  const unit = minutes >= 2 * UNIT_MINUTES.days ? "days" : minutes >= UNIT_MINUTES.hours ? "hours" : "minutes";
  const length = Math.round(minutes / UNIT_MINUTES[unit]);
  return `${forked ? "up to " : ""}${plural(mails, "mail")}${length > 0 ? ` over ${plural(length, unit.slice(0, -1))}` : ""}`;
}

interface Length {
  readonly mails: number;
  readonly minutes: number;
}

/** The most of each that one person can meet. */
function longest(steps: readonly StepDraft[]): Length {
  return steps.map(ofStep).reduce((sum, { mails, minutes }) => ({ mails: sum.mails + mails, minutes: sum.minutes + minutes }), { mails: 0, minutes: 0 });
}

function ofStep(step: StepDraft): Length {
  const own = step.kind === "wait" || step.kind === "wait-for" ? (Number(step.amount) || 0) * UNIT_MINUTES[step.unit] : 0;
  const paths = branchesOf(step).map((branch) => longest(branch.steps));
  return { mails: (step.kind === "message" ? 1 : 0) + Math.max(0, ...paths.map(({ mails }) => mails)), minutes: own + Math.max(0, ...paths.map(({ minutes }) => minutes)) };
}
