import type { ConsentRecord } from "../../domain/consent/marketing-consent.ts";
import type { PersonFacts } from "../../domain/customers/customer.ts";
import type { IdentityKey } from "../../domain/customers/identity.ts";
import type { Order } from "../../domain/orders/order.ts";
import type { Walk } from "../../domain/sync/comparison.ts";
import type { ImportPart, ImportState } from "../../domain/sync/import-progress.ts";
import type { SyncResource } from "../../domain/sync/resource.ts";
import type { CheckoutRow } from "./rows.ts";

/** How one part of the first import stands. */
export interface ImportRow extends ImportPart {
  readonly installedAt: Date;
  readonly operationId: string | null;
  readonly nextByte: number;
  /** operations that were started for it */
  readonly attempts: number;
  readonly problem: string | null;
  readonly endedAt: Date | null;
}

export interface ImportChange {
  readonly state?: ImportState;
  readonly operationId?: string | null;
  readonly nextByte?: number;
  readonly expected?: number | null;
  readonly done?: number;
  readonly attempts?: number;
  readonly problem?: string | null;
  readonly endedAt?: Date | null;
}

export interface ComparisonRow {
  readonly resource: SyncResource;
  readonly goodUntil: Date | null;
  /** the comparison under way */
  readonly walk: Walk | null;
  readonly checkedAt: Date | null;
  /** what webhooks had missed, since the installation */
  readonly repaired: number;
  readonly repairedAt: Date | null;
}

/** How far one shop's facts are in step with the shop. */
export interface SyncRepository {
  /** when the shop was installed, the last time; null when it is not installed */
  installedAt(): Promise<Date | null>;
  comparisons(): Promise<readonly ComparisonRow[]>;
  /** the walk stands at `walk`; null: it is over, and all is compared up to `goodUntil` */
  saveWalk(resource: SyncResource, walk: Walk | { readonly goodUntil: Date }, repaired: number, at: Date): Promise<void>;
  /** in the order of SYNC_RESOURCES; empty before the first import */
  imports(): Promise<readonly ImportRow[]>;
  /** plans one import for this installation; one that is planned or over stays as it is. Says whether there is anything to do */
  planImport(installedAt: Date): Promise<boolean>;
  saveImport(resource: SyncResource, change: ImportChange): Promise<void>;
  /** how long ago the shop's last webhook arrived, in ms of real time; null: none has */
  lastActivity(): Promise<number | null>;
  /** webhooks of this shop that were set aside because they could not be understood */
  unreadable(): Promise<number>;
  /** open checkouts of known people, left between `since` and the installation: of each person the newest, newest first */
  leftBeforeInstallation(since: Date, limit: number): Promise<readonly CheckoutRow[]>;
  /** the merchant's wish to have those mailed, and how many journeys it began */
  asked(): Promise<{ readonly at: Date; readonly enrolled: number } | null>;
  saveAsked(at: Date, enrolled: number): Promise<void>;
}

export interface StoredPerson {
  readonly id: string;
  /** whether anything was learned that is worth telling: a new person, another address, phone or name */
  readonly learned: boolean;
}

/** A consent or refusal, the address that it is about, and the name under which it was said. */
export interface SaidByPerson {
  readonly customerId: string;
  readonly address: string | null;
  readonly identity: IdentityKey | null;
  readonly record: ConsentRecord;
}

/** Many facts at once, for a shop's past. What they say is the same as through the other repositories, fact by fact. */
export interface HistoryRepository {
  /** finds or creates the person of each; the answers stand in the order of the facts */
  people(facts: readonly PersonFacts[], newId: () => string): Promise<readonly StoredPerson[]>;
  /** keeps what people said, and lets it take effect on their addresses */
  consents(said: readonly SaidByPerson[]): Promise<void>;
  /** newer wins; says how many were new or newer */
  orders(orders: readonly { readonly order: Order; readonly customerId: string | null }[]): Promise<number>;
  /** when each of these orders was last changed, as we know them */
  orderTimes(ids: readonly string[]): Promise<ReadonlyMap<string, Date>>;
  /** the time of the first message this shop ever handed off; orders before it cannot be credited */
  firstMessageAt(): Promise<Date | null>;
}
