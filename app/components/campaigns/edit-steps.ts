import type { StepDraft } from "../../presenters/campaigns/campaign-draft.ts";

/** The steps with one of them changed. */
export function withStep(steps: readonly StepDraft[], index: number, step: StepDraft): readonly StepDraft[] {
  return steps.map((one, at) => (at === index ? step : one));
}

/** The steps with a wait of a day and another mail at the end. */
export function withMail(steps: readonly StepDraft[], templateId: string): readonly StepDraft[] {
  return [
    ...steps,
    { id: freeId(steps, "wait"), kind: "wait", amount: "1", unit: "days" },
    { id: freeId(steps, "mail"), kind: "message", templateId, offer: { kind: "none", percent: "10", amount: "5", validHours: "48" } },
  ];
}

/** The steps without a mail and without the wait before it. */
export function withoutStep(steps: readonly StepDraft[], index: number): readonly StepDraft[] {
  const from = steps[index - 1]?.kind === "wait" ? index - 1 : index;
  return steps.filter((_, at) => at < from || at > index);
}

/** The steps with a mail before or after its neighbour; waits stay where they are, so that only the mails change places. */
export function withMovedMail(steps: readonly StepDraft[], index: number, by: -1 | 1): readonly StepDraft[] {
  const mails = steps.flatMap(({ kind }, at) => (kind === "message" ? [at] : []));
  const target = mails[mails.indexOf(index) + by];
  const [mail, other] = [steps[index], target === undefined ? undefined : steps[target]];
  if (mail?.kind !== "message" || !other) return steps;
  return steps.map((step, at) => (at === index ? other : at === target ? mail : step));
}

const UNIT_MINUTES = { minutes: 1, hours: 60, days: 1440 } as const;

/** "3 mails over 3 days": how much the journey asks of a customer. Waits that are not numbers yet count as none. */
export function journeySummary(steps: readonly StepDraft[]): string {
  const mails = steps.filter(({ kind }) => kind === "message").length;
  const minutes = steps.reduce((sum, step) => sum + (step.kind === "wait" ? (Number(step.amount) || 0) * UNIT_MINUTES[step.unit] : 0), 0);
  const unit = minutes >= 2 * UNIT_MINUTES.days ? "days" : minutes >= UNIT_MINUTES.hours ? "hours" : "minutes";
  const length = Math.round(minutes / UNIT_MINUTES[unit]);
  return `${mails} ${mails === 1 ? "mail" : "mails"}${length > 0 ? ` over ${length} ${length === 1 ? unit.slice(0, -1) : unit}` : ""}`;
}

function freeId(steps: readonly StepDraft[], name: string): string {
  const taken = new Set(steps.map(({ id }) => id));
  let number = 1;
  while (taken.has(`${name}-${number}`)) number += 1;
  return `${name}-${number}`;
}
