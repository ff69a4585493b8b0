import { isoWeekday, localTime } from "../kernel/time-zone.ts";
import type { OfferTerms } from "../incentives/offer.ts";
import type { ExitReason, NotEnrolledReason, WithheldReason } from "../journeys/decision.ts";
import type { PersonRehearsal, Rehearsed } from "../journeys/rehearse.ts";
import { FAULTS, mailKey } from "./faults.ts";
import type { Fault, Outcome } from "./faults.ts";
import type { OwnMail, PersonPast } from "./past.ts";

/** Days after the first mail within which a purchase counts. */
export const ANSWER_DAYS = 14;
const DAY_MS = 24 * 60 * 60_000;

export interface StepTally {
  sent: number;
  done: number;
  withheld: number;
  putOff: number;
}

/** What a rehearsal comes to. Plain numbers only, so that it can be stored and added to. */
export interface Tally {
  /** people looked at */
  looked: number;
  /** people who came in, and how often */
  entrants: number;
  journeys: number;
  /** people mailed, and mails */
  people: number;
  mails: number;
  offers: number;
  /** if everybody used theirs, in minor units of the shop's currency; offers of which that is not known apart */
  offerCostMinor: number;
  offersWithoutLimit: number;
  /** mails by local hour 0 to 23, and by weekday from Monday */
  hours: number[];
  weekdays: number[];
  steps: Record<string, StepTally>;
  withheld: Partial<Record<WithheldReason, number>>;
  putOff: Partial<Record<WithheldReason, number>>;
  notEntered: Partial<Record<NotEnrolledReason, number>>;
  exited: Partial<Record<ExitReason, number>>;
  faults: Record<Fault, Record<Outcome, number>>;
  /** mails of which it is known whether they were clicked, because they really went out, and others; absent where no click is asked for */
  clicks?: { known: number; unknown: number };
  /** people mailed early enough that ANSWER_DAYS are over, and how many of them bought within these days */
  watched: number;
  bought: number;
  /** ISO time of the first mail of all; null without any */
  firstMailAt: string | null;
}

/** Somebody by whom a fault can be shown. */
export interface Example {
  readonly fault: Fault;
  readonly outcome: Outcome;
  readonly customerId: string;
  readonly checkoutToken: string | null;
  readonly at: Date;
}

export function emptyTally(): Tally {
  return {
    looked: 0, entrants: 0, journeys: 0, people: 0, mails: 0, offers: 0, offerCostMinor: 0, offersWithoutLimit: 0,
    hours: new Array<number>(24).fill(0), weekdays: new Array<number>(7).fill(0), steps: {}, withheld: {}, putOff: {}, notEntered: {}, exited: {},
    faults: Object.fromEntries(FAULTS.map((fault) => [fault, { made: 0, avoided: 0, unknown: 0 }])) as Tally["faults"],
    watched: 0, bought: 0, firstMailAt: null,
  };
}

/** Adds one person to a tally (in place: a rehearsal has many thousands), and answers which faults can be shown by them, each once. */
export function addPerson(tally: Tally, person: PersonPast, { entered, notEntered, rehearsed }: PersonRehearsal, to: Date): readonly Example[] {
  tally.looked += 1;
  tally.entrants += entered.length > 0 ? 1 : 0;
  tally.journeys += entered.length;
  for (const reason of notEntered) count(tally.notEntered, reason);
  const examples: Example[] = [];
  let firstMail: Date | null = null;
  for (const one of rehearsed) {
    addHappening(tally, one);
    if (person.own && one.happening.kind === "sent") addKnown(tally, person.own, mailKey(one.enrollment, one.happening.effect.stepId));
    for (const { fault, outcome } of one.findings) {
      tally.faults[fault][outcome] += 1;
      if (examples.some((known) => known.fault === fault && known.outcome === outcome)) continue;
      examples.push({ fault, outcome, customerId: person.customer.id, checkoutToken: one.enrollment.checkoutToken, at: one.happening.at });
    }
    if (one.happening.kind === "sent") firstMail ??= one.happening.at;
  }
  if (firstMail) addMailed(tally, person, firstMail, to);
  return examples;
}

function addKnown(tally: Tally, own: readonly OwnMail[], key: string): void {
  const clicks = (tally.clicks ??= { known: 0, unknown: 0 });
  clicks[own.some((mail) => mail.key === key) ? "known" : "unknown"] += 1;
}

function addMailed(tally: Tally, { orders }: PersonPast, firstMail: Date, to: Date): void {
  tally.people += 1;
  const first = firstMail.toISOString();
  if (tally.firstMailAt === null || first < tally.firstMailAt) tally.firstMailAt = first;
  const until = new Date(firstMail.getTime() + ANSWER_DAYS * DAY_MS);
  if (until > to) return;
  tally.watched += 1;
  if (orders.some((order) => !order.test && order.createdAt > firstMail && order.createdAt <= until)) tally.bought += 1;
}

function addHappening(tally: Tally, { happening, facts }: Rehearsed): void {
  switch (happening.kind) {
    case "sent": {
      tally.mails += 1;
      step(tally, happening.effect.stepId).sent += 1;
      tally.hours[Number(localTime(happening.at, facts.timeZone).slice(0, 2))]! += 1;
      tally.weekdays[isoWeekday(happening.at, facts.timeZone) - 1]! += 1;
      if (happening.effect.offer) addOffer(tally, happening.effect.offer, facts);
      return;
    }
    case "done":
      step(tally, happening.effect.stepId).done += 1;
      if (happening.effect.kind === "issue-offer") addOffer(tally, happening.effect.terms, facts);
      return;
    case "put-off":
      step(tally, happening.stepId).putOff += 1;
      return count(tally.putOff, happening.reason);
    case "withheld":
      step(tally, happening.stepId).withheld += 1;
      return count(tally.withheld, happening.reason);
    case "exited":
      return count(tally.exited, happening.reason);
  }
}

function addOffer(tally: Tally, terms: OfferTerms, { checkout, order }: Rehearsed["facts"]): void {
  tally.offers += 1;
  const value = checkout && checkout.subtotal.currency === checkout.currency ? checkout.subtotal.minor : (order?.total.minor ?? null);
  if (terms.kind === "amount") tally.offerCostMinor += terms.minor;
  else if (terms.kind === "percentage" && value !== null) tally.offerCostMinor += Math.round((value * terms.percent) / 100);
  else tally.offersWithoutLimit += 1;
}

function step(tally: Tally, stepId: string): StepTally {
  return (tally.steps[stepId] ??= { sent: 0, done: 0, withheld: 0, putOff: 0 });
}

function count<Key extends string>(counts: Partial<Record<Key, number>>, key: Key): void {
  counts[key] = (counts[key] ?? 0) + 1;
}
