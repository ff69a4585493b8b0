import type { StepDraft } from "./step.ts";

/** A path of a step: its name within the step, and the steps on it. */
export interface Branch {
  readonly name: string;
  readonly steps: readonly StepDraft[];
}

/** The paths of a step in reading order; none for a step that is no split. */
export function branchesOf(step: StepDraft): readonly Branch[] {
  switch (step.kind) {
    case "wait-for":
      return [{ name: "happened", steps: step.happened }, { name: "timedOut", steps: step.timedOut }];
    case "split":
      return [{ name: "yes", steps: step.yes }, { name: "no", steps: step.no }];
    case "random":
      return step.paths.map(({ id, steps }) => ({ name: id, steps }));
    default:
      return [];
  }
}

/** The step with other steps on its paths; the same object where none of them changed. */
export function mapBranches(step: StepDraft, change: (steps: readonly StepDraft[], name: string) => readonly StepDraft[]): StepDraft {
  const branches = branchesOf(step);
  const changed = new Map(branches.map(({ name, steps }) => [name, change(steps, name)]));
  if (branches.every(({ name, steps }) => changed.get(name) === steps)) return step;
  switch (step.kind) {
    case "wait-for":
      return { ...step, happened: changed.get("happened")!, timedOut: changed.get("timedOut")! };
    case "split":
      return { ...step, yes: changed.get("yes")!, no: changed.get("no")! };
    case "random":
      return { ...step, paths: step.paths.map((path) => ({ ...path, steps: changed.get(path.id)! })) };
    default:
      return step;
  }
}

/** All steps in reading order, as they will be numbered. */
export function flatten(steps: readonly StepDraft[]): readonly StepDraft[] {
  return steps.flatMap((step) => [step, ...branchesOf(step).flatMap((branch) => flatten(branch.steps))]);
}
