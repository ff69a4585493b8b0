import { setImmediate as nextTurn } from "node:timers/promises";
import { recipientZone } from "../domain/customers/recipient-zone.ts";
import type { WalkedCampaign } from "../domain/journeys/walk.ts";
import { asksClicks } from "../domain/journeys/asks-clicks.ts";
import { rehearsePerson } from "../domain/journeys/rehearse.ts";
import type { Rehearsal as Replayed } from "../domain/journeys/rehearse.ts";
import type { TriggerKind } from "../domain/journeys/triggers.ts";
import { subjectOf } from "../domain/journeys/triggers.ts";
import { sendPolicy } from "../domain/messaging/send-policy.ts";
import type { PersonPast } from "../domain/rehearsal/past.ts";
import { addPerson } from "../domain/rehearsal/tally.ts";
import type { Example, Tally } from "../domain/rehearsal/tally.ts";
import { shopZone } from "../domain/shops/shop-zone.ts";
import { StockOfThePast } from "./past-stock.ts";
import type { Deps } from "./ports/deps.ts";
import type { ClaimedRehearsal, PastOf, PersonRecord } from "./ports/seeing-store.ts";
import type { ShopStore } from "./ports/shop-store.ts";

type Needs = Pick<Deps, "system" | "clock" | "queue" | "log">;

/** People of a page, and pages of one turn of a worker: some 100,000 people. */
const TURN = { page: 500, pages: 200 };
/** Real time that a page may take at most before another worker takes over. */
const LEASE_MS = 60_000;
/** People after whom the process looks after its other business. */
const BREATH = 20;

/**
 * Replays a campaign over the shop's own past, page by page: each page's outcome is stored with the place where it ends, so
 * that a killed rehearsal goes on and a cancelled one stops. Safe to repeat.
 */
export async function rehearseCampaign(deps: Needs, { shop, rehearsalId }: { readonly shop: string; readonly rehearsalId: string }, size = TURN): Promise<void> {
  const store = deps.system.forShop(shop);
  const goOn = (afterSeconds: number): Promise<void> => deps.queue.send("rehearse-campaign", { shop, rehearsalId }, { once: rehearsalId, afterSeconds });
  const claim = await store.rehearsals.claim(rehearsalId, LEASE_MS);
  if (!claim) {
    // Another worker has it, or had it and died: it is looked after again once its time is over.
    const { status } = (await store.rehearsals.get(rehearsalId)) ?? { status: "cancelled" };
    return status === "waiting" || status === "running" ? goOn(LEASE_MS / 1000 + 5) : undefined;
  }
  const over = await turn(store, claim, size);
  if (over === "more") await goOn(0);
  else if (over === "end") await store.rehearsals.end(claim, "done", deps.clock.now());
}

/** Goes on for one turn. "stop": it was cancelled, or another worker has it. */
async function turn(store: ShopStore, claim: ClaimedRehearsal, size: typeof TURN): Promise<"more" | "end" | "stop"> {
  const { campaignId, fromAt } = claim;
  const of = pastOf(claim.definition.trigger.kind);
  const { replayed, stock, zoneOf } = await prepare(store, claim);
  const tally: Tally = claim.tally;
  let { looked } = claim;
  const total = claim.total ?? (await store.past.count(of, fromAt));
  const read = async (after: string | null): Promise<readonly PersonRecord[]> => withClicks(store, claim, await store.past.people(of, fromAt, campaignId, after, size.page));
  let records = await read(claim.cursor);
  for (let pages = 1; pages <= size.pages; pages += 1) {
    if (records.length === 0) return "end";
    const cursor = records.at(-1)!.customer.id;
    // The database reads on while this page is replayed.
    const [next, examples] = await Promise.all([read(cursor), replay(replayed, stock, records.map((record) => ({ ...record, zoneOf: zoneOf(record) })), tally)]);
    looked += records.length;
    if (!(await store.rehearsals.save(claim, { cursor, total, looked, tally }, examples, pages < size.pages ? LEASE_MS : 0))) return "stop";
    records = next;
  }
  return "more";
}

/** Adds what is known of clicks where the journey asks for them. */
async function withClicks(store: ShopStore, { campaignId, definition, fromAt }: ClaimedRehearsal, people: readonly PersonRecord[]): Promise<readonly PersonRecord[]> {
  if (people.length === 0 || !asksClicks(definition)) return people;
  const own = await store.past.ownMails(campaignId, fromAt, people.map(({ customer }) => customer.id));
  return people.map((one) => ({ ...one, own: own.get(one.customer.id) ?? [] }));
}

async function replay(rehearsal: Replayed, stock: StockOfThePast, people: readonly PersonPast[], tally: Tally): Promise<readonly Example[]> {
  await stock.learn(people.flatMap(variantsOf));
  const examples: Example[] = [];
  for (const [index, person] of people.entries()) {
    examples.push(...addPerson(tally, person, rehearsePerson(rehearsal, person), rehearsal.period.to));
    if (index % BREATH === BREATH - 1) await nextTurn();
  }
  return examples;
}

async function prepare(store: ShopStore, { campaignId, definition, fromAt, toAt }: ClaimedRehearsal): Promise<{ readonly replayed: Replayed; readonly stock: StockOfThePast; readonly zoneOf: (record: PersonRecord) => PersonPast["zoneOf"] }> {
  const [settings, profile, reach, row] = await Promise.all([store.settings.get(), store.settings.profile(), store.past.reach(), store.campaigns.get(campaignId)]);
  const zone = shopZone(settings, profile ?? { timeZone: "UTC" });
  const stock = new StockOfThePast(store.past);
  // Everybody is looked at, the comparison group too; the brake is today's and says nothing of the past.
  const campaign: WalkedCampaign = { shop: store.shop, id: campaignId, priority: row?.priority ?? 0, holdout: 0, definition, policy: sendPolicy(settings, { braked: false }) };
  const zones = new Map<string | null, string>();
  const ofCountry = (country: string | null): string => {
    const known = zones.get(country) ?? recipientZone({ timeZone: null, country }, zone, toAt);
    zones.set(country, known);
    return known;
  };
  const zoneOf = ({ customer: { timeZone } }: PersonRecord): PersonPast["zoneOf"] => (timeZone === null ? ofCountry : (country) => recipientZone({ timeZone, country }, zone, toAt));
  return { stock, zoneOf, replayed: { campaign, period: { from: fromAt, to: toAt }, stock, reach, shopZone: zone } };
}

/** Whose past has to do with a trigger. */
export function pastOf(kind: TriggerKind): PastOf {
  const subject = subjectOf(kind);
  return subject === "checkout" ? "checkouts" : subject === "order" ? "orders" : "everybody";
}

function variantsOf({ checkouts }: Pick<PersonRecord, "checkouts">): readonly string[] {
  return checkouts.flatMap(({ checkout, versions }) => [checkout, ...versions].flatMap(({ lines }) => lines.flatMap((line) => line.variantId ?? [])));
}
