import type { Pool } from "pg";
import { ask } from "../together/statements.ts";
import { onOneConnection } from "../transaction.ts";

/** $1 is the shop, $2 the mail. */
const REMOVABLE = `
  t.shop = $1 AND t.id = $2
  AND NOT EXISTS (SELECT 1 FROM campaign_versions v WHERE v.shop = $1 AND jsonb_path_exists(v.definition, '$.**.templateId ? (@ == $id)', jsonb_build_object('id', $2::text)))`;

/** See TemplateRepository.removable. */
export async function isRemovable(pool: Pool, shop: string, id: string): Promise<boolean> {
  return (await ask(pool, `SELECT 1 FROM templates t WHERE ${REMOVABLE}`, [shop, id])).length > 0;
}

/** See TemplateRepository.remove. */
export function removeMail(pool: Pool, shop: string, id: string): Promise<boolean> {
  return onOneConnection(pool, async (client) => {
    const gone = await client.query(`DELETE FROM templates t WHERE ${REMOVABLE}`, [shop, id]);
    if (gone.rowCount === 0) return false;
    await client.query(`DELETE FROM template_versions WHERE shop = $1 AND "templateId" = $2`, [shop, id]);
    return true;
  });
}
