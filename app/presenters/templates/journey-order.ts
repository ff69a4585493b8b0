import { placesOf } from "../../domain/journeys/places.ts";
import type { Campaign } from "../../use-cases/ports/rows.ts";
import type { ShopStore } from "../../use-cases/ports/shop-store.ts";

/** What one campaign, by what it is called, uses in order. */
export interface TemplateUses {
  readonly campaign: string;
  readonly templateIds: readonly string[];
}

/** The templates that each campaign's current version uses, in the order of its journey; campaigns that are on come first, those that are archived last. */
export async function templateUses(campaigns: Pick<ShopStore["campaigns"], "list" | "version">): Promise<readonly TemplateUses[]> {
  const list = await campaigns.list();
  const rank = ({ status, archivedAt }: Campaign): number => (status === "on" ? 0 : archivedAt === null ? 1 : 2);
  const sorted = [...list].sort((a, b) => rank(a) - rank(b));
  return Promise.all(sorted.map(async ({ id, name, archivedAt, currentVersion }) => {
    const version = await campaigns.version(id, currentVersion);
    const places = version ? placesOf(version.definition) : [];
    return { campaign: archivedAt === null ? name : `${name} (archived)`, templateIds: [...new Set(places.flatMap(({ step }) => (step.kind === "message" ? [step.templateId] : [])))] };
  }));
}

/** Templates as customers meet them: in the order of the journeys, then those that no campaign uses, in the order they came. */
export function inJourneyOrder<T extends { readonly id: string }>(templates: readonly T[], uses: readonly TemplateUses[]): readonly T[] {
  const order = [...new Set([...uses.flatMap(({ templateIds }) => templateIds), ...templates.map(({ id }) => id)])];
  return order.flatMap((id) => templates.find((template) => template.id === id) ?? []);
}
