import { assertNever } from "../domain/kernel/never.ts";
import { applyCheckout, applyCheckoutDeleted } from "./apply-checkout.ts";
import { applyCustomerDeleted, applyMerge } from "./apply-customer-news.ts";
import { applyOrder } from "./apply-order.ts";
import { describeError } from "./describe-error.ts";
import { type Lane, type ReadItem, stagesOf, supersededIn } from "./inbox-lanes.ts";
import { inParallel } from "./in-parallel.ts";
import type { Deps } from "./ports/deps.ts";
import type { FactReader, ShopFact } from "./ports/fact-reader.ts";
import type { ShopStore } from "./ports/shop-store.ts";
import type { InboxItem, InboxOutcome } from "./ports/system-store.ts";
import { openPrivacyRequest } from "./open-privacy-request.ts";
import { recordConsent } from "./record-consent.ts";

type Needs = Pick<Deps, "system" | "facts" | "clock" | "ids" | "log" | "queue">;
type Applying = Needs & { readonly stores: (shop: string) => ShopStore; readonly isSuperseded: boolean };

/**
 * Works out what up to `limit` stored webhooks mean, in order of arrival, and says how many it took. Safe to repeat.
 * What cannot be understood is set aside with the reason. Throws when the database is away; the webhooks then stay.
 */
export async function interpretInbox(deps: Needs, limit: number): Promise<number> {
  const work = (items: readonly InboxItem[]): Promise<readonly InboxOutcome[]> => interpretTogether(deps, items);
  return (await deps.system.drainInbox(limit, work)) + (await deps.system.drainCompliance(limit, work));
}

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
  const settle = async (n: number): Promise<void> => void (outcomes[n] = await interpret({ ...deps, stores, isSuperseded: superseded.has(n) }, items[n]!, readings[n]!));
  for (const lanes of stagesOf(said)) await inParallel(lanes, lanes.length, (lane) => runLane(lane, superseded, settle));
  return outcomes;
}

/** What old news say of people has no order among itself; all else of a lane has. */
async function runLane(lane: Lane, superseded: ReadonlySet<number>, settle: (n: number) => Promise<void>): Promise<void> {
  const old = lane.filter((n) => superseded.has(n));
  await inParallel(old, old.length, settle);
  for (const n of lane) if (!superseded.has(n)) await settle(n);
}

async function interpret(deps: Applying, item: InboxItem, reading: Reading): Promise<InboxOutcome> {
  if (!reading.ok) return setAside(deps, item, reading.reason);
  const problem = await applyAll(deps, item, reading.facts);
  return problem === null ? { id: item.id, state: "done", reason: null } : setAside(deps, item, problem);
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
async function applyAll(deps: Applying, item: InboxItem, facts: readonly ShopFact[]): Promise<string | null> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      for (const fact of facts) await apply(deps, item, fact);
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

async function apply(deps: Applying, item: InboxItem, fact: ShopFact): Promise<void> {
  const store = deps.stores(item.shop);
  const source = { topic: item.topic, webhookId: item.webhookId };
  switch (fact.kind) {
    case "checkout":
      return applyCheckout(deps, store, fact.checkout, fact.person, source, deps.isSuperseded);
    case "checkout-deleted":
      return applyCheckoutDeleted(deps, store, fact);
    case "order":
      return applyOrder(deps, store, fact.order, fact.person, source, deps.isSuperseded);
    case "customer":
      await store.customers.upsert(fact.person, deps.ids.next(), source);
      return;
    case "consent":
      return recordConsent(deps, store, await store.customers.upsert(fact.person, deps.ids.next(), source), fact.consent, fact.person);
    case "customers-merged":
      return applyMerge(deps, store, fact, source);
    case "customer-deleted":
      return applyCustomerDeleted(deps, store, fact, source);
    case "versions":
      return store.versions.save(fact.versions);
    case "bulk-finished":
      return deps.queue.send("import-shop", { shop: item.shop }, { once: `${item.shop} ${item.webhookId}` });
    case "shop-changed":
      return deps.queue.send("refresh-shop-profile", { shop: item.shop });
    case "uninstalled":
      return deps.system.uninstall(item.shop, item.triggeredAt ?? item.receivedAt);
    case "scopes-changed":
      return deps.system.grantScopes(item.shop, fact.scopes);
    case "privacy-request":
      return openPrivacyRequest(deps, item, fact);
    // A deleted order stays known: the person did buy.
    case "order-deleted":
    case "ignored":
      return;
    default:
      return assertNever(fact, "fact of a webhook");
  }
}
