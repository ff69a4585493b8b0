import { type JourneyDefinition, JourneyDefinitionSchema } from "./definition.ts";

export interface DefinitionProblem {
  /** where: ["steps", 2, "minutes"] */
  readonly path: readonly (string | number)[];
  readonly message: string;
}
export type ParsedDefinition =
  | { readonly ok: true; readonly definition: JourneyDefinition }
  | { readonly ok: false; readonly problems: readonly DefinitionProblem[] };

/** Checks a journey from outside; each problem points at its step. */
export function parseDefinition(input: unknown): ParsedDefinition {
  const parsed = JourneyDefinitionSchema.safeParse(input);
  if (!parsed.success) {
    return { ok: false, problems: parsed.error.issues.map(({ path, message }) => ({ path: path.map((p) => (typeof p === "symbol" ? String(p) : p)), message })) };
  }
  const problems = orderProblems(parsed.data);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, definition: parsed.data };
}

function orderProblems({ steps }: JourneyDefinition): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  steps.forEach((step, index) => {
    if (steps.findIndex((other) => other.id === step.id) !== index) {
      problems.push({ path: ["steps", index, "id"], message: `step ids must differ; "${step.id}" stands twice` });
    }
    const before = steps[index - 1];
    if (step.kind === "message" && before?.kind === "message") {
      problems.push({ path: ["steps", index], message: "two messages need a wait between them" });
    }
  });
  if (!steps.some((step) => step.kind === "message")) problems.push({ path: ["steps"], message: "a journey needs at least one message" });
  if (steps.at(-1)?.kind === "wait") problems.push({ path: ["steps", steps.length - 1], message: "a wait at the end leads to nothing" });
  return problems;
}
