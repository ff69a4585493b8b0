import type { FactVersion } from "../../../domain/facts/version.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { VersionRepository } from "../../../use-cases/ports/shop-store.ts";
import type { Database } from "../database.ts";
import { storable } from "../storable.ts";

type Row = Omit<FactVersion, "value"> & { readonly value: FactVersion["value"] };
/** PostgreSQL takes 65,535 parameters in one statement; a version has 6. */
const BATCH = 1_000;

/** Dated versions of facts; see VersionRepository. */
export function createVersions({ prisma }: Database, shop: string): VersionRepository {
  return {
    async save(versions) {
      for (const rows of statementsFor(versions)) {
        const values = rows.map((one) => Prisma.sql`(${shop}, ${one.kind}, ${storable(one.subject)}, ${one.at}::timestamptz, ${JSON.stringify(storable(one.value))}::jsonb, ${one.checkoutToken === null ? null : storable(one.checkoutToken)}::text)`);
        await prisma.$executeRaw`
          INSERT INTO fact_versions AS kept (shop, kind, subject, at, value, "checkoutToken") VALUES ${Prisma.join(values)}
          ON CONFLICT (shop, kind, subject, at) DO UPDATE SET value = excluded.value WHERE md5(excluded.value::text) > md5(kept.value::text)`;
      }
    },
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

/** One statement may touch a row once: of several words of one moment about one thing each goes into a statement of its own, and the database keeps the same one whatever their order. */
function statementsFor(versions: readonly FactVersion[]): readonly (readonly FactVersion[])[] {
  const statements: Map<string, FactVersion>[] = [];
  for (const one of versions) {
    const key = `${one.kind} ${one.subject} ${one.at.getTime()}`;
    const free = statements.find((rows) => rows.size < BATCH && !rows.has(key));
    if (free) free.set(key, one);
    else statements.push(new Map([[key, one]]));
  }
  return statements.map((rows) => [...rows.values()]);
}
