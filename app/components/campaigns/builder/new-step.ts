import { newRow } from "../../../presenters/campaigns/draft/condition.ts";
import { fillOffer } from "../../../presenters/campaigns/draft/offer.ts";
import type { StepDraft } from "../../../presenters/campaigns/draft/step.ts";
import type { Subject } from "../../../presenters/words/describe-predicate.ts";

export type StepKind = StepDraft["kind"];

const NAMES = {
  wait: "wait", "wait-until": "until", "wait-for": "await", split: "if", random: "random", message: "mail", offer: "offer", tag: "tag", webhook: "call", flow: "flow", exit: "end",
} as const satisfies Record<StepKind, string>;

/** An id that no step ever had: what was sent is on record under a step's id, so a removed step's must not come again. */
export function freshId(kind: StepKind | "path"): string {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return `${kind === "path" ? "path" : NAMES[kind]}-${random.toString(36)}`;
}

/** A step as it begins: valid where a merchant need not decide anything. */
export function newStep(kind: StepKind, { templateId, subject }: { readonly templateId: string; readonly subject: Subject }): StepDraft {
  const id = freshId(kind);
  switch (kind) {
    case "wait":
      return { id, kind, amount: "1", unit: "days" };
    case "wait-until":
      return { id, kind, at: "09:00", weekdays: [] };
    case "wait-for":
      return { id, kind, event: subject === "order" ? "delivered" : "ordered", segmentId: "", amount: "3", unit: "days", happened: [], timedOut: [] };
    case "split":
      return { id, kind, if: { kind: "group", match: "all", not: false, of: [newRow(subject === "person" ? "orders-count" : "value")] }, yes: [], no: [] };
    case "random":
      return { id, kind, paths: [{ id: freshId("path"), weight: "50", steps: [] }, { id: freshId("path"), weight: "50", steps: [] }] };
    case "message":
      return { id, kind, templateId, offerFrom: "none", offer: fillOffer(null), offerStepId: "", purpose: "marketing" };
    case "offer":
      return { id, kind, offer: fillOffer(null) };
    case "tag":
      return { id, kind, add: "", remove: "" };
    case "webhook":
      return { id, kind, url: "" };
    case "flow":
    case "exit":
      return { id, kind };
  }
}
