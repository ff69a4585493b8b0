import { mailStep } from "../../app/domain/journeys/default-campaign.ts";
import { type EntryRules, type JourneyDefinition, OPEN_ENTRY } from "../../app/domain/journeys/definition.ts";
import { REVIEW_REQUEST } from "../../app/domain/journeys/library/review-request.ts";
import type { Step } from "../../app/domain/journeys/steps.ts";
import type { Trigger } from "../../app/domain/journeys/triggers.ts";
import { switchCampaign } from "../../app/use-cases/switch-campaign.ts";
import type { FreshDatabase } from "../support/database.ts";
import type { AShop } from "./a-shop.ts";

/** An hour, then a mail. */
const AN_HOUR_THEN_A_MAIL: readonly Step[] = [{ id: "wait", kind: "wait", minutes: 60 }, mailStep("hello", "remind")];

/** A journey of a trigger, without conditions. */
export function journeyOf(trigger: Trigger, { entry = {}, steps = AN_HOUR_THEN_A_MAIL }: { readonly entry?: Partial<EntryRules>; readonly steps?: readonly Step[] } = {}): JourneyDefinition {
  return { trigger, entry: { ...OPEN_ENTRY, ...entry }, exits: [], steps: [...steps] };
}

/** Adds a campaign to a shop and switches it on. */
export async function addCampaign(shop: AShop, id: string, definition: JourneyDefinition): Promise<void> {
  await shop.store.campaigns.create({ id, name: id, definition, holdout: 0, on: false }, shop.clock.now());
  await switchCampaign(shop.deps, shop.store, id, true);
}

/** Keeps a mail about an order that a journey can send. */
export async function aMailAboutOrders(shop: AShop, id: string): Promise<void> {
  await shop.store.templates.create({ id, name: id, document: REVIEW_REQUEST.mails[0]!.document }, shop.clock.now());
}

/** Who was ever in a campaign, as "address occasion status start". */
export async function journeysIn({ database: { prisma } }: FreshDatabase, { shop }: AShop, campaignId: string): Promise<readonly string[]> {
  const [rows, people] = await Promise.all([prisma.enrollment.findMany({ where: { shop, campaignId } }), prisma.customer.findMany({ where: { shop } })]);
  const names = new Map(people.map((one) => [one.id, one.email ?? one.shopifyId ?? "nobody"]));
  return rows.map((row) => `${names.get(row.customerId)} ${row.occasion} ${row.status}${row.exitReason ? `:${row.exitReason}` : ""} ${row.stepEnteredAt.toISOString()}`).sort();
}

/** The timeline of a campaign as "kind" or "kind:reason", in no order, each once. */
export async function decisionsIn({ database: { prisma } }: FreshDatabase, { shop }: AShop, campaignId: string): Promise<readonly string[]> {
  const rows = await prisma.decision.findMany({ where: { shop, campaignId } });
  return [...new Set(rows.map((row) => (row.reason ? `${row.kind}:${row.reason}` : row.kind)))].sort();
}
