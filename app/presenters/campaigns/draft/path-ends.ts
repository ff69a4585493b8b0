import type { StepDraft } from "./step.ts";
import { branchesOf } from "./tree.ts";

/** Whether nobody comes out at the end of these steps: they end here, on every path. */
export function endsHere(steps: readonly StepDraft[]): boolean {
  const last = steps.at(-1);
  if (!last) return false;
  const branches = branchesOf(last);
  return last.kind === "exit" || (branches.length > 0 && branches.every((branch) => endsHere(branch.steps)));
}

/** What is said where the paths of a step come together. */
export function togetherWords(step: StepDraft): string {
  const branches = branchesOf(step);
  const on = branches.filter((branch) => !endsHere(branch.steps)).length;
  if (on === branches.length) return on === 2 ? "Both paths go on here" : "All paths go on here";
  return on === 0 ? "No path goes on" : on === 1 ? "The other path goes on here" : "The other paths go on here";
}
