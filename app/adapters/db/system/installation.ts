import { ShopSettingsSchema } from "../../../domain/shops/settings.ts";
import type { ShopProfile } from "../../../domain/shops/shop.ts";
import type { Database } from "../database.ts";
import { profileColumns } from "../mappers/shop-row.ts";

/** A shop installs the app, for the first time or again: its settings stay, its ended journeys stay ended. Safe to repeat. */
export async function install({ prisma }: Database, profile: ShopProfile, at: Date): Promise<void> {
  const columns = profileColumns(profile);
  await prisma.$executeRaw`
    INSERT INTO shops AS kept (shop, name, email, "storefrontUrl", currency, "timeZone", locale, country, address, "installedAt", settings, "updatedAt")
    VALUES (${profile.shop}, ${columns.name}, ${columns.email}::text, ${columns.storefrontUrl}, ${columns.currency}, ${columns.timeZone}, ${columns.locale}, ${columns.country}::text,
      ${JSON.stringify(columns.address)}::jsonb, ${at}::timestamptz, ${JSON.stringify(ShopSettingsSchema.parse({}))}::jsonb, ${at}::timestamptz)
    ON CONFLICT (shop) DO UPDATE SET name = excluded.name, email = excluded.email, "storefrontUrl" = excluded."storefrontUrl", currency = excluded.currency,
      "timeZone" = excluded."timeZone", locale = excluded.locale, country = excluded.country, address = excluded.address, "updatedAt" = excluded."updatedAt",
      "installedAt" = CASE WHEN kept."uninstalledAt" IS NULL THEN kept."installedAt" ELSE excluded."installedAt" END, "uninstalledAt" = NULL`;
}

/** A shop leaves: its sessions are deleted and its open journeys end. News of it from before its last installation is old news and changes nothing. */
export async function uninstall({ prisma }: Database, shop: string, at: Date): Promise<void> {
  await prisma.$transaction(async (queries) => {
    const { count } = await queries.shop.updateMany({ where: { shop, uninstalledAt: null, installedAt: { lte: at } }, data: { uninstalledAt: at } });
    if (count === 0) return;
    await queries.session.deleteMany({ where: { shop } });
    await queries.enrollment.updateMany({
      where: { shop, status: "open" },
      data: { status: "exited", exitReason: "uninstalled", dueAt: null, endedAt: at, revision: { increment: 1 } },
    });
  });
}

/** See SystemStore.grantScopes. */
export async function grantScopes({ prisma }: Database, shop: string, scopes: readonly string[]): Promise<void> {
  await prisma.session.updateMany({ where: { shop, isOnline: false }, data: { scope: scopes.join(",") } });
}

/** The domains of all shops that have the app now. */
export async function installedShops({ prisma }: Database): Promise<readonly string[]> {
  return (await prisma.shop.findMany({ where: { uninstalledAt: null }, select: { shop: true }, orderBy: { shop: "asc" } })).map((row) => row.shop);
}
