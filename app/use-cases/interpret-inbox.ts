import { type Applying, applyFact } from "./apply-fact.ts";
import { describeError } from "./describe-error.ts";
import { type Lane, type ReadItem, stagesOf, supersededIn } from "./inbox-lanes.ts";
import { subjectsOf } from "./inbox-subjects.ts";
import { inParallel } from "./in-parallel.ts";
import { learnTogether, NOTHING_LEARNED, type SaidFact } from "./learn-together.ts";
import type { Deps } from "./ports/deps.ts";
import type { FactReader, ShopFact } from "./ports/fact-reader.ts";
import type { InboxItem, InboxOutcome } from "./ports/system-store.ts";

type Needs = Pick<Deps, "system" | "facts" | "clock" | "ids" | "log" | "queue">;

/**
 * Works out what stored webhooks mean, in batches of up to `limit`, a shop's in order of arrival, and says how many it took. Safe to repeat.
 * What cannot be understood is set aside with the reason. Throws when the database is away; the webhooks then stay.
 */
export async function interpretInbox(deps: Needs, limit: number): Promise<number> {
  const work = (items: readonly InboxItem[]): Promise<readonly InboxOutcome[]> => interpretTogether(deps, items);
  const done = Array.from({ length: SIDE_BY_SIDE }, () => 0);
  await inParallel([...done.keys()], SIDE_BY_SIDE, async (n) => void (done[n] = await deps.system.drainInbox(limit, work)));
  // After the others, so that they go on even while one of these ends the process; and beside nothing else.
  done.push(await deps.system.drainSuspects(MOST_SUSPECTS, work));
  done.push(await deps.system.drainCompliance(limit, work));
  return done.reduce((sum, one) => sum + one, 0);
}

/** read one at a time, in one turn */
const MOST_SUSPECTS = 100;
/** Batches of different shops under way at once: while the database works on one, another's payloads are read. */
const SIDE_BY_SIDE = 2;

type Reading = ReturnType<FactReader["read"]>;
/** webhooks that are read before anything else in the process has its turn: a few ms */
const READ_AT_ONCE = 16;

/** What concerns different people and resources is worked out side by side; the outcome is that of one by one. */
async function interpretTogether(deps: Needs, items: readonly InboxItem[]): Promise<readonly InboxOutcome[]> {
  const readings: Reading[] = [];
  for (const item of items) {
    if (readings.length % READ_AT_ONCE === READ_AT_ONCE - 1) await new Promise((resolve) => setImmediate(resolve));
    readings.push(read(deps, item));
  }
  const said = readings.map((reading, n): ReadItem => ({ shop: items[n]!.shop, facts: reading.ok ? reading.facts : null }));
  const superseded = supersededIn(said);
  const outcomes: InboxOutcome[] = [];
  const stores = deps.system.together();
  for (const lanes of stagesOf(said)) {
    const positions = lanes.flat().sort((a, b) => a - b);
    const learned = positions.length === 1 ? NOTHING_LEARNED : await learnTogether(deps, stores, positions.flatMap((n) => factsOf(items[n]!, readings[n]!)));
    const settle = async (n: number): Promise<void> => void (outcomes[n] = await interpret({ ...deps, stores, learned, isSuperseded: superseded.has(n) }, items[n]!, readings[n]!));
    await inParallel(lanes, lanes.length, (lane) => runLane(lane, superseded, settle));
  }
  return outcomes;
}

function factsOf({ shop, topic, webhookId }: InboxItem, reading: Reading): readonly SaidFact[] {
  return reading.ok ? reading.facts.map((fact) => ({ shop, fact, source: { topic, webhookId } })) : [];
}

/** What old news say of people has no order among itself; all else of a lane has. */
async function runLane(lane: Lane, superseded: ReadonlySet<number>, settle: (n: number) => Promise<void>): Promise<void> {
  const old = lane.filter((n) => superseded.has(n));
  await inParallel(old, old.length, settle);
  for (const n of lane) if (!superseded.has(n)) await settle(n);
}

async function interpret(deps: Needs & Applying, item: InboxItem, reading: Reading): Promise<InboxOutcome> {
  if (!reading.ok) return setAside(deps, item, reading.reason);
  const problem = await applyAll(deps, item, reading.facts);
  return problem === null ? { id: item.id, state: "done", reason: null, subjects: subjectsOf(reading.facts, reading.addresses) } : setAside(deps, item, problem);
}

/** A reader that fails is a bug; its webhook must not come round for ever and hold up all that came after it. */
function read(deps: Needs, item: InboxItem): Reading {
  try {
    return deps.facts.read(item);
  } catch (error) {
    deps.log.error({ shop: item.shop, topic: item.topic, webhookId: item.webhookId, ...describeError(error) }, "a webhook could not be read");
    return { ok: false, reason: `could not be read: ${nameOf(error)}` };
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

/** Tries twice: two workers may have met on the same row. A second failure with a healthy database is a bug, and must not hold up the rest. */
async function applyAll(deps: Needs & Applying, item: InboxItem, facts: readonly ShopFact[]): Promise<string | null> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      for (const fact of facts) await applyFact(attempt === 1 ? deps : { ...deps, learned: NOTHING_LEARNED }, item, fact);
      return null;
    } catch (error) {
      deps.log.error({ shop: item.shop, topic: item.topic, webhookId: item.webhookId, attempt, ...describeError(error) }, "a webhook could not be applied");
      await deps.system.ping();
      if (attempt === 2) return `could not be applied: ${nameOf(error)}`;
    }
  }
}

function setAside(deps: Needs, item: InboxItem, reason: string): InboxOutcome {
  deps.log.warn({ shop: item.shop, topic: item.topic, webhookId: item.webhookId, reason }, "webhook set aside");
  return { id: item.id, state: "quarantined", reason };
}
