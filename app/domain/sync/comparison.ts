import type { SyncResource } from "./resource.ts";

const MINUTE_MS = 60_000;

/** A comparison under way: all that the shop changed from `since` to `until`, of which `walked` rows lie behind `cursor`. */
export interface Walk {
  readonly since: Date;
  readonly until: Date;
  readonly cursor: string | null;
  readonly walked: number;
}

/** One page that the shop answered. `lastUpdatedAt`: of its last row, where rows come in the order of their changes; else null. */
export interface WalkedPage {
  readonly rows: number;
  /** null: this was the last one */
  readonly nextCursor: string | null;
  readonly lastUpdatedAt: Date | null;
}

/**
 * How far a comparison reaches back before the last good point. Shopify's search sees a change some minutes late, and lists
 * a checkout only once it has rested for ten minutes, under the time of its last activity.
 */
const OVERLAP_MS = { customers: 10 * MINUTE_MS, orders: 10 * MINUTE_MS, checkouts: 120 * MINUTE_MS } as const satisfies Record<SyncResource, number>;

/** What changed just now is not a webhook that was missed, but one that is on its way. */
const ON_ITS_WAY_MS = 2 * MINUTE_MS;

/** Shopify ends deep paging after 25,000 rows; well before that, the walk starts a new search from where it stands. */
const DEEPEST = 20_000;

/** The comparison that is due now. `goodUntil`: up to when everything was compared; null: never yet, and the installation counts. */
export function beginWalk(resource: SyncResource, state: { readonly goodUntil: Date | null; readonly installedAt: Date }, now: Date): Walk {
  const from = state.goodUntil ?? state.installedAt;
  return { since: new Date(from.getTime() - OVERLAP_MS[resource]), until: new Date(now.getTime() - ON_ITS_WAY_MS), cursor: null, walked: 0 };
}

/** The walk after a page; null when it is over. */
export function afterPage(walk: Walk, page: WalkedPage): Walk | null {
  if (page.nextCursor === null) return null;
  const walked = walk.walked + page.rows;
  const restart = walked >= DEEPEST && page.lastUpdatedAt !== null && page.lastUpdatedAt > walk.since;
  return restart && page.lastUpdatedAt ? { ...walk, since: page.lastUpdatedAt, cursor: null, walked: 0 } : { ...walk, cursor: page.nextCursor, walked };
}

/** Real milliseconds to leave the shop alone before the next page: half of its bucket of points stays for questions before mails, which cannot wait. */
export function pauseMs(bucket: { readonly available: number; readonly maximum: number; readonly restorePerSecond: number }): number {
  const missing = bucket.maximum / 2 - bucket.available;
  return missing <= 0 ? 0 : Math.ceil((missing / Math.max(1, bucket.restorePerSecond)) * 1000);
}
