import type { RateLimiter } from "../../use-cases/ports/rate-limiter.ts";
import type { Database } from "./database.ts";

/** Shopify's standard plan, until the shop itself says more. */
const STANDARD = { maximum: 2000, restoreRate: 100 };

/** Points there are now: what was left, and what has come back since. Below zero: queries stand in line for them. */
const LEVEL = `LEAST(b.maximum, b.available + GREATEST(0, EXTRACT(EPOCH FROM clock_timestamp() - b.at)) * b."restoreRate")`;

/** Points that a crash of the database forgets come back within seconds: nobody waits for the disk. It holds for the statement that looks at it. */
const UNHURRIED = "WITH unhurried AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))";

/** The shared buckets on PostgreSQL: every reservation is one statement under the row's lock, by the database's clock. */
export function createRateLimiter({ pool }: Pick<Database, "pool">): RateLimiter {
  return {
    async take(shop, points, longestMs) {
      const { rows } = await pool.query<{ available: number; restoreRate: number }>(
        `${UNHURRIED}
         INSERT INTO shop_rate_buckets AS b (shop, available, maximum, "restoreRate", at) SELECT $1::text, $3::float8 - $2::float8, $3::float8, $4::float8, clock_timestamp() FROM unhurried
         ON CONFLICT (shop) DO UPDATE SET available = ${LEVEL} - LEAST($2::float8, b.maximum), at = clock_timestamp()
         WHERE ${LEVEL} - LEAST($2::float8, b.maximum) >= -$5::float8 / 1000 * b."restoreRate"
         RETURNING available, "restoreRate"`,
        [shop, points, STANDARD.maximum, STANDARD.restoreRate, longestMs],
      );
      const [bucket] = rows;
      return bucket ? { reserved: true, waitMs: waitFor(bucket) } : { reserved: false, waitMs: await waitWithout(pool, shop, points) };
    },
    /** Never above what Shopify says; below it stays what others have reserved and not used yet. */
    async settle(shop, reserved, cost, status) {
      await pool.query(
        `${UNHURRIED}
         UPDATE shop_rate_buckets b SET available = LEAST(${LEVEL} + $2::float8, $3::float8, $4::float8), maximum = COALESCE($4, b.maximum), "restoreRate" = COALESCE($5, b."restoreRate"), at = clock_timestamp()
         FROM unhurried WHERE shop = $1`,
        [shop, cost === null ? 0 : reserved - cost, status?.currentlyAvailable ?? null, status?.maximumAvailable ?? null, status && status.restoreRate > 0 ? status.restoreRate : null],
      );
    },
  };
}

const waitFor = ({ available, restoreRate }: { readonly available: number; readonly restoreRate: number }): number => Math.max(0, Math.ceil((-available / restoreRate) * 1000));

async function waitWithout(pool: Database["pool"], shop: string, points: number): Promise<number> {
  const { rows } = await pool.query<{ available: number; restoreRate: number }>(`SELECT ${LEVEL} - LEAST($2::float8, b.maximum) AS available, "restoreRate" FROM shop_rate_buckets b WHERE shop = $1`, [shop, points]);
  return rows[0] ? waitFor(rows[0]) : 0;
}
