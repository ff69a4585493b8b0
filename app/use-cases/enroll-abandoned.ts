import { whyNotRecoverable } from "../domain/carts/abandonment.ts";
import { isPartial } from "../domain/carts/partial-checkout.ts";
import { cartOccasion } from "../domain/carts/occasion.ts";
import { firstDueAt } from "../domain/journeys/advance.ts";
import type { NotEnrolledReason } from "../domain/journeys/decision.ts";
import type { JourneyDefinition } from "../domain/journeys/definition.ts";
import type { EnrollmentState } from "../domain/journeys/facts.ts";
import { whyCheckoutNotInTime } from "../domain/journeys/start.ts";
import { nextMessage, placesOf } from "../domain/journeys/places.ts";
import type { Deps } from "./ports/deps.ts";
import type { Campaign, CheckoutRow, DecisionRow } from "./ports/rows.ts";
import type { ShopStore } from "./ports/shop-store.ts";
import { runningBy } from "./running-campaigns.ts";
import { whyNotLetIn } from "./why-not-let-in.ts";
import { decision, idOf } from "./write-decision.ts";

type Needs = Pick<Deps, "clock" | "ids">;
interface Entry {
  readonly store: ShopStore;
  readonly checkout: CheckoutRow;
  readonly customerId: string;
  readonly campaign: Campaign;
  readonly definition: JourneyDefinition;
  readonly occasion: string;
  /** the merchant asked for mails to people who had left before the installation */
  readonly askedFor: boolean;
}

/**
 * A checkout was touched: enter its person into every campaign that is on, move an open journey to it, or write down once
 * why not. `only`: into this campaign alone. A checkout without any person stays without: there is nobody to write to, nor to keep a decision for.
 */
export async function enrollAbandoned(deps: Needs, store: ShopStore, checkout: CheckoutRow, { askedFor = false, only = null }: { readonly askedFor?: boolean; readonly only?: string | null } = {}): Promise<void> {
  const { customerId } = checkout;
  if (customerId === null || checkout.status === "deleted") return;
  for (const { campaign, definition } of await runningBy(store, ["checkout-abandoned"])) {
    if (only !== null && only !== campaign.id) continue;
    await enter(deps, { store, checkout, customerId, campaign, definition, occasion: cartOccasion(checkout.lines), askedFor });
  }
}

async function enter(deps: Needs, entry: Entry): Promise<void> {
  const { store, checkout, campaign, customerId } = entry;
  const open = (await store.enrollments.openOf(customerId)).find((one) => one.campaignId === campaign.id);
  const reason = checkout.doubt?.suspected ? "suspected-bot" : checkout.status === "open" ? await whyNotIn(deps, entry) : "already-completed";
  // A running journey judges its own checkout when it is due; the reason it ends with is the journey's.
  if (reason !== null) return open?.checkoutToken === checkout.token ? undefined : refuse(deps, entry, reason);
  if (open) return follow(deps, entry, open);
  return begin(deps, entry);
}

/** By what holds for every recovery, then by the campaign's own rules. */
async function whyNotIn(deps: Needs, entry: Entry): Promise<NotEnrolledReason | null> {
  const { store, checkout, customerId, definition } = entry;
  return whyNotRecoverable(await addressed(store, checkout, customerId)) ?? whyNotLetIn(store, definition, freshEnrollment(deps, entry), checkout);
}

/** The Admin API tells no address of a checkout: one that is known from there alone is its known customer's. */
async function addressed(store: ShopStore, checkout: CheckoutRow, customerId: string): Promise<CheckoutRow> {
  if (!isPartial(checkout)) return checkout;
  const customer = await store.customers.get(customerId);
  return { ...checkout, email: customer?.shopifyId ? customer.email : null };
}

/** Nobody is written to about a cart they left before the shop knew us, unless the merchant asks for it. */
async function leftBeforeUs({ store, checkout, askedFor }: Entry): Promise<boolean> {
  if (askedFor) return false;
  const installedAt = await store.sync.installedAt();
  return installedAt !== null && checkout.updatedAt < installedAt;
}

async function begin(deps: Needs, entry: Entry): Promise<void> {
  if (await leftBeforeUs(entry)) return refuse(deps, entry, "before-installation");
  const { store, checkout, definition, campaign } = entry;
  const dueAt = firstDueAt(definition, checkout);
  const late = entry.askedFor ? null : whyCheckoutNotInTime(dueAt, campaign, deps.clock.now());
  if (late) return refuse(deps, entry, late);
  const enrollment = await store.enrollments.open(freshEnrollment(deps, entry), dueAt);
  if (!enrollment) return refuse(deps, entry, "already-enrolled");
  await announce(deps, entry, enrollment.id, dueAt);
}

function freshEnrollment(deps: Needs, { checkout, campaign, customerId, occasion }: Entry): EnrollmentState {
  const now = deps.clock.now();
  return {
    id: deps.ids.next(), campaignId: campaign.id, campaignVersion: campaign.currentVersion, customerId,
    checkoutToken: checkout.token, orderId: null, occasion, stepIndex: 0, stepEnteredAt: now, createdAt: now,
  };
}

/** The person's journey is open: it stays with the checkout that began last, as it stands. */
async function follow(deps: Needs, entry: Entry, open: EnrollmentState): Promise<void> {
  const { store, checkout, definition, occasion } = entry;
  const same = open.checkoutToken === checkout.token;
  // Said again, in case a crash came between entering and saying so; the row is the same.
  if (same && (open.occasion === occasion || (await goesOn(store, open)))) return announce(deps, entry, open.id, firstDueAt(definition, checkout));
  if (!same && !(await isNewer(store, checkout, open.checkoutToken))) return refuse(deps, entry, "already-enrolled");
  const now = deps.clock.now();
  const dueAt = firstDueAt(definition, checkout);
  if (!same) await store.decisions.append([leftRow(entry, open, now)]);
  const moved = await store.enrollments.retarget(open.id, checkout.token, occasion, now, dueAt);
  // When not, another journey was about this very cart already.
  if (!same) await (moved ? announce(deps, entry, open.id, dueAt) : refuse(deps, entry, "already-enrolled"));
}

function leftRow({ store, checkout, campaign, customerId }: Entry, open: EnrollmentState, at: Date): DecisionRow {
  return decision(idOf("left", store.shop, open.id, open.checkoutToken ?? "", checkout.token), "exited", {
    customerId, enrollmentId: open.id, campaignId: campaign.id, checkoutToken: open.checkoutToken, at, reason: "newer-checkout",
  });
}

/** Once a message of the journey went out, a changed cart is shown as it stands then, and does not begin the journey again unless the campaign says so. */
async function goesOn(store: ShopStore, open: EnrollmentState): Promise<boolean> {
  const version = await store.campaigns.version(open.campaignId, open.campaignVersion);
  if (!version) return true;
  const { trigger } = version.definition;
  if (trigger.kind === "checkout-abandoned" && trigger.changedCart === "start-over") return false;
  return placesOf(version.definition).slice(0, open.stepIndex).some(({ step }) => step.kind === "message");
}

async function isNewer(store: ShopStore, checkout: CheckoutRow, otherToken: string | null): Promise<boolean> {
  const other = otherToken === null ? null : await store.checkouts.get(otherToken);
  if (!other || other.status !== "open") return true;
  const later = checkout.createdAt.getTime() - other.createdAt.getTime();
  return later > 0 || (later === 0 && checkout.token > other.token);
}

async function announce(deps: Needs, { store, checkout, campaign, customerId, definition }: Entry, enrollmentId: string, dueAt: Date): Promise<void> {
  const stepId = nextMessage(definition, 0);
  await store.decisions.append([
    decision(idOf("enrolled", store.shop, enrollmentId, checkout.token), "enrolled", {
      customerId, enrollmentId, campaignId: campaign.id, checkoutToken: checkout.token, stepId, at: deps.clock.now(), until: dueAt,
    }),
  ]);
}

async function refuse(deps: Needs, { store, checkout, campaign, customerId }: Entry, reason: NotEnrolledReason): Promise<void> {
  await store.decisions.append([
    decision(idOf("not-enrolled", store.shop, campaign.id, checkout.token, reason), "not-enrolled", {
      customerId, campaignId: campaign.id, checkoutToken: checkout.token, at: deps.clock.now(), reason,
    }),
  ]);
}
