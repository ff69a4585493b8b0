import type { EffectRepository } from "../../../use-cases/ports/shop-store.ts";
import type { Database } from "../database.ts";
import { appendDecisions } from "./decisions.ts";
import { lookAt, whileHolding } from "./holding.ts";

/** The ledger of what journeys do other than writing messages. */
export function createEffects(database: Database, shop: string): EffectRepository {
  return {
    begin(claim, { enrollmentId, stepId, campaignId, kind }, at) {
      return whileHolding<Awaited<ReturnType<EffectRepository["begin"]>>>(database, shop, claim, { kind: "lost" }, async (queries) => {
        if ((await lookAt(queries, shop, claim, enrollmentId)) !== "as-claimed") return { kind: "lost" };
        const [row] = await queries.$queryRaw<{ attempts: number }[]>`
          INSERT INTO journey_effects AS kept (shop, "enrollmentId", "stepId", "customerId", "campaignId", kind, status, attempts, at)
          VALUES (${shop}, ${enrollmentId}, ${stepId}, ${claim.customerId}, ${campaignId}, ${kind}, 'intent', 1, ${at}::timestamptz)
          ON CONFLICT (shop, "enrollmentId", "stepId") DO UPDATE SET attempts = kept.attempts + 1, at = excluded.at WHERE kept.status = 'intent'
          RETURNING attempts`;
        return row ? { kind: "begun", attempts: row.attempts } : { kind: "done" };
      });
    },
    /** Written even when a fact has moved the journey meanwhile: it is done, whatever is decided next. */
    end(claim, { enrollmentId, stepId }, { status, reason, at }, decisions) {
      return whileHolding(database, shop, claim, false, async (queries) => {
        const { count } = await queries.journeyEffect.updateMany({ where: { shop, enrollmentId, stepId, status: "intent" }, data: { status, reason, at } });
        if (count > 0) await appendDecisions(queries, shop, decisions);
        return count > 0;
      });
    },
  };
}
