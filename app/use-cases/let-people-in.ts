import { firstDueAt } from "../domain/journeys/advance.ts";
import { startOfDate } from "../domain/journeys/start.ts";
import type { Start } from "../domain/journeys/start.ts";
import { enrollAbandoned } from "./enroll-abandoned.ts";
import { enterJourney } from "./enter-journey.ts";
import { inParallel } from "./in-parallel.ts";
import type { Deps } from "./ports/deps.ts";
import type { EntryWalk, PersonMoments } from "./ports/journey-store.ts";
import type { ShopStore } from "./ports/shop-store.ts";
import { runningBy } from "./running-campaigns.ts";
import type { Running } from "./running-campaigns.ts";

type Needs = Pick<Deps, "system" | "clock" | "ids" | "queue" | "log">;

const PAGE = 500;
/** One turn of a worker: some 20,000 people. */
const PAGES_A_TURN = 40;

/**
 * Lets in who qualifies already for a campaign that was switched on, and everybody at the time of a broadcast: page by page,
 * each committed with the place it leads to, so that a killed walk goes on where it was and a page that is walked twice lets
 * nobody in twice.
 */
export async function letPeopleIn(deps: Needs, { shop }: { readonly shop: string }): Promise<void> {
  let more = false;
  await deps.system.lettingIn(shop, async () => {
    more = await turn(deps, deps.system.forShop(shop));
  });
  if (more) await deps.queue.send("let-people-in", { shop }, { once: shop });
}

/** The shop's past has become known: people whose date by it lies ahead are let in, also where the campaign was on before. */
export async function lookForDates(deps: Pick<Deps, "clock" | "queue">, store: ShopStore): Promise<void> {
  const running = await runningBy(store, ["date"]);
  for (const { campaign } of running) await store.walks.plan(campaign.id, deps.clock.now());
  if (running.length > 0) await deps.queue.send("let-people-in", { shop: store.shop }, { once: store.shop });
}

/** Every shop whose people's time has come gets a turn, unless one is planned already. */
export async function planLettingIn(deps: Pick<Deps, "system" | "clock" | "queue">): Promise<void> {
  for (const shop of await deps.system.shopsLettingIn(deps.clock.now())) await deps.queue.send("let-people-in", { shop }, { once: shop });
}

/** Whether there is more to do. */
async function turn(deps: Needs, store: ShopStore): Promise<boolean> {
  if ((await store.sync.installedAt()) === null) return false;
  let pages = 0;
  for (const planned of await store.walks.due(deps.clock.now())) {
    for (let walk: EntryWalk | null = planned; walk && walk.endedAt === null; walk = await store.walks.get(planned.campaignId)) {
      if (pages === PAGES_A_TURN) return true;
      pages += 1;
      if (!(await onePage(deps, store, walk))) break;
    }
  }
  return false;
}

interface Looked {
  /** where the next page begins; null: there is none */
  readonly cursor: string | null;
  readonly looked: number;
  readonly entered: number;
}

/** False when it is too early: its turn comes again. */
async function onePage(deps: Needs, store: ShopStore, walk: EntryWalk): Promise<boolean> {
  const campaign = await store.campaigns.get(walk.campaignId);
  const version = campaign?.status === "on" ? await store.campaigns.version(campaign.id, campaign.currentVersion) : null;
  if (!campaign || !version) {
    await store.walks.drop(walk.campaignId);
    return true;
  }
  if (!(await isReady(deps, store, { campaign, definition: version.definition }))) return false;
  const { cursor, looked, entered } = await look(deps, store, { campaign, definition: version.definition }, walk);
  await store.walks.save(walk.campaignId, walk.cursor, { cursor: cursor ?? walk.cursor, looked, entered });
  if (cursor !== null) return true;
  await store.walks.end(walk.campaignId, deps.clock.now());
  deps.log.info({ shop: store.shop, campaignId: walk.campaignId, entered: walk.entered + entered }, "the people who qualify for a campaign are let in");
  return true;
}

/** A broadcast waits until all people are known, or who is in its segment as it is since the campaign is on. */
async function isReady(deps: Needs, store: ShopStore, { campaign, definition: { trigger } }: Running): Promise<boolean> {
  if (trigger.kind !== "broadcast") return true;
  if (trigger.segmentId === null) return (await store.sync.imports()).every((part) => part.state === "done" || part.state === "failed");
  const reading = await store.segments.reading(trigger.segmentId);
  const known = reading?.readAt ?? null;
  if (known !== null && (campaign.switchedOnAt === null || known >= campaign.switchedOnAt)) return true;
  await deps.queue.send("read-segments", { shop: store.shop }, { once: store.shop });
  return false;
}

async function look(deps: Needs, store: ShopStore, running: Running, { cursor }: EntryWalk): Promise<Looked> {
  const { trigger } = running.definition;
  const together = deps.system.together()(store.shop);
  switch (trigger.kind) {
    case "checkout-abandoned":
      return lookAtCheckouts(deps, together, running, cursor);
    case "date": {
      const people = await store.walks.people(cursor, PAGE, trigger.after !== "customer-created");
      return letIn(deps, together, running, people, (person) => aheadOf(startOfDate(trigger, person), deps.clock.now()));
    }
    case "broadcast": {
      const at = new Date(trigger.at);
      const startsAt = running.campaign.switchedOnAt && running.campaign.switchedOnAt > at ? running.campaign.switchedOnAt : at;
      const people = trigger.segmentId === null ? await store.walks.people(cursor, PAGE, false) : (await store.segments.members(trigger.segmentId, cursor, PAGE)).map((customerId) => ({ customerId }));
      return letIn(deps, together, running, people, () => ({ occasion: "once", orderId: null, startsAt }));
    }
    default:
      return { cursor: null, looked: 0, entered: 0 };
  }
}

/** Whose moment has passed is not written to any more, and nothing is written down of so many. */
function aheadOf(start: Start | null, now: Date): Start | null {
  return start && start.startsAt > now ? start : null;
}

async function letIn<Person extends Pick<PersonMoments, "customerId">>(deps: Needs, store: ShopStore, running: Running, people: readonly Person[], startOf: (person: Person) => Start | null): Promise<Looked> {
  let entered = 0;
  await inParallel(people, PAGE, async (person) => {
    const start = startOf(person);
    if (start && (await enterJourney(deps, { ...running, store, customerId: person.customerId, start, order: null }))) entered += 1;
  });
  return { cursor: people.length < PAGE ? null : (people.at(-1)?.customerId ?? null), looked: people.length, entered };
}

/** Open checkouts whose first message is still ahead. */
async function lookAtCheckouts(deps: Needs, store: ShopStore, { campaign, definition }: Running, after: string | null): Promise<Looked> {
  const now = deps.clock.now();
  const installedAt = await store.sync.installedAt();
  const firstMs = firstDueAt(definition, { updatedAt: new Date(0) }).getTime();
  const since = new Date(Math.max(now.getTime() - firstMs, installedAt?.getTime() ?? 0));
  const tokens = await store.walks.checkouts(since, after, PAGE);
  await inParallel(tokens, PAGE, async (token) => {
    const checkout = await store.checkouts.get(token);
    if (checkout && firstDueAt(definition, checkout) > now) await enrollAbandoned(deps, store, checkout, { only: campaign.id });
  });
  return { cursor: tokens.length < PAGE ? null : (tokens.at(-1) ?? null), looked: tokens.length, entered: 0 };
}
