import type { Example } from "../../../domain/rehearsal/tally.ts";
import type { ClaimedRehearsal, Rehearsal, RehearsalRepository } from "../../../use-cases/ports/seeing-store.ts";
import type { Database } from "../database.ts";
import { ask } from "../together/statements.ts";

const COLUMNS = `id, "campaignId", definition, draft, "fromAt", "toAt", status, cursor, total, looked, tally, "requestedAt", "endedAt"`;
/** examples of each fault and outcome that stay */
const MOST_EXAMPLES = 5;

/** Rehearsals of one shop's campaigns, and how far each is. */
export function createRehearsals({ pool }: Database, shop: string): RehearsalRepository {
  return {
    async request({ id, campaignId, definition, draft = null, fromAt, toAt, tally }, at) {
      await ask(pool, `
        WITH before AS (UPDATE rehearsals SET status = 'cancelled', "endedAt" = $7, cursor = NULL WHERE shop = $1 AND "campaignId" = $3 AND status IN ('waiting', 'running'))
        INSERT INTO rehearsals (shop, id, "campaignId", definition, "fromAt", "toAt", "requestedAt", tally, draft)
        SELECT shop, $2, id, $4::jsonb, $5, $6, $7, $8::jsonb, $9::jsonb FROM campaigns WHERE shop = $1 AND id = $3`, [shop, id, campaignId, JSON.stringify(definition), fromAt, toAt, at, JSON.stringify(tally), draft && JSON.stringify(draft)]);
    },
    async get(id) {
      return (await ask<Rehearsal & { id: string }>(pool, `SELECT ${COLUMNS} FROM rehearsals WHERE shop = $1 AND id = $2`, [shop, id]))[0] ?? null;
    },
    ofCampaign: (campaignId, limit) => ask<Rehearsal & { id: string }>(pool, `SELECT ${COLUMNS} FROM rehearsals WHERE shop = $1 AND "campaignId" = $2 ORDER BY "requestedAt" DESC, id LIMIT $3::int`, [shop, campaignId, limit]),
    async claim(id, leaseMs) {
      const [row] = await ask<ClaimedRehearsal & { id: string }>(pool, `
        UPDATE rehearsals SET status = 'running', fence = fence + 1, "leaseUntil" = now() + $3::int * interval '1 ms'
        WHERE shop = $1 AND id = $2 AND status IN ('waiting', 'running') AND ("leaseUntil" IS NULL OR "leaseUntil" < now()) RETURNING ${COLUMNS}, fence`, [shop, id, leaseMs]);
      return row ?? null;
    },
    async save({ id, fence }, { cursor, total, looked, tally }, examples, leaseMs) {
      const saved = await ask(pool, `
        UPDATE rehearsals SET cursor = $4, total = $5, looked = $6, tally = $7::jsonb, "leaseUntil" = now() + NULLIF($8::int, 0) * interval '1 ms'
        WHERE shop = $1 AND id = $2 AND fence = $3 AND status = 'running' RETURNING id`, [shop, id, fence, cursor, total, looked, JSON.stringify(tally), leaseMs]);
      if (saved.length > 0 && examples.length > 0) await addExamples(pool, shop, id, examples);
      return saved.length > 0;
    },
    async end({ id, fence }, status, at) {
      await ask(pool, `UPDATE rehearsals SET status = $4, "endedAt" = $5, cursor = NULL, "leaseUntil" = NULL WHERE shop = $1 AND id = $2 AND fence = $3 AND status = 'running'`, [shop, id, fence, status, at]);
    },
    async cancel(id, at) {
      return (await ask(pool, `UPDATE rehearsals SET status = 'cancelled', "endedAt" = $3, cursor = NULL WHERE shop = $1 AND id = $2 AND status IN ('waiting', 'running') RETURNING id`, [shop, id, at])).length > 0;
    },
    examples: (id) => ask<Example & { fault: Example["fault"] }>(pool, `SELECT fault, outcome, "customerId", "checkoutToken", at FROM rehearsal_examples WHERE shop = $1 AND "rehearsalId" = $2 ORDER BY fault, outcome, n`, [shop, id]),
  };
}

/** Only people who are still there: one who is erased meanwhile must not come back. */
async function addExamples(pool: Database["pool"], shop: string, id: string, examples: readonly Example[]): Promise<void> {
  const numbered = [...Map.groupBy(examples, ({ fault, outcome }) => `${fault} ${outcome}`).values()].flatMap((group) => group.slice(0, MOST_EXAMPLES).map((one, n) => ({ ...one, at: one.at.toISOString(), n })));
  await ask(pool, `
    WITH there AS (SELECT fault, outcome, max(n) + 1 AS count FROM rehearsal_examples WHERE shop = $1 AND "rehearsalId" = $2 GROUP BY 1, 2)
    INSERT INTO rehearsal_examples (shop, "rehearsalId", fault, outcome, n, "customerId", "checkoutToken", at)
    SELECT $1, $2, said.fault, said.outcome, COALESCE(there.count, 0) + said.n, c.id, said."checkoutToken", said.at
    FROM jsonb_to_recordset($3::jsonb) AS said (fault text, outcome text, n int, "customerId" text, "checkoutToken" text, at timestamptz)
    JOIN customers c ON c.shop = $1 AND c.id = said."customerId"
    LEFT JOIN there ON there.fault = said.fault AND there.outcome = said.outcome
    WHERE COALESCE(there.count, 0) + said.n < $4::int ON CONFLICT DO NOTHING`, [shop, id, JSON.stringify(numbered), MOST_EXAMPLES]);
}
