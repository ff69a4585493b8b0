import { arbitrate } from "../messaging/arbitrate.ts";
import { candidateOf } from "../messaging/candidate-of.ts";
import type { PersonCandidates, SendPolicy, Verdict } from "../messaging/candidate.ts";
import { advance } from "./advance.ts";
import type { ExitReason, MessageEffect, OtherEffect, WithheldReason } from "./decision.ts";
import type { JourneyDefinition } from "./definition.ts";
import type { EnrollmentState, JourneyFacts } from "./facts.ts";
import { placesOf } from "./places.ts";

/** A campaign as one of its journeys is walked, with what decides over its messages. */
export interface WalkedCampaign {
  readonly shop: string;
  readonly id: string;
  readonly priority: number;
  /** share held out, 0 to 1 */
  readonly holdout: number;
  readonly definition: JourneyDefinition;
  readonly policy: SendPolicy;
}

/** One journey under way, with what was done in it so far. */
export interface Walker {
  readonly enrollment: EnrollmentState;
  /** occasions of messages already made, by step id */
  readonly sentSteps: ReadonlyMap<string, readonly string[]>;
  readonly doneSteps: ReadonlySet<string>;
  /** hand-offs to this person, any campaign */
  readonly history: PersonCandidates["history"];
}

/** What happens in a journey. `stepIndex`: the place where it stands then; null at its end. */
export type Happening =
  | { readonly kind: "sent"; readonly at: Date; readonly stepIndex: number; readonly effect: MessageEffect }
  | { readonly kind: "done"; readonly at: Date; readonly stepIndex: number; readonly effect: OtherEffect }
  | { readonly kind: "put-off"; readonly at: Date; readonly stepIndex: number; readonly stepId: string; readonly until: Date; readonly reason: WithheldReason }
  | { readonly kind: "withheld"; readonly at: Date; readonly stepIndex: number; readonly stepId: string; readonly reason: WithheldReason }
  | { readonly kind: "exited"; readonly at: Date; readonly stepIndex: null; readonly reason: ExitReason };

export interface Walked {
  readonly happened: readonly Happening[];
  readonly walker: Walker;
  /** when to look again; null once the journey is over */
  readonly dueAt: Date | null;
}

/** Why a message cannot go out apart from person and rules, such as that everything is sold out; null when nothing stands in the way. */
export type Obstacle = (effect: MessageEffect, facts: JourneyFacts) => WithheldReason | null;

/**
 * What production does with one journey at one moment, taking as done whatever it asks for: `advance` says what is wanted,
 * `arbitrate` what becomes of it, and so on until the journey waits or ends. The walker's own deeds go before those in `facts`.
 */
export function walk(campaign: WalkedCampaign, from: Walker, facts: JourneyFacts, now: Date, obstacle: Obstacle): Walked {
  const happened: Happening[] = [];
  let walker = from;
  for (;;) {
    const { sentSteps, doneSteps } = walker;
    const answer = advance(campaign.definition, walker.enrollment, { ...facts, sentSteps, doneSteps }, now);
    if (answer.kind === "exit") {
      happened.push({ kind: "exited", at: now, stepIndex: null, reason: answer.reason });
      return { happened, walker, dueAt: null };
    }
    const { stepIndex, stepEnteredAt } = answer;
    walker = { ...walker, enrollment: { ...walker.enrollment, stepIndex, stepEnteredAt } };
    if (answer.kind === "wait") return { happened, walker, dueAt: answer.until };
    const { effect } = answer;
    if (effect.kind !== "send-message") {
      happened.push({ kind: "done", at: now, stepIndex, effect });
      walker = behind(campaign, { ...walker, doneSteps: new Set([...doneSteps, effect.stepId]) }, now);
      continue;
    }
    const reason = obstacle(effect, facts);
    const verdict: Verdict = reason === null ? ask(campaign, walker, effect, facts, now) : { kind: "drop", reason };
    if (verdict.kind === "replan") {
      happened.push({ kind: "put-off", at: now, stepIndex, stepId: effect.stepId, until: verdict.until, reason: verdict.reason });
      return { happened, walker, dueAt: verdict.until };
    }
    if (verdict.kind === "send") {
      happened.push({ kind: "sent", at: now, stepIndex, effect });
      walker = behind(campaign, sent(walker, effect, now), now);
    } else {
      happened.push({ kind: "withheld", at: now, stepIndex, stepId: effect.stepId, reason: verdict.reason });
      walker = behind(campaign, walker, now);
    }
  }
}

function ask({ shop, id, priority, holdout, policy }: WalkedCampaign, { enrollment, history }: Walker, effect: MessageEffect, facts: JourneyFacts, now: Date): Verdict {
  const candidate = candidateOf({ campaign: { id, priority }, holdout, enrollment, effect, facts, wantedAt: enrollment.stepEnteredAt, offerEndsAt: null });
  return arbitrate({ shop, customerId: enrollment.customerId, candidates: [candidate], history }, policy, now)[0]!;
}

function sent(walker: Walker, { stepId, purpose }: MessageEffect, now: Date): Walker {
  const occasions = walker.sentSteps.get(stepId) ?? [];
  const sentSteps = new Map(walker.sentSteps).set(stepId, [...occasions, walker.enrollment.occasion]);
  return { ...walker, sentSteps, history: [...walker.history, { at: now, purpose }] };
}

/** The step is settled: the journey goes on behind it, now. */
function behind({ definition }: WalkedCampaign, walker: Walker, now: Date): Walker {
  const { stepIndex } = walker.enrollment;
  return { ...walker, enrollment: { ...walker.enrollment, stepIndex: placesOf(definition)[stepIndex]!.next, stepEnteredAt: now } };
}
