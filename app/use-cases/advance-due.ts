import { arbitrateWishes } from "./arbitrate-wishes.ts";
import { askShop, storeAnswer } from "./ask-shop.ts";
import type { Heard } from "./ask-shop.ts";
import { describeError } from "./describe-error.ts";
import { findObstacle, shopObstacle } from "./find-obstacle.ts";
import { handOffMessage } from "./hand-off-message.ts";
import { inParallel } from "./in-parallel.ts";
import { lookAtPerson } from "./look-at-person.ts";
import type { Answer } from "./ports/shop-api.ts";
import type { Claim } from "./ports/shop-store.ts";
import type { ClaimedPerson } from "./ports/system-store.ts";
import { openDesk } from "./shop-desk.ts";
import type { Desk, DeskDeps } from "./shop-desk.ts";
import { claimOf, drop, putOffLonger } from "./wish.ts";
import type { Wish } from "./wish.ts";

/** How many people of a batch are worked on at once; each waits mostly for the database or the provider. */
const WIDTH = 6;

/** One claimed person in the course of a batch. */
interface Case {
  readonly person: ClaimedPerson;
  readonly claim: Claim;
  wishes: readonly Wish[];
  failed: boolean;
}

/**
 * Claims up to `limit` people who are due, decides for all their journeys and sends what is to be sent; says how many it
 * claimed. `leaseMs` is real time. A person whose work fails keeps the claim until the lease ends, so that nothing spins.
 */
export async function advanceDue(deps: DeskDeps, input: { readonly owner: string; readonly limit: number; readonly leaseMs: number }): Promise<number> {
  const people = await deps.system.claimDue(deps.clock.now(), input.owner, input.leaseMs, input.limit);
  for (const [shop, persons] of Map.groupBy(people, (person) => person.shop)) {
    try {
      await advanceShop(await openDesk(deps, shop), persons);
    } catch (error) {
      deps.log.error({ shop, people: persons.length, ...describeError(error) }, "a shop's due journeys could not be decided");
    }
  }
  return people.length;
}

async function advanceShop(desk: Desk, persons: readonly ClaimedPerson[]): Promise<void> {
  const cases: Case[] = persons.map((person) => ({ person, claim: claimOf(person), wishes: [], failed: false }));
  await each(desk, cases, async (one) => {
    one.wishes = await firstLook(desk, one);
  });
  const wishes = cases.flatMap((one) => one.wishes);
  if (wishes.length > 0) {
    const heard = await askShop(desk, wishes);
    await each(desk, cases, (one) => secondLook(desk, one, heard));
  }
  await each(desk, cases, (one) => desk.store.enrollments.release(one.claim));
}

/** Works on every case that has not failed; a failure concerns one person and not the batch. */
async function each(desk: Desk, cases: readonly Case[], work: (one: Case) => Promise<void>): Promise<void> {
  await inParallel(cases.filter((one) => !one.failed), WIDTH, async (one) => {
    try {
      await work(one);
    } catch (error) {
      one.failed = true;
      desk.deps.log.error({ shop: desk.shop, customerId: one.person.customerId, ...describeError(error) }, "a person's due journeys could not be decided");
    }
  });
}

/** Before asking the shop: waits, exits and what the arbiter refuses anyway. */
async function firstLook(desk: Desk, { person, claim }: Case): Promise<readonly Wish[]> {
  const wishes = await lookAtPerson(desk, claim, person.enrollments);
  const allowed = await arbitrateWishes(desk, claim, wishes, "first");
  const obstacle = shopObstacle(desk);
  if (obstacle === null) return allowed;
  for (const wish of allowed) await drop(desk, claim, wish, obstacle);
  return [];
}

/** After asking: the same decisions on what the shop said, then the hand-off. Without an answer nothing is sent. */
async function secondLook(desk: Desk, { claim, wishes }: Case, heard: Heard): Promise<void> {
  const answered: Wish[] = [];
  const told = new Map<string, Answer["orders"]>();
  for (const wish of wishes) {
    const answer = heard.ok ? heard.answers.get(wish.enrollment.id) : undefined;
    if (!answer) {
      await putOffLonger(desk, claim, wish, heard.ok ? 0 : heard.afterMs, "shop-unreachable");
      continue;
    }
    await storeAnswer(desk, wish, answer);
    told.set(wish.enrollment.id, answer.orders);
    answered.push(wish);
  }
  const again = await lookAtPerson(desk, claim, answered.map((wish) => wish.enrollment), told);
  const possible: Wish[] = [];
  for (const wish of again) {
    const obstacle = findObstacle(desk, wish);
    if (obstacle === null) possible.push(wish);
    else await drop(desk, claim, wish, obstacle);
  }
  for (const wish of await arbitrateWishes(desk, claim, possible, "final")) await handOffMessage(desk, claim, wish);
}
