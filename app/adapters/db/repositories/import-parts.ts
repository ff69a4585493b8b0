import { SYNC_RESOURCES, type SyncResource } from "../../../domain/sync/resource.ts";
import type { ImportState } from "../../../domain/sync/import-progress.ts";
import type { ImportPart } from "../../../generated/prisma/client.ts";
import type { ImportChange, ImportRow } from "../../../use-cases/ports/sync-store.ts";
import type { Database } from "../database.ts";

/** The parts of a shop's first import, in the order of SYNC_RESOURCES. */
export async function partsOf({ prisma }: Database, shop: string): Promise<readonly ImportRow[]> {
  const rows = await prisma.importPart.findMany({ where: { shop } });
  return SYNC_RESOURCES.flatMap((resource) => rows.filter((row) => row.resource === resource).map(toRow));
}

function toRow(row: ImportPart): ImportRow {
  const { installedAt, operationId, expected, done, attempts, problem, endedAt } = row;
  return { installedAt, operationId, expected, done, attempts, problem, endedAt, resource: row.resource as SyncResource, state: row.state as ImportState, nextByte: Number(row.nextByte) };
}

/** A part is planned anew only for another installation. */
export async function planImport({ prisma }: Database, shop: string, installedAt: Date): Promise<boolean> {
  await prisma.$executeRaw`
    INSERT INTO import_parts AS kept (shop, resource, "installedAt") SELECT ${shop}, resource, ${installedAt}::timestamptz FROM unnest(${[...SYNC_RESOURCES]}::text[]) AS resource
    ON CONFLICT (shop, resource) DO UPDATE SET "installedAt" = excluded."installedAt", state = 'waiting', "operationId" = NULL, "nextByte" = 0,
      expected = NULL, done = 0, attempts = 0, problem = NULL, "endedAt" = NULL
    WHERE kept."installedAt" < excluded."installedAt"`;
  return (await prisma.importPart.count({ where: { shop, state: { notIn: ["done", "failed"] } } })) > 0;
}

/** Changes what is given and leaves the rest. */
export async function saveImport({ prisma }: Database, shop: string, resource: SyncResource, change: ImportChange): Promise<void> {
  await prisma.importPart.updateMany({ where: { shop, resource }, data: change });
}
