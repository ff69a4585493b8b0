import type { Pool, PoolClient } from "pg";
import type { Removal } from "../../../use-cases/ports/shop-store.ts";
import { onOneConnection } from "../transaction.ts";
import { ask } from "../together/statements.ts";

/** $1 is the shop, $2 the campaign: it is off, and nobody was ever in it. */
const REMOVABLE = `
  shop = $1 AND id = $2 AND status = 'off'
  AND NOT EXISTS (SELECT 1 FROM enrollments e WHERE e.shop = $1 AND e."campaignId" = $2)
  AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.shop = $1 AND m."campaignId" = $2)`;

/** Its mails in any version, but for those that any version of another campaign sends: somebody may be under way in an old one. */
const ITS_OWN_MAILS = `
  SELECT t.id, t.name FROM templates t
  WHERE t.shop = $1
    AND t.id IN (SELECT jsonb_path_query(v.definition, '$.**.templateId') #>> '{}' FROM campaign_versions v WHERE v.shop = $1 AND v."campaignId" = $2)
    AND NOT EXISTS (
      SELECT 1 FROM campaign_versions o WHERE o.shop = $1 AND o."campaignId" <> $2
        AND jsonb_path_exists(o.definition, '$.**.templateId ? (@ == $id)', jsonb_build_object('id', t.id)))
  ORDER BY t."createdAt", t.id`;

/** See CampaignRepository.removal. */
export async function removalOf(pool: Pool, shop: string, id: string): Promise<Removal | null> {
  const [campaign] = await ask<{ id: string }>(pool, `SELECT id FROM campaigns WHERE ${REMOVABLE}`, [shop, id]);
  if (!campaign) return null;
  const [mails, [counted]] = await Promise.all([
    ask<{ id: string; name: string }>(pool, ITS_OWN_MAILS, [shop, id]),
    ask<{ count: number }>(pool, `SELECT count(*)::int AS count FROM rehearsals WHERE shop = $1 AND "campaignId" = $2`, [shop, id]),
  ]);
  return { mails, rehearsals: counted?.count ?? 0 };
}

/** See CampaignRepository.remove. All of it goes, or nothing. */
export function removeCampaign(pool: Pool, shop: string, id: string): Promise<boolean> {
  return onOneConnection(pool, async (client) => {
    const gone = await client.query(`DELETE FROM campaigns WHERE ${REMOVABLE}`, [shop, id]);
    if (gone.rowCount === 0) return false;
    await removeMails(client, shop, id);
    await client.query(`DELETE FROM rehearsal_examples x USING rehearsals r WHERE x.shop = $1 AND r.shop = $1 AND r.id = x."rehearsalId" AND r."campaignId" = $2`, [shop, id]);
    for (const table of ["rehearsals", "entry_walks", "campaign_versions"]) await client.query(`DELETE FROM ${table} WHERE shop = $1 AND "campaignId" = $2`, [shop, id]);
    return true;
  });
}

async function removeMails(client: PoolClient, shop: string, id: string): Promise<void> {
  const { rows } = await client.query<{ id: string }>(ITS_OWN_MAILS, [shop, id]);
  const mails = [shop, rows.map((row) => row.id)];
  await client.query(`DELETE FROM template_versions WHERE shop = $1 AND "templateId" = ANY($2::text[])`, mails);
  await client.query(`DELETE FROM templates WHERE shop = $1 AND id = ANY($2::text[])`, mails);
}
