import { whyNotRecoverable } from "../domain/carts/abandonment.ts";
import { cartOccasion } from "../domain/carts/occasion.ts";
import { isPartial } from "../domain/carts/partial-checkout.ts";
import type { Checkout } from "../domain/carts/checkout.ts";
import type { Customer } from "../domain/customers/customer.ts";
import { firstDueAt } from "../domain/journeys/advance.ts";
import type { NotEnrolledReason } from "../domain/journeys/decision.ts";
import type { JourneyDefinition } from "../domain/journeys/definition.ts";
import { dueAtStart, startOfDate } from "../domain/journeys/start.ts";
import type { Start } from "../domain/journeys/start.ts";
import { foreseeJourneys, journeysOf } from "./foresee-journeys.ts";
import type { Ahead, Journey } from "./foresee-journeys.ts";
import { inParallel } from "./in-parallel.ts";
import type { Campaign } from "./ports/rows.ts";
import type { DueEnrollment } from "./ports/seeing-store.ts";
import { openDesk, type Desk, type DeskDeps } from "./shop-desk.ts";
import { whyNotLetIn } from "./why-not-let-in.ts";

/** People of one page of a preview; what it costs does not depend on the size of the shop. */
export const PREVIEWED = 200;
export const PREVIEW_DAYS = 7;
const DAY_MS = 24 * 60 * 60_000;

/** Somebody who would not come in, and why. */
export interface Refused {
  readonly customer: Customer;
  readonly checkout: Checkout | null;
  readonly reason: NotEnrolledReason;
}

export interface CampaignPreview {
  readonly campaign: Campaign;
  readonly definition: JourneyDefinition;
  /** on: who is due · off: who would come in if it were switched on now */
  readonly on: boolean;
  readonly ahead: readonly Ahead[];
  readonly refused: readonly Refused[];
  /** where the next page begins; null: there is none */
  readonly next: string | null;
  /** people come in one by one when something happens to them: there is nobody to look at before */
  readonly nobodyYet: boolean;
}

/** Who is due in the next days, or would be; null when this shop has no such campaign. `after`: from an earlier page. Changes nothing. */
export async function previewCampaign(deps: DeskDeps, shop: string, campaignId: string, after: string | null): Promise<CampaignPreview | null> {
  const desk = await openDesk(deps, deps.system.together(), shop);
  const campaign = desk.campaign(campaignId);
  if (!campaign) return null;
  const { definition, holdout } = await desk.version(campaign.id, campaign.currentVersion);
  const horizon = new Date(deps.clock.now().getTime() + PREVIEW_DAYS * DAY_MS);
  if (campaign.status === "on") {
    const due = await desk.store.seeing.due(campaign.id, horizon, readPlace(after), PREVIEWED);
    const ahead = await foreseeJourneys(desk, await journeysOf(desk, due), horizon);
    return { campaign, definition, on: true, ahead, refused: [], next: due.length < PREVIEWED ? null : writePlace(due.at(-1)!), nobodyYet: false };
  }
  const { entrants, next, nobodyYet } = await atTheDoor(desk, campaign, definition, horizon, after);
  const journeys: Journey[] = [];
  const refused: Refused[] = [];
  await inParallel(entrants, PREVIEWED, async (entrant) => {
    const reason = entrant.reason ?? (await whyNotIn(desk, definition, entrant));
    if (reason === null) journeys.push({ enrollment: entrant.enrollment, campaign, definition, holdout });
    else {
      const customer = await desk.store.customers.get(entrant.enrollment.customerId);
      if (customer) refused.push({ customer, checkout: entrant.checkout, reason });
    }
  });
  const ahead = await foreseeJourneys(desk, journeys.sort((a, b) => a.enrollment.dueAt.getTime() - b.enrollment.dueAt.getTime()), horizon);
  return { campaign, definition, on: false, ahead, refused, next, nobodyYet };
}

interface Entrant {
  readonly enrollment: DueEnrollment;
  readonly checkout: Checkout | null;
  readonly reason: NotEnrolledReason | null;
}

/** The people whom switching on would look at: the same as the job that lets them in then. */
async function atTheDoor(desk: Desk, campaign: Campaign, definition: JourneyDefinition, horizon: Date, after: string | null): Promise<{ readonly entrants: readonly Entrant[]; readonly next: string | null; readonly nobodyYet: boolean }> {
  const { trigger } = definition;
  const { store } = desk;
  switch (trigger.kind) {
    case "checkout-abandoned": {
      const tokens = await store.walks.checkouts(await waitingSince(desk, definition), after, PREVIEWED);
      const entrants = await Promise.all(tokens.map((token) => leftBehind(desk, campaign, definition, token)));
      return { entrants: entrants.filter((one) => one !== null), next: tokens.length < PREVIEWED ? null : tokens.at(-1)!, nobodyYet: false };
    }
    case "date":
    case "broadcast": {
      const starting = await startingSoon(desk, definition, after);
      const soon = starting.people.filter(({ start }) => start.startsAt <= horizon);
      return { entrants: soon.map(({ customerId, start }) => ({ enrollment: fresh(desk, campaign, definition, customerId, start), checkout: null, reason: null })), next: starting.next, nobodyYet: false };
    }
    default:
      return { entrants: [], next: null, nobodyYet: true };
  }
}

/** Checkouts touched since then still have their first message ahead; nobody is written to about one from before the installation. */
async function waitingSince(desk: Desk, definition: JourneyDefinition): Promise<Date> {
  const firstMs = firstDueAt(definition, { updatedAt: new Date(0) }).getTime();
  const installedAt = await desk.store.sync.installedAt();
  return new Date(Math.max(desk.deps.clock.now().getTime() - firstMs, installedAt?.getTime() ?? 0));
}

async function leftBehind(desk: Desk, campaign: Campaign, definition: JourneyDefinition, token: string): Promise<Entrant | null> {
  const checkout = await desk.store.checkouts.get(token);
  if (!checkout || checkout.customerId === null) return null;
  const now = desk.deps.clock.now();
  const dueAt = firstDueAt(definition, checkout);
  if (dueAt <= now) return null;
  const customer = isPartial(checkout) ? await desk.store.customers.get(checkout.customerId) : null;
  const addressed = isPartial(checkout) ? { ...checkout, email: customer?.shopifyId ? customer.email : null } : checkout;
  const enrollment = { ...blank(campaign, checkout.customerId, now), id: `preview-${token}`, checkoutToken: token, orderId: null, occasion: cartOccasion(checkout.lines), stepEnteredAt: now, dueAt };
  return { enrollment, checkout, reason: checkout.doubt?.suspected ? "suspected-bot" : whyNotRecoverable(addressed) };
}

async function startingSoon({ store, deps }: Desk, { trigger }: JourneyDefinition, after: string | null): Promise<{ readonly people: readonly { readonly customerId: string; readonly start: Start }[]; readonly next: string | null }> {
  if (trigger.kind === "broadcast") {
    const at = new Date(trigger.at);
    const startsAt = at > deps.clock.now() ? at : deps.clock.now();
    const ids = trigger.segmentId === null ? (await store.walks.people(after, PREVIEWED, false)).map((one) => one.customerId) : await store.segments.members(trigger.segmentId, after, PREVIEWED);
    return { people: ids.map((customerId) => ({ customerId, start: { occasion: "once", orderId: null, startsAt } })), next: ids.length < PREVIEWED ? null : ids.at(-1)! };
  }
  if (trigger.kind !== "date") return { people: [], next: null };
  const people = await store.walks.people(after, PREVIEWED, trigger.after !== "customer-created");
  const ahead = people.flatMap((person) => {
    const start = startOfDate(trigger, person);
    return start && start.startsAt > deps.clock.now() ? [{ customerId: person.customerId, start }] : [];
  });
  return { people: ahead, next: people.length < PREVIEWED ? null : people.at(-1)!.customerId };
}

function fresh({ deps }: Desk, campaign: Campaign, definition: JourneyDefinition, customerId: string, { occasion, orderId, startsAt }: Start): DueEnrollment {
  return { ...blank(campaign, customerId, deps.clock.now()), checkoutToken: null, orderId, occasion, stepEnteredAt: startsAt, dueAt: dueAtStart(definition, startsAt) };
}

function blank({ id, currentVersion }: Campaign, customerId: string, createdAt: Date) {
  return { id: `preview-${customerId}`, campaignId: id, campaignVersion: currentVersion, customerId, stepIndex: 0, createdAt };
}

async function whyNotIn(desk: Desk, definition: JourneyDefinition, { enrollment, checkout }: Entrant): Promise<NotEnrolledReason | null> {
  const theirs = await desk.store.enrollments.inCampaign(enrollment.campaignId, enrollment.customerId);
  if (theirs.some((one) => one.occasion === enrollment.occasion)) return "already-enrolled";
  return whyNotLetIn(desk.store, definition, enrollment, checkout, theirs.map((one) => one.createdAt));
}

function writePlace({ dueAt, id }: DueEnrollment): string {
  return `${dueAt.getTime()}.${id}`;
}

/** Anything else than a place of ours begins at the beginning. */
function readPlace(text: string | null): { readonly dueAt: Date; readonly id: string } | null {
  const [, time, id] = /^(\d{1,15})\.(.{1,100})$/.exec(text ?? "") ?? [];
  return time === undefined || id === undefined ? null : { dueAt: new Date(Number(time)), id };
}
