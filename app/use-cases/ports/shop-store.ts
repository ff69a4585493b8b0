import type { Credit, Touch } from "../../domain/attribution/touch.ts";
import type { Checkout, CheckoutStatus } from "../../domain/carts/checkout.ts";
import type { Channel, ConsentRecord, SuppressionReason } from "../../domain/consent/marketing-consent.ts";
import type { Neighbours, Suspicion, Verdict } from "../../domain/customers/bot-score.ts";
import type { Customer, PersonFacts } from "../../domain/customers/customer.ts";
import type { IdentityKey, Join } from "../../domain/customers/identity.ts";
import type { FactVersion, VersionKind } from "../../domain/facts/version.ts";
import type { IssuedOffer, OfferTerms } from "../../domain/incentives/offer.ts";
import type { DecisionKind, ExitReason, OtherEffect, Reason, UndoneReason } from "../../domain/journeys/decision.ts";
import type { JourneyDefinition } from "../../domain/journeys/definition.ts";
import type { EnrollmentState, KnownFacts, ShopifyMail, VariantFacts } from "../../domain/journeys/facts.ts";
import type { ComplaintFigures } from "../../domain/messaging/complaint-brake.ts";
import type { Order } from "../../domain/orders/order.ts";
import type { ParcelNews } from "../../domain/orders/parcel.ts";
import type { ShopSettings } from "../../domain/shops/settings.ts";
import type { ShopProfile } from "../../domain/shops/shop.ts";
import type { MailSubject, TemplateDocument } from "../../domain/templates/document.ts";
import type { EntryWalkRepository, SegmentRepository, Standing } from "./journey-store.ts";
import type { PastRepository, RehearsalRepository, SeeingRepository } from "./seeing-store.ts";
import type { HistoryRepository, SyncRepository } from "./sync-store.ts";
import type { Campaign, CheckoutRow, CountedCheckout, DecisionRow, DeliveryEvent, MessageRow, NewMessage, Page, Template } from "./rows.ts";

/** All of one shop's data. There is no method without the shop, and a foreign id is simply not found (null). */
export interface ShopStore {
  readonly shop: string;
  readonly settings: SettingsRepository;
  readonly customers: CustomerRepository;
  readonly checkouts: CheckoutRepository;
  readonly orders: OrderRepository;
  readonly variants: VariantRepository;
  readonly versions: VersionRepository;
  readonly campaigns: CampaignRepository;
  readonly templates: TemplateRepository;
  readonly enrollments: EnrollmentRepository;
  readonly messages: MessageRepository;
  readonly decisions: DecisionRepository;
  readonly offers: OfferRepository;
  readonly attributions: AttributionRepository;
  readonly exposures: ExposureRepository;
  readonly figures: FigureRepository;
  readonly sync: SyncRepository;
  readonly history: HistoryRepository;
  readonly past: PastRepository;
  readonly rehearsals: RehearsalRepository;
  readonly seeing: SeeingRepository;
  readonly segments: SegmentRepository;
  readonly effects: EffectRepository;
  readonly walks: EntryWalkRepository;
}

export interface SettingsRepository {
  profile(): Promise<(ShopProfile & { readonly installed: boolean }) | null>;
  saveProfile(profile: ShopProfile, at: Date): Promise<void>;
  get(): Promise<ShopSettings>;
  save(settings: ShopSettings, at: Date): Promise<void>;
}

/** What proves a fact: topic and webhook id. */
export type Evidence = Readonly<Record<string, string>>;

export interface CustomerRepository {
  /**
   * Finds the person by the rules of identity.ts, else creates them; fills what is newer. What is learned may join two
   * people or part them again: their checkouts, orders, journeys, messages and consents go with the name they came under.
   * `source`: the webhook that said it, kept as evidence. Safe under concurrency.
   */
  upsert(facts: PersonFacts, newId: string, source?: Evidence): Promise<Customer>;
  /** the same for many at once; answers in their order, as things stand after the last of them. All or none. */
  upsertMany(people: readonly { readonly facts: PersonFacts; readonly newId: string; readonly source?: Evidence }[]): Promise<readonly Customer[]>;
  /** one name was said to be another's: a merge in Shopify */
  join(key: IdentityKey, join: Join, newId: string, source: Evidence): Promise<void>;
  get(id: string): Promise<Customer | null>;
  byShopifyId(shopifyId: string): Promise<Customer | null>;
  /** idempotent on (customer, channel, at, source, name); `identity`: the name under which it was said */
  recordConsent(customerId: string, record: ConsentRecord, identity?: IdentityKey | null): Promise<void>;
  /** all that was said on one channel, oldest first */
  consents(customerId: string, channel: Channel): Promise<readonly ConsentRecord[]>;
  suppress(channel: Channel, address: string, reason: SuppressionReason, at: Date): Promise<void>;
  /** a new consent of a later time lifts an "unsubscribed" or "erased", never a bounce or complaint */
  lift(channel: Channel, address: string, at: Date): Promise<void>;
}

export interface CheckoutRepository {
  /** newer wins on updatedAt; says whether anything changed */
  upsert(checkout: Checkout, customerId: string | null): Promise<"new" | "changed" | "stale">;
  get(token: string): Promise<CheckoutRow | null>;
  /** the same with what is counted beside it */
  counted(token: string): Promise<CountedCheckout | null>;
  byShopifyId(shopifyId: string): Promise<CheckoutRow | null>;
  /** a cart can lead to more than one checkout; newest first */
  byCartToken(cartToken: string): Promise<readonly CheckoutRow[]>;
  setStatus(token: string, status: CheckoutStatus, at: Date): Promise<void>;
  /** begun from `from` (inclusive) to `to`, the newest first, at most `limit` */
  begunBetween(from: Date, to: Date, limit: number): Promise<readonly CheckoutRow[]>;
  /** how many like a stored checkout were begun around it; itself alone where it is not there */
  neighbours(checkout: Pick<Checkout, "token" | "createdAt">): Promise<Neighbours>;
  /** keeps what Shopify's own automation did about an abandonment */
  noteShopifyMail(token: string, mail: ShopifyMail): Promise<void>;
  /** keeps what speaks against a real shopper */
  suspect(token: string, suspicions: readonly Suspicion[], suspected: boolean): Promise<void>;
  /** keeps the merchant's word on whether it is a real shopper's; false when there is no such checkout */
  judge(token: string, verdict: Verdict, at: Date): Promise<boolean>;
  /** newest first; `query` searches e-mail, name and product titles; `status` filters by what the merchant sees */
  search(filter: { query: string; status: readonly string[]; abandonedBefore: Date; page: number; pageSize: number }): Promise<Page<CountedCheckout>>;
  /** with lines and an e-mail, newest first: for the template preview */
  recent(limit: number): Promise<readonly CheckoutRow[]>;
}

export interface OrderRepository {
  upsert(order: Order, customerId: string | null): Promise<"new" | "changed" | "stale">;
  get(id: string): Promise<(Order & { readonly customerId: string | null }) | null>;
  /** keeps what is said of a parcel, also of an order that is not known yet; newer wins */
  sawParcel(news: ParcelNews): Promise<void>;
  /** what was bought in this very checkout or cart; oldest first */
  ofCheckout(token: string, cartToken: string | null): Promise<readonly Order[]>;
}

export interface VariantRepository {
  /** newer observation wins */
  save(variants: readonly VariantFacts[]): Promise<void>;
  get(ids: readonly string[]): Promise<ReadonlyMap<string, VariantFacts>>;
  /** at most `limit` products, those seen last first */
  products(limit: number): Promise<readonly { readonly id: string; readonly title: string }[]>;
}

/** What was true of things at a time, for VERSIONS_KEPT_DAYS. */
export interface VersionRepository {
  /** idempotent; the outcome does not depend on the order of arrival */
  save(versions: readonly FactVersion[]): Promise<void>;
  /** the newest of each subject at or before `at`; one that was never observed by then is absent */
  asOf(kind: VersionKind, subjects: readonly string[], at: Date): Promise<ReadonlyMap<string, FactVersion>>;
  /** oldest first, from `from` (inclusive) to `to` */
  between(kind: VersionKind, subject: string, from: Date, to: Date): Promise<readonly FactVersion[]>;
}

export interface CampaignRepository {
  list(): Promise<readonly Campaign[]>;
  get(id: string): Promise<Campaign | null>;
  version(id: string, version: number): Promise<{ readonly definition: JourneyDefinition; readonly holdout: number } | null>;
  /** `priority`: higher goes first; by default 50 */
  create(campaign: { id: string; name: string; definition: JourneyDefinition; holdout: number; on: boolean; priority?: number }, at: Date): Promise<void>;
  /** a new immutable version, which becomes the current one */
  saveVersion(id: string, definition: JourneyDefinition, holdout: number, at: Date): Promise<number>;
  /** what would go with one that is off and that nobody was ever in; null for any other */
  removal(id: string): Promise<Removal | null>;
  /** takes away one that is off and that nobody was ever in, with what `removal` names; false for any other */
  remove(id: string): Promise<boolean>;
  /** out of sight, and off */
  archive(id: string, at: Date): Promise<void>;
  /** back in sight, and off */
  restore(id: string, at: Date): Promise<void>;
  rename(id: string, name: string, at: Date): Promise<void>;
  /** one that is archived stays off */
  switchTo(id: string, on: boolean, at: Date): Promise<void>;
}

/** What goes with a campaign that is taken away. */
export interface Removal {
  /** those that no other campaign sends, or ever sent */
  readonly mails: readonly { readonly id: string; readonly name: string }[];
  readonly rehearsals: number;
}

export interface TemplateRepository {
  list(): Promise<readonly Template[]>;
  /** what each mail is about, in its newest version, by id */
  subjects(): Promise<ReadonlyMap<string, MailSubject>>;
  get(id: string): Promise<(Template & { readonly document: TemplateDocument }) | null>;
  create(template: { id: string; name: string; document: TemplateDocument }, at: Date): Promise<void>;
  saveVersion(id: string, name: string, document: TemplateDocument, at: Date): Promise<number>;
  /** no version of any campaign sends it: somebody may be under way in an old one */
  removable(id: string): Promise<boolean>;
  /** false for one that is not removable, and leaves it */
  remove(id: string): Promise<boolean>;
}

export interface EnrollmentRepository {
  /** null when the person already has an open one in this campaign (those that orders have for themselves apart), or had one for this occasion */
  open(enrollment: EnrollmentState, dueAt: Date): Promise<EnrollmentState | null>;
  openOf(customerId: string): Promise<readonly EnrollmentState[]>;
  /** all that the person ever had in one campaign, in the order in which they came in */
  inCampaign(campaignId: string, customerId: string): Promise<readonly (EnrollmentState & { readonly status: "open" | "done" | "exited" })[]>;
  /** when the person entered a campaign, each time, in any order */
  entered(campaignId: string, customerId: string): Promise<readonly Date[]>;
  ofCheckout(token: string): Promise<readonly (EnrollmentState & { readonly status: string; readonly exitReason: string | null; readonly dueAt: Date | null })[]>;
  /** the person's open enrollments are due at once, and their revision moves: a fact may hasten a decision */
  hasten(customerId: string, now: Date): Promise<void>;
  /** an open enrollment moves to a newer checkout of the same person and waits anew */
  retarget(id: string, checkoutToken: string, occasion: string, now: Date, dueAt: Date): Promise<boolean>;
  /** an open enrollment begins anew about another order, or another moment; false when it is over, or the person had that occasion */
  redirect(id: string, to: Pick<EnrollmentState, "orderId" | "occasion" | "stepEnteredAt" | "createdAt">, dueAt: Date): Promise<boolean>;
  /** how many open enrollments of a campaign stand where */
  standing(campaignId: string): Promise<readonly Standing[]>;
  /** moves up to `limit` open enrollments of one place to a place of another version and makes them due; a fresh one that waits for its moment waits `shiftMs` longer. Says how many */
  moveOpen(campaignId: string, from: Pick<Standing, "campaignVersion" | "stepIndex">, to: Pick<Standing, "campaignVersion" | "stepIndex"> & { readonly shiftMs: number }, now: Date, limit: number): Promise<number>;
  /** what `advance` needs to know of one enrollment; null where the person is gone. "to-wait": where it can only wait or end, see onlyWaits. All else is left out (null, none or blank): of the person all but id, e-mail, country and zone, of the cart all but its tokens, e-mail, country and times, and a blank line stands for its lines */
  facts(enrollment: EnrollmentState, extent?: "all" | "to-wait"): Promise<KnownFacts | null>;
  /**
   * The worker's commits: each checks the fence and lease of the person, and returns false when it was lost. A moved revision
   * leaves dueAt = now. `giveBack`: the claim ends with it, whatever became of the enrollment, as by `release`.
   */
  wait(claim: Claim, id: string, position: { stepIndex: number; stepEnteredAt: Date }, until: Date, decisions: readonly DecisionRow[], giveBack?: boolean): Promise<boolean>;
  exit(claim: Claim, id: string, reason: ExitReason, at: Date, decisions: readonly DecisionRow[], giveBack?: boolean): Promise<boolean>;
  release(claim: Claim): Promise<void>;
  /** lets the lease of every claim that nobody has taken over last `leaseMs` from now (real time) */
  renew(claims: readonly Claim[], leaseMs: number): Promise<void>;
}

/** The worker's hold on a person. */
export interface Claim {
  readonly customerId: string;
  readonly fence: bigint;
  /** revision of each enrollment when it was claimed */
  readonly revisions: ReadonlyMap<string, number>;
}

export interface EffectToBegin {
  readonly enrollmentId: string;
  readonly stepId: string;
  readonly campaignId: string;
  readonly kind: OtherEffect["kind"];
}

/** The ledger of what journeys do other than writing messages: each step once per enrollment. */
export interface EffectRepository {
  /**
   * Commits the intent under the fence. "begun": the step may be done now, for the `attempts`-th time; "done": it was done,
   * or given up, before; "lost": the claim is over, or the journey has moved on.
   */
  begin(claim: Claim, effect: EffectToBegin, at: Date): Promise<{ readonly kind: "begun"; readonly attempts: number } | { readonly kind: "done" } | { readonly kind: "lost" }>;
  /** conditional on an intent; says whether it was written */
  end(claim: Claim, step: Pick<EffectToBegin, "enrollmentId" | "stepId">, result: { readonly status: "done" | "not-done"; readonly reason: UndoneReason | null; readonly at: Date }, decisions: readonly DecisionRow[]): Promise<boolean>;
}

export interface MessageRepository {
  /** Commits the intent under the fence. "duplicate": the ledger already has this (campaign, person, step, occasion). "lost": the claim is over. */
  commitIntent(claim: Claim, message: NewMessage): Promise<"committed" | "duplicate" | "lost">;
  /** conditional on status 'intent'; moves the enrollment on in the same transaction. `decisions`: about the message's journey. `giveBack`: the claim ends with it, whatever became of the message */
  commitResult(claim: Claim, messageId: string, result: { status: "handed-off" | "refused" | "unknown"; provider: string; providerMessageId: string | null; refusal: string | null; at: Date },
    position: { stepIndex: number; stepEnteredAt: Date; dueAt: Date }, decisions: readonly DecisionRow[], giveBack?: boolean): Promise<boolean>;
  /** the provider said "not now" before taking it: the intent is withdrawn and the enrollment is due again later */
  withdrawIntent(claim: Claim, messageId: string, retryAt: Date, decisions: readonly DecisionRow[]): Promise<boolean>;
  get(id: string): Promise<MessageRow | null>;
  ofLedger(campaignId: string, customerId: string, stepId: string, occasion: string): Promise<MessageRow | null>;
  history(customerId: string, since: Date): Promise<readonly { readonly at: Date; readonly purpose: "marketing" | "transactional" }[]>;
  /** delivered and complained of since; of the delivered no more are counted than `enough` says for so many complaints */
  complaints(since: Date, enough?: (complained: number) => number): Promise<ComplaintFigures>;
  /** idempotent on eventId; sets the first time of its kind; resolves an `unknown`. False when it was there already or the message is not this shop's */
  applyEvent(event: DeliveryEvent): Promise<boolean>;
  ofCheckout(token: string): Promise<readonly MessageRow[]>;
  events(messageIds: readonly string[]): Promise<readonly DeliveryEvent[]>;
}

export interface DecisionRepository {
  /** a row whose id is there already is left alone: ids derived from facts make a repeat harmless */
  append(rows: readonly DecisionRow[]): Promise<void>;
  /** of one enrollment, oldest first */
  ofEnrollment(customerId: string, enrollmentId: string): Promise<readonly DecisionRow[]>;
  /** all that concerns one checkout or its person's journeys about it, oldest first */
  ofCheckout(token: string): Promise<readonly DecisionRow[]>;
  /** all that concerns a person, the newest `limit` of it, oldest first */
  ofCustomer(customerId: string, limit: number): Promise<readonly DecisionRow[]>;
}

export interface OfferRepository {
  /** the offer of one enrollment and step, planned once; a repeat returns the first */
  plan(offer: { code: string; enrollmentId: string; stepId: string; customerId: string; terms: OfferTerms; startsAt: Date; endsAt: Date }): Promise<IssuedOffer & { readonly status: "planned" | "issued" | "failed" | "redeemed" }>;
  /** of an earlier step; null when it planned none */
  ofStep(enrollmentId: string, stepId: string): Promise<(IssuedOffer & { readonly status: "planned" | "issued" | "failed" | "redeemed" }) | null>;
  markIssued(code: string, shopifyId: string): Promise<void>;
  markFailed(code: string): Promise<void>;
  markRedeemed(code: string, at: Date): Promise<void>;
  get(code: string): Promise<(IssuedOffer & { readonly status: string; readonly customerId: string }) | null>;
}

export interface AttributionRepository {
  /** clicks, recovery links and codes of this person's messages since */
  touches(customerId: string, since: Date): Promise<readonly Touch[]>;
  /** one order is credited once; a repeat only updates the amount */
  credit(order: Order, customerId: string, credit: Credit): Promise<"credited" | "updated">;
  updateAmount(order: Order): Promise<void>;
}

export interface ExposureRepository {
  /** written once per person and campaign; the first stands */
  record(campaignId: string, customerId: string, arm: "treated" | "held-out", at: Date): Promise<void>;
}

/** Figures for pages: set-based SQL. Days are local dates (YYYY-MM-DD) in `timeZone`. */
export interface FigureRepository {
  recoveredByDay(from: Date, to: Date, timeZone: string): Promise<readonly { readonly day: string; readonly minor: number; readonly orders: number }[]>;
  totals(from: Date, to: Date): Promise<Totals>;
  byCampaign(from: Date, to: Date): Promise<readonly (Totals & { readonly campaignId: string })[]>;
  /** handed off, opened, clicked and orders of each step of a campaign, all time */
  bySteps(campaignId: string): Promise<readonly { readonly stepId: string; readonly sent: number; readonly opened: number; readonly clicked: number; readonly orders: number; readonly minor: number }[]>;
  /** what Shopify's own automation did about checkouts since: when it last wrote about one, and whether any was looked at */
  shopifyMails(since: Date): Promise<{ readonly wroteAt: Date | null; readonly asked: boolean }>;
  /** campaigns that somebody is in now: how many, and when the next of them is due */
  underWay(): Promise<readonly { readonly campaignId: string; readonly people: number; readonly nextAt: Date | null }[]>;
  /** has any webhook, checkout, message yet: for the set-up steps and empty states */
  hasAny(): Promise<{ readonly checkouts: boolean; readonly messages: boolean; readonly orders: boolean }>;
}

export interface Totals {
  readonly abandoned: number;
  readonly recovered: number;
  readonly recoveredMinor: number;
  readonly sent: number;
  readonly delivered: number;
  readonly opened: number;
  readonly clicked: number;
}

export type { DecisionKind, Reason };
