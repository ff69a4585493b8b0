import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mailStep } from "../../app/domain/journeys/default-campaign.ts";
import { type JourneyDefinition, OPEN_ENTRY } from "../../app/domain/journeys/definition.ts";
import { WELCOME } from "../../app/domain/journeys/library/welcome.ts";
import type { Foreseen } from "../../app/domain/journeys/foresee.ts";
import { letPeopleIn } from "../../app/use-cases/let-people-in.ts";
import { lookAtPerson } from "../../app/use-cases/look-at-person.ts";
import { previewCampaign } from "../../app/use-cases/preview-campaign.ts";
import { switchCampaign } from "../../app/use-cases/switch-campaign.ts";
import { hourlyJourney } from "../domain/journeys/hourly-journey.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";
import { aLine, after, aVariant, DAY, HOUR } from "../support/samples.ts";
import { AShop } from "./a-shop.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

interface SmallShop {
  readonly campaigns: readonly { readonly definition: JourneyDefinition; readonly priority: number; readonly holdout: number }[];
  /** journeys by campaign: hours until each is due; null: the person is not in it */
  readonly people: readonly { readonly agreed: boolean; readonly country: string; readonly due: readonly (number | null)[] }[];
  readonly caps: { readonly frequencyCapPerDay: number; readonly frequencyCapPerWeek: number };
  readonly quiet: boolean;
}

/** With a mail that the shop has. */
function withTheirMail(definition: JourneyDefinition): JourneyDefinition {
  return JSON.parse(JSON.stringify(definition, (key, value: unknown) => (key === "templateId" ? "hello" : value))) as JourneyDefinition;
}

const MOST_CAMPAIGNS = 3;
const smallShop: fc.Arbitrary<SmallShop> = fc.record({
  campaigns: fc.array(fc.record({ definition: hourlyJourney.map(withTheirMail), priority: fc.integer({ min: 1, max: 3 }), holdout: fc.constantFrom(0, 0, 0.5) }), { minLength: 2, maxLength: MOST_CAMPAIGNS }),
  people: fc.array(fc.record({ agreed: fc.constantFrom(true, true, true, false), country: fc.constantFrom("US", "JP"), due: fc.array(fc.option(fc.integer({ min: 0, max: 6 }), { nil: null, freq: 5 }), { minLength: MOST_CAMPAIGNS, maxLength: MOST_CAMPAIGNS }) }), { minLength: 1, maxLength: 3 }),
  caps: fc.record({ frequencyCapPerDay: fc.integer({ min: 1, max: 3 }), frequencyCapPerWeek: fc.integer({ min: 2, max: 6 }) }),
  quiet: fc.boolean(),
});

const DAYS = 7;
const idOf = (index: number): string => `campaign-${index}`;

/** A shop in which these people stand at the beginning of these journeys. */
async function furnish({ campaigns, people, caps, quiet }: SmallShop): Promise<AShop> {
  const shop = await AShop.open(fresh.system, { on: false, settings: { ...caps, quietHours: { enabled: quiet, from: "20:00", to: "09:00" } } });
  const { prisma } = fresh.database;
  await shop.store.templates.create({ id: "hello", name: "Hello", document: WELCOME.mails[0]!.document }, after(0));
  for (const [index, { definition, priority, holdout }] of campaigns.entries()) {
    await shop.store.campaigns.create({ id: idOf(index), name: idOf(index), definition, holdout, on: true }, after(0));
    await prisma.campaign.update({ where: { shop_id: { shop: shop.shop, id: idOf(index) } }, data: { priority, switchedOnAt: after(0) } });
  }
  for (const [who, { agreed, country, due }] of people.entries()) {
    const email = `p${who}@example.com`;
    const { id } = await shop.store.customers.upsert({ shopifyId: String(who + 1), email, phone: null, firstName: "P", lastName: String(who), locale: "en", country, at: after(-DAY) }, `p-${who}`);
    shop.api.tags.set(String(who + 1), new Set());
    if (agreed) await shop.store.customers.recordConsent(id, { channel: "email", state: "subscribed", source: "shopify-customer", at: after(-DAY), evidence: {} });
    for (const [index] of campaigns.entries()) {
      const hours = due[index] ?? null;
      if (hours === null) continue;
      await prisma.enrollment.create({ data: { shop: shop.shop, id: `e-${who}-${index}`, campaignId: idOf(index), campaignVersion: 1, customerId: id, occasion: "once", stepEnteredAt: after(hours * HOUR), dueAt: after(hours * HOUR), createdAt: after(0) } });
    }
  }
  return shop;
}

const line = (person: string, campaign: string, at: Date, what: string): string => `${person} ${campaign} ${at.toISOString()} ${what}`;

function foreseenLine(customerId: string, campaignId: string, one: Foreseen): string {
  const said = { sent: () => ("effect" in one ? one.effect.stepId : ""), done: () => ("effect" in one ? one.effect.stepId : ""), "put-off": () => ("until" in one ? `${one.stepId} ${one.reason} ${one.until.toISOString()}` : ""), withheld: () => ("stepId" in one ? `${one.stepId} ${one.reason}` : ""), exited: () => ("reason" in one ? one.reason : "") }[one.kind]();
  return line(customerId, campaignId, one.at, `${one.kind} ${said}`);
}

const KINDS = { sent: "sent", done: "done", replanned: "put-off", withheld: "withheld", exited: "exited" } as const;

/** Lets the worker do all that falls due until the end, at the very time at which it does, and says what it did. */
async function produced(shop: AShop, until: Date): Promise<readonly string[]> {
  const { prisma } = fresh.database;
  for (;;) {
    const next = await prisma.enrollment.findFirst({ where: { shop: shop.shop, status: "open", dueAt: { not: null } }, orderBy: { dueAt: "asc" } });
    if (!next?.dueAt || next.dueAt > until) break;
    shop.clock.move(Math.max(0, next.dueAt.getTime() - shop.clock.now().getTime()));
    await shop.work();
  }
  expect(shop.log.errors()).toEqual([]);
  const rows = await prisma.decision.findMany({ where: { shop: shop.shop, kind: { in: Object.keys(KINDS) } } });
  return rows.map((row) => {
    const step = row.stepId === null ? "" : row.stepId;
    const said = [step, row.kind === "sent" || row.kind === "done" ? "" : (row.reason ?? ""), row.kind === "replanned" ? row.until!.toISOString() : ""].filter(Boolean).join(" ");
    return line(row.customerId!, row.campaignId!, row.at, `${KINDS[row.kind as keyof typeof KINDS]} ${said}`);
  }).sort();
}

/** By the customer page, person by person. */
async function byPerson(shop: AShop, until: Date): Promise<readonly string[]> {
  const people = await fresh.database.prisma.customer.findMany({ where: { shop: shop.shop } });
  const lines: string[] = [];
  for (const { id } of people) {
    const dossier = (await lookAtPerson(shop.deps, shop.shop, id))!;
    for (const { campaign, forecast } of dossier.ahead) for (const one of forecast.foreseen) if (one.at <= until) lines.push(foreseenLine(id, campaign.id, one));
  }
  return lines.sort();
}

/** By the previews, campaign by campaign. */
async function byCampaign(shop: AShop, count: number): Promise<readonly string[]> {
  const lines: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const preview = (await previewCampaign(shop.deps, shop.shop, idOf(index), null))!;
    for (const { enrollment, forecast } of preview.ahead) for (const one of forecast.foreseen) lines.push(foreseenLine(enrollment.customerId, idOf(index), one));
  }
  return lines.sort();
}

describe("what previews say of a small shop", () => {
  it("is what the worker then does: the same people, steps, times and reasons, with every campaign competing", { timeout: 300_000 }, async () => {
    const reasons = new Set<string>();
    await fc.assert(
      fc.asyncProperty(smallShop, async (small) => {
        const shop = await furnish(small);
        const until = after(DAYS * DAY);
        const [people, campaigns] = [await byPerson(shop, until), await byCampaign(shop, small.campaigns.length)];
        const done = await produced(shop, until);
        expect(people).toEqual(done);
        expect(campaigns).toEqual(done);
        for (const one of done) for (const reason of ["lower-priority", "frequency-cap", "quiet-hours", "held-out", " sent "]) if (one.includes(reason)) reasons.add(reason);
      }),
      { numRuns: 40, seed: 20_261_122 },
    );
    // Without all of these the comparison would say little.
    expect([...reasons].sort()).toEqual([" sent ", "frequency-cap", "held-out", "lower-priority", "quiet-hours"]);
  });

  it("is, of a campaign that is off, what the worker does once it is on: who comes in, sold-out carts, offers that end", { timeout: 300_000 }, async () => {
    const reasons = new Set<string>();
    await fc.assert(
      fc.asyncProperty(leftCarts, async ({ first, second, people, priority, quiet }) => {
        const shop = await AShop.open(fresh.system, { definition: first, settings: { frequencyCapPerDay: 2, frequencyCapPerWeek: 4, quietHours: { enabled: quiet, from: "20:00", to: "09:00" } } });
        shop.api.stock.set("12", aVariant({ id: "12", availableForSale: false, inventoryQuantity: 0 }));
        await shop.store.variants.save([aVariant(), aVariant({ id: "12", availableForSale: false, inventoryQuantity: 0 })]);
        await shop.store.campaigns.create({ id: idOf(0), name: "Second", definition: second, holdout: 0, on: false }, after(0));
        await fresh.database.prisma.campaign.update({ where: { shop_id: { shop: shop.shop, id: idOf(0) } }, data: { priority } });
        for (const [who, { agreed, country, gone, more }] of people.entries()) {
          const lines = [aLine({ variantId: gone ? "12" : "11" }), ...(more ? [aLine({ key: "k2", variantId: "11" })] : [])];
          await shop.checkout({ token: `t-${who}`, cartToken: `c-${who}`, email: `p${who}@example.com`, acceptsMarketing: agreed, country, lines });
        }
        shop.clock.move(15 * 60_000);
        const before = (await byCampaign(shop, 1)).filter((one) => !one.includes(" exited "));
        await switchCampaign(shop.deps, shop.store, idOf(0), true);
        await letPeopleIn(shop.deps, { shop: shop.shop });
        const until = after(DAYS * DAY);
        const people2 = await byPerson(shop, until);
        const done = await produced(shop, until);
        expect(people2).toEqual(done);
        expect(before).toEqual(done.filter((one) => one.includes(` ${idOf(0)} `) && !one.includes(" exited ")));
        for (const one of done) for (const reason of ["lower-priority", "frequency-cap", "quiet-hours", "sold-out", "no-legal-basis", "offer-not-issued", "too-old", " sent "]) if (one.includes(reason)) reasons.add(reason);
      }),
      { numRuns: 25, seed: 20_261_122 },
    );
    for (const reason of [" sent ", "lower-priority", "no-legal-basis", "offer-not-issued", "sold-out", "too-old"]) expect([...reasons]).toContain(reason);
  });
});

const hours = fc.integer({ min: 1, max: 30 });
const terms = (validHours: number) => ({ kind: "percentage" as const, percent: 10, validHours });

/** A mail that may offer something, and later one that names that offer, or none. */
const recovery = fc.record({ wait: hours, later: hours, valid: fc.option(fc.integer({ min: 1, max: 40 })), names: fc.boolean() }).map(({ wait, later, valid, names }): JourneyDefinition => ({
  trigger: { kind: "checkout-abandoned", idleMinutes: 10, changedCart: "go-on" }, entry: OPEN_ENTRY, exits: [],
  steps: [
    { id: "w1", kind: "wait", minutes: wait * 60 }, mailStep("first", "remind", valid === null ? null : terms(valid)),
    { id: "w2", kind: "wait", minutes: later * 60 }, { ...mailStep("last", "reassure"), offerStepId: names ? "first" : null },
  ],
}));

const leftCarts = fc.record({
  first: recovery, second: recovery, priority: fc.integer({ min: 1, max: 99 }), quiet: fc.boolean(),
  people: fc.array(fc.record({ agreed: fc.constantFrom(true, true, false), country: fc.constantFrom("US", "JP"), gone: fc.constantFrom(false, false, true), more: fc.constantFrom(false, false, true) }), { minLength: 1, maxLength: 3 }),
});
