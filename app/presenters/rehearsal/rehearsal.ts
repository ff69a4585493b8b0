import { asksClicks } from "../../domain/journeys/asks-clicks.ts";
import type { JourneyDefinition } from "../../domain/journeys/definition.ts";
import { money } from "../../domain/kernel/money.ts";
import { placesOf } from "../../domain/journeys/places.ts";
import { type Fault, FAULTS } from "../../domain/rehearsal/faults.ts";
import type { Example, Tally } from "../../domain/rehearsal/tally.ts";
import { shopZone } from "../../domain/shops/shop-zone.ts";
import type { Rehearsal } from "../../use-cases/ports/seeing-store.ts";
import type { ShopStore } from "../../use-cases/ports/shop-store.ts";
import { personName } from "../checkouts/person.ts";
import { REASONS } from "../reasons.ts";
import { adminLocale, createFormat, type Format } from "../words/format.ts";
import { type ConsideredView, consideredView } from "./considered.ts";
import { FAULT_WORDS } from "./fault-words.ts";
import { type HoldoutView, holdoutView } from "./holdout-view.ts";
import { isSame, isUnsaved, type Saved } from "./unsaved.ts";

export interface FaultView {
  readonly fault: Fault;
  readonly title: string;
  readonly made: string;
  readonly parts: readonly { readonly label: string; readonly text: string; readonly examples: readonly { readonly id: string; readonly name: string; readonly when: string }[] }[];
  readonly bad: boolean;
}

export interface RehearsalResult {
  readonly period: string;
  /** whether it is of changes that are not saved; null: of the campaign as it was saved */
  readonly of: string | null;
  /** which rehearsal the figures before are from */
  readonly was: string | null;
  readonly figures: readonly { readonly label: string; readonly value: string; readonly before: string | null }[];
  readonly faults: readonly FaultView[];
  readonly hours: readonly { readonly label: string; readonly count: number }[];
  readonly weekdays: readonly { readonly label: string; readonly count: number }[];
  readonly steps: readonly { readonly id: string; readonly name: string; readonly done: string; readonly withheld: string; readonly putOff: string }[];
  readonly reasons: readonly { readonly label: string; readonly count: string }[];
  readonly notEntered: readonly { readonly label: string; readonly count: string }[];
  readonly holdout: HoldoutView;
  readonly considered: ConsideredView;
}

export interface RehearsalView {
  readonly id: string;
  readonly name: string;
  readonly on: boolean;
  /** null: never rehearsed */
  readonly run: { readonly id: string; readonly status: Rehearsal["status"]; readonly running: boolean; readonly percent: number; readonly progress: string; readonly asked: string; readonly unsaved: boolean } | null;
  readonly result: RehearsalResult | null;
  /** the campaign was changed since the result */
  readonly outdated: boolean;
  /** the newest rehearsal, if it was of changes that are still not saved: the journey can be opened with them */
  readonly edits: string | null;
}

type RehearsalStore = Pick<ShopStore, "campaigns" | "rehearsals" | "templates" | "customers"> & { readonly settings: Pick<ShopStore["settings"], "get" | "profile"> };

/** A campaign's rehearsals: how far the newest is, and what the last complete one came to beside the one before. Null when there is no such campaign. */
export async function rehearsalView(store: RehearsalStore, campaignId: string, now: Date): Promise<RehearsalView | null> {
  const campaign = await store.campaigns.get(campaignId);
  if (!campaign) return null;
  const [profile, settings, runs, version, templates] = await Promise.all([
    store.settings.profile(), store.settings.get(), store.rehearsals.ofCampaign(campaignId, 10), store.campaigns.version(campaignId, campaign.currentVersion), store.templates.list(),
  ]);
  if (!profile) throw new Error("rehearsal: this shop has no profile; it was never installed");
  const format = createFormat({ locale: adminLocale(profile.locale), zone: shopZone(settings, profile), now });
  const [newest] = runs;
  const [done, before] = runs.filter((run) => run.status === "done");
  const saved = version && { ...version, name: campaign.name };
  const result = done ? await resultOf(store, done, before ?? null, { format, currency: profile.currency, now, saved, templates: new Map(templates.map(({ id, name }) => [id, name])) }) : null;
  const unsaved = (run: Rehearsal): boolean => saved !== null && isUnsaved(run, saved);
  return {
    id: campaignId, name: campaign.name, on: campaign.status === "on", run: newest ? runView(newest, unsaved(newest), format) : null, result,
    outdated: done !== undefined && saved !== null && !unsaved(done) && !isSame(done.definition, saved.definition),
    edits: newest && unsaved(newest) ? newest.id : null,
  };
}

function runView({ id, status, looked, total, requestedAt }: Rehearsal, unsaved: boolean, format: Format): RehearsalView["run"] {
  const running = status === "waiting" || status === "running";
  const percent = total === null || total === 0 ? 0 : Math.min(99, Math.floor((100 * looked) / total));
  const progress = total === null ? "Getting ready" : `${format.count(looked)} of ${format.count(total)} customers`;
  return { id, status, running, percent, progress, asked: format.dateTime(requestedAt), unsaved };
}

interface Words {
  readonly format: Format;
  readonly currency: string;
  readonly now: Date;
  readonly saved: Saved | null;
  readonly templates: ReadonlyMap<string, string>;
}

async function resultOf(store: Pick<ShopStore, "rehearsals" | "customers">, run: Rehearsal, before: Rehearsal | null, words: Words): Promise<RehearsalResult> {
  const { id, tally, definition, fromAt, toAt } = run;
  const { format, now } = words;
  const examples = await store.rehearsals.examples(id);
  const names = new Map(await Promise.all([...new Set(examples.map((one) => one.customerId))].map(async (customerId) => [customerId, personName((await store.customers.get(customerId)) ?? NOBODY)] as const)));
  const faults = FAULTS.map((fault) => faultView(fault, tally, examples, names, format));
  return {
    period: `${format.date(fromAt)} to ${format.date(toAt)}`,
    of: ofWords(run, words.saved),
    was: before && (before.draft === null && run.draft !== null ? "“Was” is the campaign as it was saved." : "“Was” is the rehearsal before."),
    figures: figuresOf(tally, before?.tally ?? null, words),
    faults: faults.sort((a, b) => Number(b.bad) - Number(a.bad)),
    hours: tally.hours.map((count, hour) => ({ label: hourLabel(hour), count })),
    weekdays: tally.weekdays.map((count, day) => ({ label: WEEKDAYS[day]!, count })),
    steps: stepsOf(definition, tally, words),
    reasons: counted([...Object.entries(tally.withheld), ...Object.entries(tally.exited).filter(([reason]) => reason !== "completed" && reason !== "exit-step")], format),
    notEntered: counted(Object.entries(tally.notEntered), format),
    holdout: holdoutView(tally, toAt, now, format),
    considered: consideredView(tally, asksClicks(definition), format),
  };
}

function ofWords(run: Rehearsal, saved: Saved | null): string | null {
  if (run.draft === null || saved === null) return null;
  return isUnsaved(run, saved) ? "Of your changes that are not saved" : "Of changes that you have saved since";
}

const NOBODY = { firstName: null, lastName: null, email: null };
const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

function hourLabel(hour: number): string {
  return `${hour % 12 === 0 ? 12 : hour % 12} ${hour < 12 ? "AM" : "PM"}`;
}

function figuresOf(tally: Tally, before: Tally | null, { format, currency }: Words): RehearsalResult["figures"] {
  const cost = (one: Tally): string => (one.offers === 0 ? "–" : `${format.money(money(one.offerCostMinor, currency))}${one.offersWithoutLimit > 0 ? " and more" : ""}`);
  const faults = (one: Tally): string => format.count(FAULTS.reduce((sum, fault) => sum + one.faults[fault].made, 0));
  const rows: readonly (readonly [string, (one: Tally) => string])[] = [
    ["Customers looked at", (one) => format.count(one.looked)],
    ["Would have entered", (one) => format.count(one.entrants)],
    ["Would have been mailed", (one) => format.count(one.people)],
    ["Mails", (one) => format.count(one.mails)],
    ["Offers", (one) => format.count(one.offers)],
    ["Offers cost at most", cost],
    ["Mails with a fault", faults],
  ];
  return rows.map(([label, of]) => ({ label, value: of(tally), before: before ? of(before) : null }));
}

function faultView(fault: Fault, { faults }: Tally, examples: readonly Example[], names: ReadonlyMap<string, string>, format: Format): FaultView {
  const words = FAULT_WORDS[fault];
  const counts = faults[fault];
  const parts = (["made", "avoided", "unknown"] as const).flatMap((outcome) => {
    if (counts[outcome] === 0) return [];
    const label = { made: `${format.count(counts.made)} ${counts.made === 1 ? "mail" : "mails"} would have gone out so`, avoided: `Kept from it ${times(counts.avoided, format)}`, unknown: `Nobody can tell, ${times(counts.unknown, format)}` }[outcome];
    const shown = examples.filter((one) => one.fault === fault && one.outcome === outcome).map((one) => ({ id: one.customerId, name: names.get(one.customerId) ?? "A customer", when: format.dateTime(one.at) }));
    return [{ label, text: words[outcome], examples: shown }];
  });
  return { fault, title: words.title, made: format.count(counts.made), parts, bad: counts.made > 0 };
}

function times(count: number, format: Format): string {
  return count === 1 ? "once" : `${format.count(count)} times`;
}

function stepsOf(definition: JourneyDefinition, tally: Tally, { format, templates }: Words): RehearsalResult["steps"] {
  return placesOf(definition).flatMap(({ step }) => {
    const counts = tally.steps[step.id];
    if (!counts) return [];
    const name = step.kind === "message" ? (templates.get(step.templateId) ?? "Mail") : OTHER_STEPS[step.kind as keyof typeof OTHER_STEPS];
    return [{ id: step.id, name, done: format.count(counts.sent + counts.done), withheld: format.count(counts.withheld), putOff: format.count(counts.putOff) }];
  });
}

const OTHER_STEPS = { offer: "Discount code", tag: "Tags", webhook: "Call of another system", flow: "Start of Shopify Flow" } as const;

function counted(counts: readonly (readonly [string, number])[], format: Format): RehearsalResult["reasons"] {
  return [...counts].sort((a, b) => b[1] - a[1]).map(([reason, count]) => ({ label: REASONS[reason as keyof typeof REASONS].short, count: format.count(count) }));
}
