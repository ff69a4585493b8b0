import { type JourneyDefinition, JourneyDefinitionSchema } from "./definition.ts";
import { isDeeperThan } from "../kernel/nesting.ts";
import { leavesOf } from "../segments/leaves.ts";
import type { Predicate } from "../segments/predicate.ts";
import { pathsOf } from "./places.ts";
import type { Step } from "./steps.ts";
import { subjectOf, TRIGGERS_WITHOUT_SOURCE } from "./triggers.ts";

export interface DefinitionProblem {
  /** where: ["steps", 2, "minutes"] */
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** the step it is about, where it is about one */
  readonly stepId: string | null;
}
export type ParsedDefinition =
  | { readonly ok: true; readonly definition: JourneyDefinition }
  | { readonly ok: false; readonly problems: readonly DefinitionProblem[] };

const MOST_STEPS = 60;
/** objects within objects; a journey of five nested splits with conditions stays below */
const DEEPEST = 40;

/** Checks a journey from outside; each problem points at its step. */
export function parseDefinition(input: unknown): ParsedDefinition {
  if (isDeeperThan(input, DEEPEST)) return { ok: false, problems: [{ path: ["steps"], message: "splits within splits go at most 5 deep", stepId: null }] };
  const parsed = JourneyDefinitionSchema.safeParse(input);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => {
      const place = path.map((part) => (typeof part === "symbol" ? String(part) : part));
      return { path: place, message, stepId: stepAt(input, place) };
    });
    return { ok: false, problems };
  }
  const problems = ruleProblems(parsed.data);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, definition: parsed.data };
}

function ruleProblems(definition: JourneyDefinition): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  const { trigger, entry, steps } = definition;
  if (TRIGGERS_WITHOUT_SOURCE.includes(trigger.kind)) {
    problems.push({ path: ["trigger", "kind"], message: "this needs events of your online store, which are not collected yet", stepId: null });
  }
  if (entry.reEntry === "each-order" && subjectOf(trigger.kind) !== "order") {
    problems.push({ path: ["entry", "reEntry"], message: "only a campaign about orders can have a journey for each order", stepId: null });
  }
  const walk = new Walk(definition, problems);
  walk.list(steps, ["steps"], 0, null);
  if (walk.messages === 0) problems.push({ path: ["steps"], message: "a journey needs at least one message", stepId: null });
  if (walk.ids.size > MOST_STEPS) problems.push({ path: ["steps"], message: `a journey has at most ${MOST_STEPS} steps; this one has ${walk.ids.size}`, stepId: null });
  problems.push(...unknownMails(definition, walk.mails));
  const last = steps.at(-1);
  if (last && isWait(last)) problems.push({ path: ["steps", steps.length - 1], message: "a wait at the end leads to nothing", stepId: last.id });
  return problems;
}

/** Questions outside of the steps about mails that nobody can have had. */
function unknownMails({ entry, exits }: JourneyDefinition, mails: ReadonlySet<string>): readonly DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  if (entry.audience && leavesOf(entry.audience).some(({ kind }) => kind === "mailed")) problems.push({ path: ["entry", "audience"], message: "nobody has had a mail of this campaign before it begins", stepId: null });
  exits.forEach((exit, index) => {
    if (exit.kind === "custom" && askedMails(exit.if).some((id) => !mails.has(id))) problems.push({ path: ["exits", index, "if"], message: "the mail that is asked about is not in this journey", stepId: null });
  });
  return problems;
}

function askedMails(predicate: Predicate): readonly string[] {
  return leavesOf(predicate).flatMap((leaf) => (leaf.kind === "mailed" ? (leaf.stepId ?? []) : []));
}

type Path = readonly (string | number)[];

/** Looks at each step in reading order, with the step before it on its way. */
class Walk {
  readonly ids = new Set<string>();
  readonly mails = new Set<string>();
  readonly #offers = new Set<string>();
  readonly #definition: JourneyDefinition;
  readonly #problems: DefinitionProblem[];
  messages = 0;

  constructor(definition: JourneyDefinition, problems: DefinitionProblem[]) {
    this.#definition = definition;
    this.#problems = problems;
  }

  /** `before`: what came last on the way here, as far as it matters. Answers what came last on the way out. */
  list(steps: readonly Step[], path: Path, depth: number, before: "message" | null): "message" | null {
    let last = before;
    steps.forEach((step, index) => (last = this.#step(step, [...path, index], depth, last)));
    return last;
  }

  #step(step: Step, path: Path, depth: number, before: "message" | null): "message" | null {
    const say = (message: string, ...more: Path): void => void this.#problems.push({ path: [...path, ...more], message, stepId: step.id });
    if (this.ids.has(step.id)) say(`step ids must differ; "${step.id}" stands twice`, "id");
    this.ids.add(step.id);
    if (step.kind === "offer" || (step.kind === "message" && step.offer !== null)) this.#offers.add(step.id);
    if (step.kind === "message") return this.#message(step, before, say);
    if (step.kind === "tag" && step.add.length + step.remove.length === 0) say("name at least one tag to add or remove");
    if (step.kind === "wait-for") this.#awaited(step, say);
    if (step.kind === "split" && askedMails(step.if).some((id) => !this.mails.has(id))) say("the mail that is asked about must come before", "if");
    const paths = [...pathsOf(step)];
    if (paths.length === 0) return isWait(step) ? null : before;
    if (depth >= 5) say("splits within splits go at most 5 deep");
    if (paths.every(([, list]) => list.length === 0)) say("at least one path needs a step");
    const from = step.kind === "wait-for" ? null : before;
    const ends = paths.map(([, list], index) => this.list(list, [...path, ...placeOfPath(step, index)], depth + 1, from));
    return ends.includes("message") ? "message" : null;
  }

  #message(step: Extract<Step, { kind: "message" }>, before: "message" | null, say: (message: string, ...more: Path) => void): "message" {
    this.messages += 1;
    this.mails.add(step.id);
    if (before === "message") say("two messages need a wait between them");
    if (step.offer && step.offerStepId) say("a message shows one offer: its own, or an earlier step's", "offerStepId");
    else if (step.offerStepId && !this.#offers.has(step.offerStepId)) say("the step whose offer is shown must come before", "offerStepId");
    if (step.purpose === "transactional" && subjectOf(this.#definition.trigger.kind) !== "order") say("only messages about an order are transactional", "purpose");
    if (step.purpose === "transactional" && (step.offer ?? step.offerStepId) !== null) say("a message with an offer is marketing", "purpose");
    return "message";
  }

  #awaited(step: Extract<Step, { kind: "wait-for" }>, say: (message: string, ...more: Path) => void): void {
    const aboutOrder = step.event.kind === "fulfilled" || step.event.kind === "delivered";
    if (aboutOrder && subjectOf(this.#definition.trigger.kind) !== "order") say("only a journey about an order can wait for its parcel", "event");
  }
}

function isWait(step: Step): boolean {
  return step.kind === "wait" || step.kind === "wait-until";
}

/** Where the steps of a path stand in the definition. */
function placeOfPath(step: Step, index: number): Path {
  if (step.kind === "random") return ["paths", index, "steps"];
  return [step.kind === "split" ? ["yes", "no"][index]! : ["happened", "timedOut"][index]!];
}

/** The id of the innermost step that a path leads through, from input that may be anything. */
function stepAt(input: unknown, path: Path): string | null {
  let [found, at]: [string | null, unknown] = [null, input];
  for (const part of path) {
    if (typeof at !== "object" || at === null) break;
    at = (at as Record<string | number, unknown>)[part];
    if (typeof at === "object" && at !== null && "kind" in at && "id" in at && typeof at.id === "string") found = at.id;
  }
  return found;
}
