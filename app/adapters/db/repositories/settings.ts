import { ShopSettingsSchema } from "../../../domain/shops/settings.ts";
import type { SettingsRepository } from "../../../use-cases/ports/shop-store.ts";
import type { Database } from "../database.ts";
import { profileColumns, toProfile } from "../mappers/shop-row.ts";
import { storable } from "../storable.ts";

/** What Shopify says of the shop, and what the merchant decided. */
export function createSettings({ prisma }: Database, shop: string): SettingsRepository {
  return {
    async profile() {
      const row = await prisma.shop.findUnique({ where: { shop } });
      return row && { ...toProfile(row), installed: row.uninstalledAt === null };
    },
    async saveProfile(profile, at) {
      await prisma.shop.updateMany({ where: { shop }, data: { ...profileColumns(profile), updatedAt: at } });
    },
    async get() {
      const row = await prisma.shop.findUnique({ where: { shop }, select: { settings: true } });
      return ShopSettingsSchema.parse(row?.settings ?? {});
    },
    async save(settings, at) {
      await prisma.shop.updateMany({ where: { shop }, data: { settings: storable(settings), updatedAt: at } });
    },
  };
}
