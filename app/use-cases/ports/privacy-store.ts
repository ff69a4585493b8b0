import type { PersonSubject, PrivacyAsk, PrivacyState } from "../../domain/privacy/request.ts";
import type { RetentionCutoffs } from "../../domain/privacy/retention.ts";

export interface NewPrivacyRequest {
  readonly shop: string;
  /** the webhook's id: a repeat is the same request */
  readonly id: string;
  readonly ask: PrivacyAsk;
  /** the webhook's place in the inbox: what came later is not meant */
  readonly inboxId: bigint;
  readonly receivedAt: Date;
  readonly dueAt: Date;
}

export interface PrivacyRequest extends NewPrivacyRequest {
  readonly state: PrivacyState;
  readonly answeredAt: Date | null;
  /** an export can be downloaded until then */
  readonly expiresAt: Date | null;
  readonly downloadedAt: Date | null;
  readonly attempts: number;
}

/** Rows by table. */
export type RowCounts = Readonly<Record<string, number>>;

/** A worker is deciding for the person right now; try again when its lease is over. */
export class PersonBusy extends Error {
  override readonly name = "PersonBusy";
}

/** Requests about personal data and what answers them. They outlive the installation, so they are not part of a ShopStore; every method is bound to its shop. */
export interface PrivacyStore {
  /** idempotent on (shop, id); false for a repeat */
  open(request: NewPrivacyRequest): Promise<boolean>;
  /** null for another shop's; the subject of a request that is over is empty */
  get(shop: string, id: string): Promise<PrivacyRequest | null>;
  /** of all shops, the first due first */
  unanswered(limit: number): Promise<readonly { readonly shop: string; readonly id: string; readonly kind: PrivacyAsk["kind"]; readonly dueAt: Date }[]>;
  /** exports that can still be downloaded, newest first */
  exportsOf(shop: string, now: Date): Promise<readonly PrivacyRequest[]>;
  exportReady(shop: string, id: string, at: Date, expiresAt: Date): Promise<void>;
  /** everything that is kept of the person, table by table, with the webhooks that speak of them */
  collect(shop: string, subject: PersonSubject): Promise<Readonly<Record<string, unknown>>>;
  markDownloaded(shop: string, id: string, at: Date): Promise<void>;
  /** Erases the person and closes the request, at once or not at all. Throws PersonBusy. */
  erasePerson(request: PrivacyRequest, at: Date): Promise<RowCounts>;
  /** Erases all that is the shop's, then closes its requests; a repeat goes on where it was interrupted. */
  eraseShop(request: PrivacyRequest, at: Date): Promise<RowCounts>;
  supersede(shop: string, id: string, at: Date): Promise<void>;
  /** `problem`: a kind of failure, never content */
  failed(shop: string, id: string, problem: string): Promise<void>;
  /** Deletes in batches what is older than allowed, over all shops; stops after `forMs` of real time and goes on in the next run. */
  enforceRetention(cutoffs: RetentionCutoffs, forMs: number): Promise<RowCounts>;
}
