import { advancePeople } from "./advance-people.ts";
import { describeError } from "./describe-error.ts";
import { giveUpPerson } from "./give-up-person.ts";
import type { ClaimedPerson } from "./ports/system-store.ts";
import { openDesk } from "./shop-desk.ts";
import type { Desk, DeskDeps } from "./shop-desk.ts";
import { turnstile } from "./turnstile.ts";

/** How many mails of a batch are at the provider at once; each waits mostly for its answer. Whoever dies leaves at most so many in doubt. */
const HAND_OFFS_AT_ONCE = 40;
/** Whose claims they are, how many people at most, and for how long (real time). */
export interface DueBatch {
  readonly owner: string;
  readonly limit: number;
  readonly leaseMs: number;
}

/** What a batch has in common with others. */
export interface Turn {
  /** gets the work of whom it failed for before, to be done when nobody else is in hand; by default at once, after everybody else's */
  readonly alone: (work: () => Promise<void>) => unknown;
  readonly open: typeof openDesk;
}

/** With the pauses that the store keeps between them, some two hours of trying. */
const MOST_FAILURES = 7;

/**
 * Claims up to `limit` people who are due, decides for all their journeys and sends what is to be sent; says how many it
 * claimed. `leaseMs` is real time. A person whose work fails keeps the claim until the lease ends, so that nothing spins;
 * one whose work failed again and again is given up, with a reason on record.
 */
export async function advanceDue(deps: DeskDeps, input: DueBatch, { alone, open }: Turn = { alone: (work) => work(), open: openDesk }): Promise<number> {
  const people = await deps.system.claimDue(deps.clock.now(), input.owner, input.leaseMs, input.limit);
  const { fresh = [], doubtful = [] } = Object.groupBy(people, (person) => (person.failures === 0 ? "fresh" : "doubtful"));
  // All side by side, so that what they read and write at the same moment is one statement, and no shop waits for another's answer.
  const storeOf = deps.system.together();
  const batch = { leaseMs: input.leaseMs, handOff: turnstile(HAND_OFFS_AT_ONCE) };
  await Promise.all([...Map.groupBy(fresh, (person) => person.shop)].map(([shop, persons]) =>
    atDesk(deps, open(deps, storeOf, shop), shop, persons, (desk) => advancePeople(desk, persons, batch)),
  ));
  // Last and alone: should their work end the whole process, everybody else has been given back before.
  for (const person of doubtful) {
    await alone(() => atDesk(deps, open(deps, deps.system.forShop, person.shop), person.shop, [person], (desk) => (person.failures < MOST_FAILURES ? advancePeople(desk, [person], batch) : giveUpPerson(desk, person))));
  }
  return people.length;
}

/** A failure concerns one shop and not the batch. */
async function atDesk(deps: DeskDeps, desk: Promise<Desk>, shop: string, persons: readonly ClaimedPerson[], work: (desk: Desk) => Promise<void>): Promise<void> {
  try {
    await work(await desk);
  } catch (error) {
    deps.log.error({ shop, people: persons.length, ...describeError(error) }, "a shop's due journeys could not be decided");
  }
}
