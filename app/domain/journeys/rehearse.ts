import { whyNotRecoverable } from "../carts/abandonment.ts";
import { cartOccasion } from "../carts/occasion.ts";
import { isPartial } from "../carts/partial-checkout.ts";
import { purposeOf } from "../messaging/candidate-of.ts";
import { checkoutAsOf, factsAsOf, isLater } from "../rehearsal/as-of.ts";
import { comings } from "../rehearsal/doors.ts";
import type { Coming, Period } from "../rehearsal/doors.ts";
import { findingsOfHappening, findingsOfMail, mailKey } from "../rehearsal/faults.ts";
import type { Finding, Reach } from "../rehearsal/faults.ts";
import type { OwnMail, PastStock, PersonPast } from "../rehearsal/past.ts";
import { firstDueAt } from "./advance.ts";
import type { NotEnrolledReason } from "./decision.ts";
import { hasJourneyPerOrder } from "./definition.ts";
import { whyNotEntered } from "./entry.ts";
import type { EnrollmentState, JourneyFacts } from "./facts.ts";
import { CART_SOLD_OUT } from "./foresee.ts";
import { freesPlace, otherParcels } from "./other-parcels.ts";
import { placesOf } from "./places.ts";
import { dueAtStart, takesOver } from "./start.ts";
import { walk } from "./walk.ts";
import type { Happening, WalkedCampaign, Walker } from "./walk.ts";

/** Something that would have happened to a person, with what was wrong about it or was spared them. */
export interface Rehearsed {
  readonly happening: Happening;
  readonly findings: readonly Finding[];
  readonly facts: JourneyFacts;
  readonly enrollment: EnrollmentState;
}

export interface PersonRehearsal {
  /** when journeys began */
  readonly entered: readonly Date[];
  /** once for each cart, order or day and reason */
  readonly notEntered: readonly NotEnrolledReason[];
  readonly rehearsed: readonly Rehearsed[];
}

export interface Rehearsal {
  readonly campaign: WalkedCampaign;
  /** nothing after its end is known */
  readonly period: Period;
  readonly stock: PastStock;
  readonly reach: Reach;
  readonly shopZone: string;
}

/** Replays one person's past as if the campaign had been on: who comes in, and what `advance` and `arbitrate` would have said at each moment. */
export function rehearsePerson(rehearsal: Rehearsal, person: PersonPast): PersonRehearsal {
  const replay = new Replay(rehearsal, person);
  const doors = comings(rehearsal.campaign.definition, person, rehearsal.period, rehearsal.shopZone);
  if (doors.length === 0) return replay.result();
  const news = newsOf(person).filter((at) => at > doors[0]!.at && at <= rehearsal.period.to).map((at) => ({ at, coming: null }));
  const moments = [...doors.map((coming) => ({ at: coming.at, coming })), ...news].sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const { at, coming } of moments) {
    replay.passTime(at);
    if (coming) replay.come(coming);
    else replay.look(at);
  }
  replay.passTime(rehearsal.period.to);
  return replay.result();
}

/** Moments that may hasten a decision. Activity at a cart only ever puts one off. */
function newsOf({ orders, consents, suppression, segments, checkouts, own = [] }: PersonPast): readonly Date[] {
  const times = [
    ...orders.flatMap((order) => [order.createdAt, order.cancelledAt, order.fulfilledAt, order.deliveredAt]),
    ...consents.map((record) => record.at), suppression?.at ?? null, ...[...segments.values()].map(({ since }) => since),
    ...checkouts.flatMap((past) => [past.checkout.completedAt, past.deletedAt]), ...own.map((mail) => mail.clickedAt),
  ];
  return times.filter((at) => at !== null);
}

const MOST_LOOKS = 2_000;

/** A journey under way. */
interface Under {
  readonly walker: Walker;
  readonly dueAt: Date;
}

/** One person's way through the campaign. */
class Replay {
  readonly #rehearsal: Rehearsal;
  readonly #person: PersonPast;
  readonly #entered: Date[] = [];
  readonly #occasions = new Set<string>();
  readonly #refused = new Map<string, NotEnrolledReason>();
  readonly #rehearsed: Rehearsed[] = [];
  readonly #mails = new Set<string>();
  /** journeys under way, by the order where each has its own, else the one of the person */
  readonly #open = new Map<string, Under>();
  #sentSteps: Walker["sentSteps"] = new Map();
  #history: Walker["history"] = [];
  #looks = 0;

  constructor(rehearsal: Rehearsal, person: PersonPast) {
    this.#rehearsal = rehearsal;
    this.#person = person;
  }

  result(): PersonRehearsal {
    return { entered: this.#entered, notEntered: [...this.#refused.values()], rehearsed: this.#rehearsed };
  }

  /** All that falls due up to and at `to`. */
  passTime(to: Date): void {
    for (let next = this.#nextDue(); next && next.dueAt <= to; next = this.#nextDue()) this.#lookAt(next, next.dueAt);
  }

  #nextDue(): Under | null {
    let next: Under | null = null;
    for (const one of this.#open.values()) if (next === null || one.dueAt < next.dueAt) next = one;
    return next;
  }

  /** What the open journeys want now. */
  look(now: Date): void {
    for (const one of [...this.#open.values()]) this.#lookAt(one, now);
  }

  #lookAt(under: Under, now: Date): void {
    if ((this.#looks += 1) > MOST_LOOKS) return this.#open.clear();
    const { campaign, reach } = this.#rehearsal;
    const before = under.walker.enrollment;
    const facts = this.#facts(before, now);
    const others = this.#person.mails.filter((mail) => mail.at <= now);
    const from = { ...under.walker, sentSteps: this.#sentSteps, history: others.length > 0 ? [...others, ...this.#history] : this.#history };
    const { happened, walker, dueAt } = walk(campaign, from, facts, now, CART_SOLD_OUT);
    for (const happening of happened) {
      const enrollment = { ...before, stepIndex: happening.stepIndex ?? walker.enrollment.stepIndex };
      const findings = happening.kind === "sent" ? findingsOfMail(campaign, enrollment, facts, happening.effect, now, this.#mails, reach) : findingsOfHappening(campaign, enrollment, facts, happening, reach, now);
      this.#rehearsed.push({ happening, findings, facts, enrollment });
      if (happening.kind !== "sent") continue;
      this.#mails.add(mailKey(enrollment, happening.effect.stepId));
      this.#history = [...this.#history, { at: now, purpose: purposeOf(happening.effect, enrollment) }];
    }
    this.#sentSteps = walker.sentSteps;
    if (dueAt === null) this.#leave(before, happened.at(-1), facts, now);
    else this.#open.set(placeOfOne(before), { walker, dueAt });
  }

  #leave(enrollment: EnrollmentState, last: Happening | undefined, { orders }: JourneyFacts, now: Date): void {
    const { definition } = this.#rehearsal.campaign;
    this.#open.delete(placeOfOne(enrollment));
    if (last?.kind !== "exited" || !freesPlace(definition, enrollment, last.reason)) return;
    for (const other of otherParcels(definition, orders, enrollment.orderId)) {
      if (!this.#open.has(placeOfOne(enrollment))) this.come({ at: now, ...other });
    }
  }

  /** The person is at the door: they come in, their open journey follows them, or there is a reason why not. */
  come(coming: Coming): void {
    const fresh = this.#fresh(coming);
    const open = this.#open.get(placeOfOne(fresh))?.walker.enrollment ?? null;
    if ("past" in coming) {
      const reason = this.#whyNot(coming, fresh);
      // A running journey judges its own checkout when it is due.
      if (reason !== null) return open?.checkoutToken === fresh.checkoutToken ? undefined : this.#refuse(fresh, reason);
      const dueAt = firstDueAt(this.#rehearsal.campaign.definition, checkoutAsOf(coming.past, coming.at));
      return open ? this.#follow(fresh, open, dueAt) : this.#begin(fresh, dueAt);
    }
    const { definition } = this.#rehearsal.campaign;
    if (this.#occasions.has(fresh.occasion)) return;
    if (open && !takesOver(definition.trigger, coming.start, open)) return this.#refuse(fresh, "already-enrolled");
    const reason = coming.order?.test ? "test" : coming.order?.cancelledAt ? "order-cancelled" : this.#whyNot(coming, fresh);
    if (reason !== null) return this.#refuse(fresh, reason);
    const dueAt = dueAtStart(definition, coming.start.startsAt);
    if (!open) return this.#begin(fresh, dueAt);
    this.#move({ ...open, orderId: fresh.orderId, occasion: fresh.occasion, stepEnteredAt: fresh.stepEnteredAt, createdAt: fresh.createdAt }, dueAt);
  }

  #fresh(coming: Coming): EnrollmentState {
    const { at } = coming;
    const { id: campaignId } = this.#rehearsal.campaign;
    const own = hasJourneyPerOrder(this.#rehearsal.campaign.definition) ? { perOrder: true } : {};
    const base = { id: `rehearsal-${this.#entered.length}`, campaignId, campaignVersion: 1, customerId: this.#person.customer.id, stepIndex: 0, createdAt: at, ...own };
    if ("start" in coming) return { ...base, checkoutToken: null, orderId: coming.start.orderId, occasion: coming.start.occasion, stepEnteredAt: coming.start.startsAt };
    const { token, lines } = checkoutAsOf(coming.past, at);
    return { ...base, checkoutToken: token, orderId: null, occasion: cartOccasion(lines), stepEnteredAt: at };
  }

  #begin(fresh: EnrollmentState, dueAt: Date): void {
    if (this.#occasions.has(fresh.occasion)) return this.#refuse(fresh, "already-enrolled");
    this.#occasions.add(fresh.occasion);
    this.#entered.push(fresh.createdAt);
    this.#open.set(placeOfOne(fresh), { walker: { enrollment: fresh, sentSteps: this.#sentSteps, doneSteps: new Set(), history: this.#history }, dueAt });
    this.passTime(fresh.createdAt);
  }

  /** The journey stays with the checkout that began last. Once it has written, a changed cart does not begin it again, unless the campaign says so. */
  #follow(fresh: EnrollmentState, open: EnrollmentState, dueAt: Date): void {
    const same = open.checkoutToken === fresh.checkoutToken;
    if (same && (open.occasion === fresh.occasion || !this.#startsOver(open))) return;
    if (!same && !this.#isNewer(fresh, open)) return this.#refuse(fresh, "already-enrolled");
    if (open.occasion !== fresh.occasion && this.#occasions.has(fresh.occasion)) return same ? undefined : this.#refuse(fresh, "already-enrolled");
    this.#occasions.delete(open.occasion);
    this.#move({ ...open, checkoutToken: fresh.checkoutToken, occasion: fresh.occasion, stepIndex: 0, stepEnteredAt: fresh.createdAt }, dueAt);
  }

  #move(enrollment: EnrollmentState, dueAt: Date): void {
    this.#occasions.add(enrollment.occasion);
    const place = placeOfOne(enrollment);
    this.#open.set(place, { walker: { ...this.#open.get(place)!.walker, enrollment }, dueAt });
  }

  #startsOver({ stepIndex }: EnrollmentState): boolean {
    const { definition } = this.#rehearsal.campaign;
    const written = placesOf(definition).slice(0, stepIndex).some(({ step }) => step.kind === "message");
    return !written || (definition.trigger.kind === "checkout-abandoned" && definition.trigger.changedCart === "start-over");
  }

  #isNewer(fresh: EnrollmentState, open: EnrollmentState): boolean {
    const find = (token: string | null) => this.#person.checkouts.find((past) => past.checkout.token === token);
    const [next, now] = [find(fresh.checkoutToken), find(open.checkoutToken)];
    if (!next || !now) return true;
    const over = [now.deletedAt, now.checkout.completedAt].some((at) => at !== null && at <= fresh.createdAt);
    return over || isLater(next.checkout, now.checkout);
  }

  #whyNot(coming: Coming, fresh: EnrollmentState): NotEnrolledReason | null {
    const { entry } = this.#rehearsal.campaign.definition;
    if ("past" in coming) {
      const { past, at } = coming;
      if (past.suspected) return "suspected-bot";
      const { customer } = this.#person;
      const checkout = checkoutAsOf(past, at);
      const reason = whyNotRecoverable(isPartial(checkout) ? { ...checkout, email: customer.shopifyId ? customer.email : null } : checkout);
      if (reason !== null) return reason;
    }
    const open = entry.audience === null && entry.minimumMinor === null && entry.countries === null && entry.channels === null;
    if (open && this.#entered.length === 0) return null;
    return whyNotEntered(entry, { facts: this.#facts(fresh, coming.at), earlier: this.#entered }, coming.at);
  }

  #refuse({ checkoutToken, orderId, occasion }: EnrollmentState, reason: NotEnrolledReason): void {
    this.#refused.set(`${reason} ${checkoutToken ?? orderId ?? occasion}`, reason);
  }

  #facts(enrollment: EnrollmentState, at: Date): JourneyFacts {
    const facts = factsAsOf(this.#person, enrollment, this.#rehearsal.stock, at);
    return this.#person.own ? { ...facts, clicks: this.#clicks(this.#person.own, enrollment, at) } : facts;
  }

  /** Clicks that were really made in mails of this journey, as far as the rehearsal has sent them, too. */
  #clicks(own: readonly OwnMail[], enrollment: EnrollmentState, at: Date): JourneyFacts["clicks"] {
    return own.flatMap(({ key, stepId, clickedAt }) => (clickedAt !== null && clickedAt <= at && key === mailKey(enrollment, stepId) && this.#mails.has(key) ? [{ stepId, at: clickedAt }] : []));
  }
}

/** Two journeys of the same place are never open at once. */
function placeOfOne({ perOrder, occasion }: EnrollmentState): string {
  return perOrder ? occasion : "";
}
