import type { IdentityKey } from "../../../../domain/customers/identity.ts";
import type { SqlSession } from "../../sql-session.ts";
import type { IdentityRow } from "./rows.ts";

/** The names around some names: enough rows to resolve each of them. */
export interface Neighbourhood {
  readonly rows: Map<IdentityKey, IdentityRow>;
  /** names that were looked for, whether or not there is a row */
  readonly asked: Set<IdentityKey>;
  /** names that are being told, perhaps for the first time */
  readonly told: ReadonlySet<IdentityKey>;
}

export function emptyNeighbourhood(told: Iterable<IdentityKey>): Neighbourhood {
  return { rows: new Map(), asked: new Set(), told: new Set(told) };
}

/**
 * Adds what is needed to resolve `keys`: their rows, who has their addresses and numbers, what they were joined to or keep,
 * and so on until nothing is missing. One round for somebody who is known already, rarely more than two.
 */
export async function loadAround(queries: SqlSession, shop: string, known: Neighbourhood, keys: Iterable<IdentityKey>): Promise<void> {
  for (let wanted = missing(known, keys); wanted.length > 0; wanted = missing(known, [...known.rows.values()].flatMap(leadsTo))) {
    for (const row of await read(queries, shop, wanted, known.told)) known.rows.set(row.key, row);
    for (const key of wanted) known.asked.add(key);
  }
}

function missing({ asked }: Neighbourhood, keys: Iterable<IdentityKey>): IdentityKey[] {
  return [...new Set(keys)].filter((key) => !asked.has(key));
}

/** The names whose resolution a row takes part in, besides its own. */
function leadsTo({ key, joinTo, register }: IdentityRow): readonly IdentityKey[] {
  const address = key.startsWith("shopify:") && register.email ? [`email:${register.email.value}` as const] : [];
  const number = !key.startsWith("phone:") && register.phone ? [`phone:${register.phone.value}` as const] : [];
  return [key, ...(joinTo ? [joinTo] : []), ...address, ...number];
}

/** A number may be on thousands of customers (the shop's own, say): only the last to say it counts, and only where somebody is known by it alone. */
function read(queries: SqlSession, shop: string, keys: readonly IdentityKey[], told: ReadonlySet<IdentityKey>): Promise<IdentityRow[]> {
  const emails = keys.filter((key) => key.startsWith("email:")).map((key) => key.slice("email:".length));
  const phones = keys.filter((key) => key.startsWith("phone:")).map((key) => key.slice("phone:".length));
  const alone = phones.filter((phone) => told.has(`phone:${phone}`));
  return queries.$queryRaw<IdentityRow[]>`
    SELECT key, "customerId", "homeId", register, "joinTo", "joinAt", "joinRule" FROM identities WHERE shop = ${shop} AND key = ANY(${keys}::text[])
    UNION ALL
    SELECT key, "customerId", "homeId", register, "joinTo", "joinAt", "joinRule" FROM identities WHERE shop = ${shop} AND "joinTo" = ANY(${keys}::text[]) AND key <> ALL(${keys}::text[])
    UNION ALL
    SELECT key, "customerId", "homeId", register, "joinTo", "joinAt", "joinRule" FROM identities
    WHERE shop = ${shop} AND email = ANY(${emails}::text[]) AND key LIKE 'shopify:%' AND key <> ALL(${keys}::text[])
    UNION ALL
    SELECT last.* FROM (
      SELECT phone FROM unnest(${phones}::text[]) AS n (phone)
      WHERE phone = ANY(${alone}::text[]) OR EXISTS (SELECT 1 FROM identities a WHERE a.shop = ${shop} AND a.key = 'phone:' || phone) OFFSET 0) p, unnest(ARRAY['shopify:%', 'email:%']) AS k (kind), LATERAL (
      SELECT key, "customerId", "homeId", register, "joinTo", "joinAt", "joinRule" FROM identities i
      WHERE i.shop = ${shop} AND i.phone = p.phone AND i.key LIKE k.kind
      ORDER BY i.register -> 'phone' ->> 'at' COLLATE "C" DESC, i.key COLLATE "C" DESC LIMIT 1) last
    WHERE last.key <> ALL(${keys}::text[])`;
}
