import type { EnrollmentState } from "../domain/journeys/facts.ts";
import { arbitrateWishes, readHistory } from "./arbitrate-wishes.ts";
import { askShop, factsUnlessNews, storeAnswer } from "./ask-shop.ts";
import type { Heard } from "./ask-shop.ts";
import { describeError } from "./describe-error.ts";
import { findObstacle, shopObstacle } from "./find-obstacle.ts";
import { handOffMessage } from "./hand-off-message.ts";
import { inParallel } from "./in-parallel.ts";
import { lookAtJourney } from "./look-at-journey.ts";
import type { Look } from "./look-at-journey.ts";
import { paceWishes, waitForTurn } from "./pace-wishes.ts";
import type { Claim } from "./ports/shop-store.ts";
import type { ClaimedPerson } from "./ports/system-store.ts";
import type { Desk } from "./shop-desk.ts";
import type { turnstile } from "./turnstile.ts";
import { claimOf, drop, putOffLonger } from "./wish.ts";
import type { AllowedWish, Wish } from "./wish.ts";

/** A shop that answers within this part of the lease, 3 seconds, leaves enough of it. */
const QUICK = 0.025;

/** What the shops of a batch share. */
export interface Batch {
  readonly leaseMs: number;
  /** lets so many hand-offs run at once as a provider is to be given */
  readonly handOff: ReturnType<typeof turnstile>;
}

/** One claimed person in the course of a batch. */
interface Case {
  readonly person: ClaimedPerson;
  readonly claim: Claim;
  wishes: readonly Wish[];
  /** of what was sent to them */
  history: Awaited<ReturnType<typeof readHistory>>;
  /** what is to be handed off */
  allowed: readonly AllowedWish[];
  /** something of theirs could not be decided: they are not given back, and come again when the lease ends */
  failed: boolean;
  /** with the last of what was decided */
  givenBack: boolean;
}

/** Decides for claimed people of one shop, asks the shop about all of them at once, and sends what is to be sent. */
export async function advancePeople(desk: Desk, persons: readonly ClaimedPerson[], { leaseMs, handOff }: Batch): Promise<void> {
  const cases: Case[] = persons.map((person) => ({ person, claim: claimOf(person), wishes: [], history: [], allowed: [], failed: false, givenBack: false }));
  await each(desk, cases, cases.length, (one) => firstLook(desk, one));
  const wishing = cases.filter((one) => one.wishes.length > 0);
  if (wishing.length > 0) {
    const asking = performance.now();
    const heard = await askShop(desk, wishing.flatMap((one) => one.wishes));
    const quick = performance.now() - asking <= leaseMs * QUICK;
    // A slow shop must not use up the lease: what it said would be lost, and asked for again, for ever.
    if (!quick) await desk.store.enrollments.renew(wishing.map((one) => one.claim), leaseMs);
    await each(desk, wishing, wishing.length, (one) => secondLook(desk, one, heard, quick));
    await pace(desk, wishing);
    await each(desk, wishing.filter((one) => one.allowed.length > 0), wishing.length, (one) => handOff(() => handOffAll(desk, one)));
  }
  await each(desk, cases.filter((one) => !one.failed && !one.givenBack), cases.length, (one) => desk.store.enrollments.release(one.claim));
}

/** Those who go through the same steps side by side share the statements; see SystemStore.together. */
async function each(desk: Desk, cases: readonly Case[], width: number, work: (one: Case) => Promise<void>): Promise<void> {
  await inParallel(cases, width, (one) => guarded(desk, one, null, () => work(one)));
}

/** A failure concerns one journey, or one person, and not the others. */
async function guarded(desk: Desk, one: Case, enrollmentId: string | null, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    one.failed = true;
    desk.deps.log.error({ shop: desk.shop, customerId: one.person.customerId, enrollmentId, ...describeError(error) }, "a person's due journey could not be decided");
  }
}

/** What the shop said of a journey, where it was asked; see the fields of a look. */
type Told = Pick<Look, "told" | "facts">;

async function lookAtAll(desk: Desk, one: Case, enrollments: readonly EnrollmentState[], told: ReadonlyMap<string, Told> | null): Promise<readonly Wish[]> {
  const wishes: Wish[] = [];
  for (const enrollment of enrollments) {
    const last = told === null && enrollment === enrollments.at(-1) && wishes.length === 0 && !one.failed;
    await guarded(desk, one, enrollment.id, async () => {
      const look = await lookAtJourney(desk, one.claim, enrollment, { ...(told?.get(enrollment.id) ?? { told: [], facts: null }), last });
      if (look === "given-back") one.givenBack = true;
      else if (look) wishes.push(look);
    });
  }
  return wishes;
}

/** Before asking the shop: waits, exits and what the arbiter refuses anyway. */
async function firstLook(desk: Desk, one: Case): Promise<void> {
  const wishes = await lookAtAll(desk, one, one.person.enrollments, null);
  if (wishes.length === 0) return;
  one.history = await readHistory(desk, one.claim.customerId);
  const allowed = await arbitrateWishes(desk, one.claim, wishes, one.history, "first");
  const obstacle = shopObstacle(desk);
  if (obstacle === null) one.wishes = allowed;
  else for (const wish of allowed) await drop(desk, one.claim, wish, obstacle);
}

/** After asking: the same decisions on what the shop said. Without an answer nothing is sent. */
async function secondLook(desk: Desk, one: Case, heard: Heard, quick: boolean): Promise<void> {
  const { claim } = one;
  const answered: Wish[] = [];
  const told = new Map<string, Told>();
  // What was read long ago is read again; and what one journey of a person does may be a fact for another.
  const stands = quick && one.person.enrollments.length === 1;
  for (const wish of one.wishes) {
    const answer = heard.ok ? heard.answers.get(wish.enrollment.id) : undefined;
    await guarded(desk, one, wish.enrollment.id, async () => {
      if (!answer) return putOffLonger(desk, claim, wish, heard.ok ? 0 : heard.afterMs, "shop-unreachable");
      await storeAnswer(desk, wish, answer);
      told.set(wish.enrollment.id, { told: answer.orders, facts: stands ? factsUnlessNews(desk, wish, answer) : null });
      answered.push(wish);
    });
  }
  const possible: Wish[] = [];
  for (const wish of await lookAtAll(desk, one, answered.map((wish) => wish.enrollment), told)) {
    const obstacle = findObstacle(desk, wish);
    if (obstacle === null) possible.push(wish);
    else await drop(desk, claim, wish, obstacle);
  }
  one.allowed = await arbitrateWishes(desk, claim, possible, one.history, "final");
}

/** Takes room for all mails of the batch at once; those that get none wait for their turn. */
async function pace(desk: Desk, cases: readonly Case[]): Promise<void> {
  const caseOf = new Map(cases.map((one) => [one.claim, one]));
  const { now, later } = await paceWishes(desk, cases.flatMap((one) => one.allowed.map((wish) => ({ claim: one.claim, wish }))));
  const going = new Set(now.map(({ wish }) => wish));
  for (const one of cases) one.allowed = one.allowed.filter((wish) => going.has(wish));
  await inParallel(later, later.length, (held) => guarded(desk, caseOf.get(held.claim)!, held.wish.enrollment.id, () => waitForTurn(desk, held)));
}

async function handOffAll(desk: Desk, one: Case): Promise<void> {
  for (const wish of one.allowed) {
    await guarded(desk, one, wish.enrollment.id, async () => {
      const last = wish === one.allowed.at(-1) && !one.failed;
      if ((await handOffMessage(desk, one.claim, wish, last)) === "given-back") one.givenBack = true;
    });
  }
}
