import type { Pool } from "pg";
import type { FactVersion } from "../../../domain/facts/version.ts";
import type { VersionRepository } from "../../../use-cases/ports/shop-store.ts";
import type { Database } from "../database.ts";
import { storable, storableJson } from "../storable.ts";

type Row = Omit<FactVersion, "value"> & { readonly value: FactVersion["value"] };
/** Rows of one statement. */
const BATCH = 2_000;

/** A version, and of which shop. */
export interface ShopVersion {
  readonly shop: string;
  readonly version: FactVersion;
}

/** Dated versions of facts; see VersionRepository. */
export function createVersions({ prisma, pool }: Database, shop: string): VersionRepository {
  return {
    save: (versions) => saveVersions(pool, versions.map((version) => ({ shop, version }))),
    async asOf(kind, subjects, at) {
      const rows = await prisma.$queryRaw<Row[]>`
        SELECT v.kind, v.subject, v.at, v.value, v."checkoutToken" FROM unnest(${[...subjects]}::text[]) AS s (subject), LATERAL (
          SELECT * FROM fact_versions f WHERE f.shop = ${shop} AND f.kind = ${kind} AND f.subject = s.subject AND f.at <= ${at}::timestamptz ORDER BY f.at DESC LIMIT 1) v`;
      return new Map(rows.map((row) => [row.subject, row]));
    },
    between: (kind, subject, from, to) => prisma.$queryRaw<Row[]>`
      SELECT kind, subject, at, value, "checkoutToken" FROM fact_versions
      WHERE shop = ${shop} AND kind = ${kind} AND subject = ${subject} AND at >= ${from}::timestamptz AND at < ${to}::timestamptz ORDER BY at`,
  };
}

/**
 * Keeps versions of any shops; of two of one moment the same one stays, whichever came first. The rows travel as one JSON
 * text: encoding each of thousands of values costs more than writing them.
 */
export async function saveVersions(pool: Pick<Pool, "query">, versions: readonly ShopVersion[]): Promise<void> {
  for (const rows of statementsFor(versions)) {
    await pool.query(
      `INSERT INTO fact_versions AS kept (shop, kind, subject, at, value, "checkoutToken")
      SELECT shop, kind, subject, at, value, "checkoutToken" FROM jsonb_populate_recordset(NULL::fact_versions, $1::jsonb) ORDER BY shop, kind, subject, at
      ON CONFLICT (shop, kind, subject, at) DO UPDATE SET value = excluded.value WHERE md5(excluded.value::text) > md5(kept.value::text)`,
      [storableJson(rows.map(({ shop, version: { kind, subject, at, value, checkoutToken } }) => ({ shop, kind, subject, at: at.toISOString(), value, checkoutToken })))],
    );
  }
}

/** One statement may touch a row once: of several words of one moment about one thing each goes into a statement of its own, and the database keeps the same one whatever their order. */
function statementsFor(versions: readonly ShopVersion[]): readonly (readonly ShopVersion[])[] {
  const statements: Map<string, ShopVersion>[] = [];
  for (const one of versions) {
    const { kind, subject, at } = one.version;
    const key = `${one.shop} ${kind} ${at.getTime()} ${storable(subject)}`;
    const free = statements.find((rows) => rows.size < BATCH && !rows.has(key));
    if (free) free.set(key, one);
    else statements.push(new Map([[key, one]]));
  }
  return statements.map((rows) => [...rows.values()]);
}
