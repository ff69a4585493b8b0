import type { EnrollmentState } from "../../domain/journeys/facts.ts";
import type { SendWindow } from "../../domain/messaging/pace.ts";
import type { ShopProfile } from "../../domain/shops/shop.ts";
import type { PrivacyStore } from "./privacy-store.ts";
import type { ShopStore } from "./shop-store.ts";

/** A verified webhook, as it came. */
export interface IncomingWebhook {
  /** claimed by the header: rows of unknown shops are kept and interpreted only once that shop is installed */
  readonly shop: string;
  readonly topic: string;
  readonly webhookId: string;
  readonly eventId: string | null;
  readonly apiVersion: string | null;
  readonly triggeredAt: Date | null;
  readonly body: Buffer;
}

export interface InboxItem extends Omit<IncomingWebhook, "eventId"> {
  readonly id: bigint;
  readonly receivedAt: Date;
}

/** A person whom this worker holds: nobody else decides for them until the lease ends (real time). */
export interface ClaimedPerson {
  readonly shop: string;
  readonly customerId: string;
  readonly fence: bigint;
  /** claims in a row, before this one, that ended without the person being given back */
  readonly failures: number;
  /** all that are due */
  readonly enrollments: readonly (EnrollmentState & { readonly revision: number })[];
}

/** The few things that must cross shops. Everything else goes through a ShopStore. */
export interface SystemStore {
  /** a repository for one shop; does not check that the shop exists */
  forShop(shop: string): ShopStore;
  /** The same stores for one batch of work on many things side by side: calls of the same moment become one statement. Drop them with the batch. */
  together(): (shop: string) => ShopStore;
  /** One INSERT for all; repeats of (shop, topic, webhook id) are dropped. Resolves after the commit with how many were new. */
  appendInbox(webhooks: readonly IncomingWebhook[]): Promise<number>;
  /** takes pending rows of installed shops in order, hands them to `work` within one lock, and marks each as it says */
  drainInbox(limit: number, work: (items: readonly InboxItem[]) => Promise<readonly InboxOutcome[]>): Promise<number>;
  /** the same, one at a time, for those of batches that ended with their process more than once: one that ends it each time is set aside unread */
  drainSuspects(limit: number, work: (items: readonly InboxItem[]) => Promise<readonly InboxOutcome[]>): Promise<number>;
  /** the same for compliance webhooks of shops that do not have the app (any more) */
  drainCompliance(limit: number, work: (items: readonly InboxItem[]) => Promise<readonly InboxOutcome[]>): Promise<number>;
  /** requests about personal data, which outlive the installation */
  readonly privacy: PrivacyStore;
  /** `now` is business time; the lease is real time. People whom claim after claim failed to give back come one at a time, after growing pauses. */
  claimDue(now: Date, owner: string, leaseMs: number, limit: number): Promise<readonly ClaimedPerson[]>;
  install(profile: ShopProfile, at: Date): Promise<void>;
  uninstall(shop: string, at: Date): Promise<void>;
  /** what the stored access tokens may do from now on; Shopify decides, this is for showing what is missing */
  grantScopes(shop: string, scopes: readonly string[]): Promise<void>;
  installedShops(): Promise<readonly string[]>;
  /** Takes room for up to `count` mails of a shop in all windows at once and says how many got it. `full`: the windows that had no more, with how many waited for a later one before. One statement, shared by all workers. */
  reserveSends(shop: string, windows: readonly SendWindow[], count: number): Promise<{ readonly granted: number; readonly full: readonly { readonly name: string; readonly line: number }[] }>;
  /** messages whose intent was never answered and whose lease is over (real time): they become `unknown`, which the timeline says as of `now`, unless the provider has spoken of them */
  markAbandonedIntents(olderThanMs: number, now: Date): Promise<number>;
  /** runs `work` unless it is running for this shop already, here or elsewhere; says whether it ran. The claim ends with the process. */
  alone(shop: string, work: () => Promise<void>): Promise<boolean>;
  /** installed shops whose first import is not over */
  shopsImporting(): Promise<readonly string[]>;
  /** runs `work` unless it is letting people in for this shop already, as `alone` does */
  lettingIn(shop: string, work: () => Promise<void>): Promise<boolean>;
  /** runs `work` unless it is reading segments for this shop already, as `alone` does */
  readingSegments(shop: string, work: () => Promise<void>): Promise<boolean>;
  /** installed shops with people to let in at `now` */
  shopsLettingIn(now: Date): Promise<readonly string[]>;
  /** Makes room in the inbox for the coming days, where it is missing; says for how many. Without it nothing is lost, but old webhooks take longer to delete. */
  makeInboxParts(): Promise<number>;
  gauges(): Promise<Gauges>;
  /** throws when the database does not answer */
  ping(): Promise<void>;
}

/** What waits, over all shops, for the operator. */
export interface Gauges {
  readonly inboxPending: number;
  readonly inboxLagSeconds: number;
  readonly inboxQuarantined: number;
  readonly messagesUnderWay: number;
  readonly shopsInstalled: number;
  /** what webhooks had missed and comparing with the shops brought back */
  readonly repaired: number;
}

export interface InboxOutcome {
  readonly id: bigint;
  readonly state: "done" | "quarantined";
  readonly reason: string | null;
  /** whom and what it names, for erasures to find it; null or absent where that is not known */
  readonly subjects?: readonly string[] | null;
}
