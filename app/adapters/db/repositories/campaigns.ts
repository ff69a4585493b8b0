import type { JourneyDefinition } from "../../../domain/journeys/definition.ts";
import type { Campaign as Stored, Prisma } from "../../../generated/prisma/client.ts";
import type { Campaign } from "../../../use-cases/ports/rows.ts";
import type { CampaignRepository } from "../../../use-cases/ports/shop-store.ts";
import type { Database } from "../database.ts";
import { storable } from "../storable.ts";
import { removalOf, removeCampaign } from "./campaign-removal.ts";

/** Campaigns and their immutable versions. */
export function createCampaigns({ prisma, pool }: Database, shop: string): CampaignRepository {
  return {
    async list() {
      return (await prisma.campaign.findMany({ where: { shop }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] })).map(toCampaign);
    },
    async get(id) {
      const row = await prisma.campaign.findUnique({ where: { shop_id: { shop, id } } });
      return row && toCampaign(row);
    },
    async version(campaignId, version) {
      const row = await prisma.campaignVersion.findUnique({ where: { shop_campaignId_version: { shop, campaignId, version } } });
      return row && { definition: row.definition as JourneyDefinition, holdout: row.holdout };
    },
    async create({ id, name, definition, holdout, on, priority }, at) {
      await prisma.$transaction([
        prisma.campaign.create({ data: { shop, id, name: storable(name), status: on ? "on" : "off", switchedOnAt: on ? at : null, currentVersion: 1, ...(priority === undefined ? {} : { priority }), createdAt: at, updatedAt: at } }),
        prisma.campaignVersion.create({ data: { shop, campaignId: id, version: 1, definition: jsonOf(definition), holdout, createdAt: at } }),
      ]);
    },
    /** The campaign's row is locked by its update, so two savers get two numbers. Throws for a campaign that is not there. */
    saveVersion: (id, definition, holdout, at) =>
      prisma.$transaction(async (queries) => {
        const [row] = await queries.campaign.updateManyAndReturn({ where: { shop, id }, data: { currentVersion: { increment: 1 }, updatedAt: at } });
        if (!row) throw new Error(`campaign ${id}: not there, so no version can be saved`);
        await queries.campaignVersion.create({ data: { shop, campaignId: id, version: row.currentVersion, definition: jsonOf(definition), holdout, createdAt: at } });
        return row.currentVersion;
      }),
    removal: (id) => removalOf(pool, shop, id),
    remove: (id) => removeCampaign(pool, shop, id),
    async archive(id, at) {
      await prisma.campaign.updateMany({ where: { shop, id, archivedAt: null }, data: { status: "off", archivedAt: at, updatedAt: at } });
    },
    async restore(id, at) {
      await prisma.campaign.updateMany({ where: { shop, id, archivedAt: { not: null } }, data: { archivedAt: null, updatedAt: at } });
    },
    async rename(id, name, at) {
      await prisma.campaign.updateMany({ where: { shop, id }, data: { name: storable(name), updatedAt: at } });
    },
    async switchTo(id, on, at) {
      await prisma.campaign.updateMany({ where: { shop, id, ...(on ? { archivedAt: null } : {}) }, data: { status: on ? "on" : "off", updatedAt: at, ...(on ? { switchedOnAt: at } : {}) } });
    },
  };
}

/** The columns type wants an index signature, which a definition's types have not. */
function jsonOf(definition: JourneyDefinition): Prisma.InputJsonObject {
  return storable(definition) as unknown as Prisma.InputJsonObject;
}

function toCampaign({ shop: _shop, status, ...row }: Stored): Campaign {
  return { ...row, status: status === "on" ? "on" : "off" };
}
