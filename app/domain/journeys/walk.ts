import { offerWindow } from "../incentives/code.ts";
import { arbitrate } from "../messaging/arbitrate.ts";
import { candidateOf } from "../messaging/candidate-of.ts";
import type { Candidate, PersonCandidates, SendPolicy, Verdict } from "../messaging/candidate.ts";
import { CAP_WINDOW_MS } from "../messaging/frequency-cap.ts";
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

/** Hand-offs to a person, any campaign; of those that are only foreseen it is known which. */
export type History = readonly (PersonCandidates["history"][number] & { readonly campaignId?: string })[];

/** One journey under way, with what was done in it so far. */
export interface Walker {
  readonly enrollment: EnrollmentState;
  /** occasions of messages already made, by step id */
  readonly sentSteps: ReadonlyMap<string, readonly string[]>;
  readonly doneSteps: ReadonlySet<string>;
  /** ends of the offers that its steps made, by step id */
  readonly offerEnds?: ReadonlyMap<string, Date>;
  readonly history: History;
}

/** What happens in a journey. `stepIndex`: the place where it stands then; null at its end. `rivals`: other campaigns whose mails of these days stand in the way. */
export type Happening =
  | { readonly kind: "sent"; readonly at: Date; readonly stepIndex: number; readonly effect: MessageEffect }
  | { readonly kind: "done"; readonly at: Date; readonly stepIndex: number; readonly effect: OtherEffect }
  | { readonly kind: "put-off"; readonly at: Date; readonly stepIndex: number; readonly stepId: string; readonly until: Date; readonly reason: WithheldReason; readonly rivals: readonly string[] }
  | { readonly kind: "withheld"; readonly at: Date; readonly stepIndex: number; readonly stepId: string; readonly reason: WithheldReason; readonly rivals: readonly string[] }
  | { readonly kind: "exited"; readonly at: Date; readonly stepIndex: null; readonly reason: ExitReason };

export interface Walked {
  readonly happened: readonly Happening[];
  readonly walker: Walker;
  /** when to look again; null once the journey is over */
  readonly dueAt: Date | null;
}

/** Why a message cannot go out apart from person and rules, such as that everything is sold out; null when nothing stands in the way. */
export type Obstacle = (effect: MessageEffect, facts: JourneyFacts) => WithheldReason | null;

/** One of a person's journeys. */
export interface Course {
  readonly campaign: WalkedCampaign;
  readonly walker: Omit<Walker, "history">;
  readonly facts: JourneyFacts;
  /** when to look again; null once it is over */
  readonly dueAt: Date | null;
}

/** What production does with one journey at one moment; see walkTogether. The walker's own deeds go before those in `facts`. */
export function walk(campaign: WalkedCampaign, from: Walker, facts: JourneyFacts, now: Date, obstacle: Obstacle): Walked {
  const { courses, history, happened } = walkTogether([{ campaign, walker: from, facts, dueAt: now }], from.history, now, obstacle);
  const [course] = courses;
  return { happened: happened[0]!, walker: { ...course!.walker, history }, dueAt: course!.dueAt };
}

/**
 * What production does with all of a person's journeys that are due at one moment, taking as done whatever they ask for.
 * In turns, as the worker claims the person: `advance` says what each journey wants, `arbitrate` decides over all that wish
 * for a message in the same turn, and so on until each waits or ends.
 */
export function walkTogether(from: readonly Course[], past: History, now: Date, obstacle: Obstacle): { readonly courses: readonly Course[]; readonly history: History; readonly happened: readonly (readonly Happening[])[] } {
  const courses = [...from];
  const happened: Happening[][] = from.map(() => []);
  let history = past;
  let due = courses.flatMap(({ dueAt }, index) => (dueAt !== null && dueAt <= now ? [index] : []));
  while (due.length > 0) {
    const wishes: Wish[] = [];
    const goOn: number[] = [];
    for (const index of due) {
      const looked = look(courses[index]!, now);
      courses[index] = looked.course;
      if (looked.kind === "wish") wishes.push({ index, course: looked.course, effect: looked.effect });
      if (looked.kind === "happened") happened[index]!.push(looked.happening);
      if (looked.kind === "happened" && looked.course.dueAt !== null) goOn.push(index);
    }
    for (const { index, course, effect, verdict, rivals } of settle(wishes, history, now, obstacle)) {
      const at = { at: now, stepIndex: course.walker.enrollment.stepIndex } as const;
      if (verdict.kind === "replan") {
        happened[index]!.push({ kind: "put-off", ...at, stepId: effect.stepId, until: verdict.until, reason: verdict.reason, rivals });
        courses[index] = { ...course, dueAt: verdict.until };
        continue;
      }
      goOn.push(index);
      if (verdict.kind === "drop") happened[index]!.push({ kind: "withheld", ...at, stepId: effect.stepId, reason: verdict.reason, rivals });
      else happened[index]!.push({ kind: "sent", ...at, effect });
      if (verdict.kind === "send") history = [...history, { at: now, purpose: verdict.purpose, campaignId: course.campaign.id }];
      courses[index] = behind(course, verdict.kind === "send" ? sent(course.walker, effect, now) : course.walker, now);
    }
    due = goOn;
  }
  return { courses, history, happened };
}

type Looked =
  | { readonly kind: "rests"; readonly course: Course }
  | { readonly kind: "happened"; readonly course: Course; readonly happening: Happening }
  | { readonly kind: "wish"; readonly course: Course; readonly effect: MessageEffect };

function look(course: Course, now: Date): Looked {
  const { campaign, walker, facts } = course;
  const answer = advance(campaign.definition, walker.enrollment, { ...facts, sentSteps: walker.sentSteps, doneSteps: walker.doneSteps }, now);
  if (answer.kind === "exit") return { kind: "happened", course: { ...course, dueAt: null }, happening: { kind: "exited", at: now, stepIndex: null, reason: answer.reason } };
  const { stepIndex, stepEnteredAt } = answer;
  const here = { ...walker, enrollment: { ...walker.enrollment, stepIndex, stepEnteredAt } };
  if (answer.kind === "wait") return { kind: "rests", course: { ...course, walker: here, dueAt: answer.until } };
  const { effect } = answer;
  if (effect.kind === "send-message") return { kind: "wish", course: { ...course, walker: here }, effect };
  const done = { ...here, doneSteps: new Set([...walker.doneSteps, effect.stepId]) };
  const offering = effect.kind === "issue-offer" ? offered(done, effect.stepId, offerWindow(effect.terms, now).endsAt) : done;
  return { kind: "happened", course: behind(course, offering, now), happening: { kind: "done", at: now, stepIndex, effect } };
}

interface Wish {
  readonly index: number;
  readonly course: Course;
  readonly effect: MessageEffect;
}

type Settled = Wish & { readonly verdict: Exclude<Verdict, { kind: "send" }> | { readonly kind: "send"; readonly purpose: Candidate["purpose"] }; readonly rivals: readonly string[] };

/** As the worker decides: all wishes without the holdouts, then what stands in the way of each, then what is left with the holdouts, and last whether there is the offer to show. */
function settle(wishes: readonly Wish[], history: History, now: Date, obstacle: Obstacle): readonly Settled[] {
  if (wishes.length === 0) return [];
  const candidates = wishes.map(({ course, effect }) => candidateFor(course, effect));
  const first = decide(wishes, candidates.map((one) => ({ ...one, holdout: 0 })), history, now);
  const reasons = first.map(({ verdict, course, effect }) => (verdict.kind === "send" ? obstacle(effect, course.facts) : null));
  const left = wishes.flatMap((_, index) => (first[index]!.verdict.kind === "send" && reasons[index] === null ? [index] : []));
  const final = new Map(decide(left.map((index) => wishes[index]!), left.map((index) => candidates[index]!), history, now).map((one) => [one.index, one]));
  return first.map((one, index) => {
    const reason = reasons[index]!;
    if (reason !== null) return { ...one, verdict: { kind: "drop", reason }, rivals: [] };
    const last = final.get(one.index) ?? one;
    return last.verdict.kind === "send" && !hasOffer(last, now) ? { ...last, verdict: { kind: "drop", reason: "offer-not-issued" } } : last;
  });
}

function decide(wishes: readonly Wish[], candidates: readonly Candidate[], history: History, now: Date): readonly Settled[] {
  const [one] = wishes;
  if (!one) return [];
  const { shop, policy } = one.course.campaign;
  const verdicts = arbitrate({ shop, customerId: one.course.walker.enrollment.customerId, candidates, history }, policy, now);
  const sent = candidates.flatMap(({ campaignId, purpose }, index) => (verdicts[index]!.kind === "send" && purpose === "marketing" ? [{ at: now, purpose, campaignId }] : []));
  return wishes.map((wish, index) => {
    const verdict = verdicts[index]!;
    if (verdict.kind !== "send") return { ...wish, verdict, rivals: rivalsOf(wish, verdict.reason, [...history, ...sent], now) };
    return { ...wish, rivals: [], verdict: { kind: "send", purpose: candidates[index]!.purpose } };
  });
}

function candidateFor({ campaign, walker, facts }: Course, effect: MessageEffect): Candidate {
  const { enrollment, offerEnds } = walker;
  return candidateOf({ campaign, holdout: campaign.holdout, enrollment, effect, facts, wantedAt: enrollment.stepEnteredAt, offerEndsAt: offerEnds?.get(effect.offerStepId ?? effect.stepId) ?? null });
}

/** The offer of an earlier step is shown while it runs; a mail that makes its own can always show it. */
function hasOffer({ course, effect }: Wish, now: Date): boolean {
  if (effect.offerStepId === null) return true;
  const endsAt = course.walker.offerEnds?.get(effect.offerStepId);
  return endsAt !== undefined && endsAt > now;
}

/** Other campaigns whose foreseen mails a message lost to: at the same moment, or by having filled the caps. */
function rivalsOf({ course }: Wish, reason: WithheldReason, mails: History, now: Date): readonly string[] {
  if (reason !== "lower-priority" && reason !== "frequency-cap") return [];
  const since = reason === "lower-priority" ? now.getTime() : now.getTime() - CAP_WINDOW_MS + 1;
  const theirs = mails.flatMap(({ at, purpose, campaignId }) => (purpose === "marketing" && at.getTime() >= since && campaignId !== undefined && campaignId !== course.campaign.id ? [campaignId] : []));
  return [...new Set(theirs)];
}

type Deeds = Course["walker"];

function sent(walker: Deeds, { stepId, offer }: MessageEffect, now: Date): Deeds {
  const occasions = walker.sentSteps.get(stepId) ?? [];
  const sentSteps = new Map(walker.sentSteps).set(stepId, [...occasions, walker.enrollment.occasion]);
  return offer === null ? { ...walker, sentSteps } : offered({ ...walker, sentSteps }, stepId, offerWindow(offer, now).endsAt);
}

function offered(walker: Deeds, stepId: string, endsAt: Date): Deeds {
  return { ...walker, offerEnds: new Map(walker.offerEnds).set(stepId, endsAt) };
}

/** The step is settled: the journey goes on behind it, now. */
function behind(course: Course, walker: Deeds, now: Date): Course {
  const { stepIndex } = walker.enrollment;
  const next = placesOf(course.campaign.definition)[stepIndex]!.next;
  return { ...course, walker: { ...walker, enrollment: { ...walker.enrollment, stepIndex: next, stepEnteredAt: now } }, dueAt: now };
}
