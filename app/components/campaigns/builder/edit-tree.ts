import type { ConditionDraft } from "../../../presenters/campaigns/draft/condition.ts";
import type { StepDraft } from "../../../presenters/campaigns/draft/step.ts";
import { branchesOf, mapBranches } from "../../../presenters/campaigns/draft/tree.ts";

type Steps = readonly StepDraft[];

/** A place between steps: on the main line (`parent` null), or on a path of a split. */
export interface Slot {
  readonly parent: string | null;
  readonly branch: string;
  readonly index: number;
}

/** The main line's name as a path. */
export const MAIN = "main";

/** The place of a step; null where there is none of that id. */
export function slotOf(steps: Steps, id: string, parent: string | null = null, branch = MAIN): Slot | null {
  for (const [index, step] of steps.entries()) {
    if (step.id === id) return { parent, branch, index };
    for (const { name, steps: inner } of branchesOf(step)) {
      const found = slotOf(inner, id, step.id, name);
      if (found) return found;
    }
  }
  return null;
}

/** The steps of one path, or of the main line. */
export function stepsAt(steps: Steps, { parent, branch }: Pick<Slot, "parent" | "branch">): Steps {
  if (parent === null) return steps;
  const step = find(steps, parent);
  return (step && branchesOf(step).find(({ name }) => name === branch)?.steps) ?? [];
}

/** The step of an id, wherever it is. */
export function find(steps: Steps, id: string): StepDraft | null {
  for (const step of steps) {
    if (step.id === id) return step;
    for (const { steps: inner } of branchesOf(step)) {
      const found = find(inner, id);
      if (found) return found;
    }
  }
  return null;
}

/** The journey with one step changed; all others stay the same objects. */
export function withStep(steps: Steps, changed: StepDraft): Steps {
  return mapList(steps, (list) => (list.some(({ id }) => id === changed.id) ? list.map((step) => (step.id === changed.id ? changed : step)) : list));
}

/** The journey with steps put into a place. */
export function withInserted(steps: Steps, { parent, branch, index }: Slot, added: Steps): Steps {
  const put = (list: Steps): Steps => [...list.slice(0, index), ...added, ...list.slice(index)];
  if (parent === null) return put(steps);
  return mapList(steps, (list) => (list.some(({ id }) => id === parent) ? list.map((step) => (step.id === parent ? mapBranches(step, (inner, name) => (name === branch ? put(inner) : inner)) : step)) : list));
}

/** The journey without a step and all on its paths. */
export function without(steps: Steps, gone: string): Steps {
  return mapList(steps, (list) => (list.some(({ id }) => id === gone) ? list.filter(({ id }) => id !== gone) : list));
}

/** The journey with a step one place up or down as one reads it: past its neighbour, into a path and out of it. Unchanged at both ends. */
export function withMoved(steps: Steps, id: string, by: -1 | 1): Steps {
  const step = find(steps, id);
  const target = step && targetOf(steps, slotOf(steps, id)!, by);
  return step && target ? withInserted(without(steps, id), target, [step]) : steps;
}

/** Where a moved step comes to stand, counted without it. */
function targetOf(steps: Steps, { parent, branch, index }: Slot, by: -1 | 1): Slot | null {
  const list = stepsAt(steps, { parent, branch });
  const neighbour = list[index + by];
  if (neighbour) {
    const inner = branchesOf(neighbour).at(by === 1 ? 0 : -1);
    return inner ? { parent: neighbour.id, branch: inner.name, index: by === 1 ? 0 : inner.steps.length } : { parent, branch, index: index + by };
  }
  if (parent === null) return null;
  const paths = branchesOf(find(steps, parent)!);
  const next = paths[paths.findIndex(({ name }) => name === branch) + by];
  if (next) return { parent, branch: next.name, index: by === 1 ? 0 : next.steps.length };
  const outer = slotOf(steps, parent)!;
  return { ...outer, index: by === 1 ? outer.index + 1 : outer.index };
}

/** A copy of a step and all on its paths, with new ids; what points at a copied step points at its copy. */
export function copyOf(step: StepDraft, newId: (kind: StepDraft["kind"]) => string): StepDraft {
  const ids = new Map<string, string>();
  const copy = (one: StepDraft): StepDraft => {
    const id = newId(one.kind);
    ids.set(one.id, id);
    const renamed = { ...one, id };
    return mapBranches(renamed, (inner) => inner.map(copy));
  };
  const point = (one: StepDraft): StepDraft => {
    return mapBranches(pointed(one, ids), (inner) => inner.map(point));
  };
  return point(copy(step));
}

/** The step with what it points at by their new ids. */
function pointed(step: StepDraft, ids: ReadonlyMap<string, string>): StepDraft {
  if (step.kind === "message") return { ...step, offerStepId: ids.get(step.offerStepId) ?? step.offerStepId };
  return step.kind === "split" ? { ...step, if: pointedCondition(step.if, ids) } : step;
}

function pointedCondition(condition: ConditionDraft, ids: ReadonlyMap<string, string>): ConditionDraft {
  if (condition.kind === "group") return { ...condition, of: condition.of.map((one) => pointedCondition(one, ids)) };
  return { ...condition, stepId: ids.get(condition.stepId) ?? condition.stepId };
}

function mapList(steps: Steps, change: (list: Steps) => Steps): Steps {
  const inner = steps.map((step) => mapBranches(step, (list) => mapList(list, change)));
  return change(inner.every((step, index) => step === steps[index]) ? steps : inner);
}
