import type { Checkout } from "../../domain/carts/checkout.ts";
import type { Customer } from "../../domain/customers/customer.ts";
import type { JourneyDefinition } from "../../domain/journeys/definition.ts";
import type { EnrollmentState } from "../../domain/journeys/facts.ts";
import type { Order } from "../../domain/orders/order.ts";
import type { Reach } from "../../domain/rehearsal/faults.ts";
import type { OwnMail, PersonPast } from "../../domain/rehearsal/past.ts";
import type { Example, Tally } from "../../domain/rehearsal/tally.ts";
import type { MessageRow } from "./rows.ts";

/** Whose past a rehearsal replays: people with a checkout, with an order, or everybody with an address. */
export type PastOf = "checkouts" | "orders" | "everybody";

/** A person's past without the zones of their clocks. */
export type PersonRecord = Omit<PersonPast, "zoneOf">;

/** From when on a variant could be bought, or could not: oldest first. */
export interface StockChange {
  readonly variantId: string;
  readonly at: Date;
  readonly sellable: boolean;
}

/** The shop's past, person by person, for rehearsals. Every page is read by a fixed number of statements. */
export interface PastRepository {
  /** how many people had to do with the shop since `from` */
  count(of: PastOf, from: Date): Promise<number>;
  /** these people by id, after `after`. `campaignId`: the one that is rehearsed; its own mails of the time are left out */
  people(of: PastOf, from: Date, campaignId: string, after: string | null, limit: number): Promise<readonly PersonRecord[]>;
  /** mails of a campaign to these people that really went out since `from`, by person */
  ownMails(campaignId: string, from: Date, customerIds: readonly string[]): Promise<ReadonlyMap<string, readonly OwnMail[]>>;
  /** when each of these variants sold out or came back; one that is not tracked is there from the beginning of time */
  stock(variantIds: readonly string[]): Promise<readonly StockChange[]>;
  /** how far back the shop's facts go */
  reach(): Promise<Reach>;
}

/** What of a merchant's unsaved edits stands beside the journey that was rehearsed. */
export interface UnsavedDraft {
  readonly name: string;
  /** 0 to 1 */
  readonly holdout: number;
  /** the campaign's version that was edited */
  readonly version: number;
}

export interface Rehearsal {
  readonly id: string;
  readonly campaignId: string;
  readonly definition: JourneyDefinition;
  /** the definition was not saved when this was asked for; null: it was */
  readonly draft: UnsavedDraft | null;
  readonly fromAt: Date;
  readonly toAt: Date;
  readonly status: "waiting" | "running" | "done" | "cancelled" | "failed";
  /** the last person who was replayed */
  readonly cursor: string | null;
  /** people to replay; null while that was not counted */
  readonly total: number | null;
  readonly looked: number;
  readonly tally: Tally;
  readonly requestedAt: Date;
  readonly endedAt: Date | null;
}

/** A worker's hold on a rehearsal. */
export interface ClaimedRehearsal extends Rehearsal {
  readonly fence: number;
}

export interface RehearsalRepository {
  /** another that waits or runs for the same campaign is cancelled */
  request(rehearsal: Pick<Rehearsal, "id" | "campaignId" | "definition" | "fromAt" | "toAt" | "tally"> & { readonly draft?: UnsavedDraft | null }, at: Date): Promise<void>;
  get(id: string): Promise<Rehearsal | null>;
  /** of one campaign, the newest first */
  ofCampaign(campaignId: string, limit: number): Promise<readonly Rehearsal[]>;
  /** for `leaseMs` of real time; null when it is over, or another worker has it */
  claim(id: string, leaseMs: number): Promise<ClaimedRehearsal | null>;
  /** a page is done; false when the claim is lost or the rehearsal was cancelled. With 0 ms the claim is given back. Of each fault and outcome the first few examples stay */
  save(claim: ClaimedRehearsal, progress: Pick<Rehearsal, "cursor" | "total" | "looked" | "tally">, examples: readonly Example[], leaseMs: number): Promise<boolean>;
  end(claim: ClaimedRehearsal, status: "done" | "failed", at: Date): Promise<void>;
  /** false when it was over already */
  cancel(id: string, at: Date): Promise<boolean>;
  examples(id: string): Promise<readonly Example[]>;
}

/** Somebody found by a search. */
export interface FoundPerson extends Customer {
  readonly orders: number;
  readonly checkouts: number;
  /** newest decision about them */
  readonly lastDecisionAt: Date | null;
}

export interface DueEnrollment extends EnrollmentState {
  readonly dueAt: Date;
}

/** What pages look up about people and about what is planned. */
export interface SeeingRepository {
  /** by e-mail (whole or its beginning), beginning of first or last name, or an order's exact name with or without "#"; the newest first, at most `limit` */
  findPeople(query: string, limit: number): Promise<readonly FoundPerson[]>;
  /** people whom a decision was about last, newest first */
  recentPeople(limit: number): Promise<readonly FoundPerson[]>;
  /** open enrollments of a campaign due until `until`, by due time and id, after a place */
  due(campaignId: string, until: Date, after: { readonly dueAt: Date; readonly id: string } | null, limit: number): Promise<readonly DueEnrollment[]>;
  /** all open enrollments of people, by due time */
  openOf(customerIds: readonly string[]): Promise<readonly DueEnrollment[]>;
  /** the newest `limit` of each of a person, newest first */
  belongingsOf(customerId: string, limit: number): Promise<{ readonly orders: readonly Order[]; readonly checkouts: readonly Checkout[]; readonly messages: readonly MessageRow[] }>;
  /** people with an open enrollment of these campaigns that is due until `until`: how many there are, and up to `limit` of them, drawn at random but the same each time */
  duePeople(campaignIds: readonly string[], until: Date, limit: number): Promise<{ readonly people: number; readonly customerIds: readonly string[] }>;
}
