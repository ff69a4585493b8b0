import type { IdentityKey } from "../../../../domain/customers/identity.ts";
import type { Register } from "../../../../domain/customers/register.ts";
import type { SqlSession } from "../../sql-session.ts";
import type { Assignment } from "./assign.ts";
import type { PersonColumns } from "./person-fields.ts";
import type { IdentityRow, Told } from "./rows.ts";

/** Writes names as they stand now. Rows travel as one JSON text: encoding each of thousands of values costs more than writing them. */
export async function writeIdentities(queries: SqlSession, shop: string, rows: readonly IdentityRow[], told: readonly Told[]): Promise<void> {
  if (rows.length === 0) return;
  const sources = new Map(told.map((one) => [one.key, one.source]));
  const names = rows.map((row) => ({
    key: row.key, customerId: row.customerId, homeId: row.homeId, email: row.register.email?.value ?? null, phone: row.register.phone?.value ?? null,
    register: row.register, joinTo: row.joinTo, joinAt: row.joinAt, joinRule: row.joinRule, source: sources.get(row.key) ?? {},
  }));
  await queries.$executeRaw`
    INSERT INTO identities AS kept (shop, key, "customerId", "homeId", email, phone, register, "joinTo", "joinAt", "joinRule", source)
    SELECT ${shop}, key, "customerId", "homeId", email, phone, register, "joinTo", "joinAt", "joinRule", source FROM jsonb_populate_recordset(NULL::identities, ${JSON.stringify(names)}::jsonb)
    ON CONFLICT (shop, key) DO UPDATE SET "customerId" = excluded."customerId", "homeId" = excluded."homeId", email = excluded.email, phone = excluded.phone, register = excluded.register,
      "joinTo" = excluded."joinTo", "joinAt" = excluded."joinAt", "joinRule" = excluded."joinRule",
      source = CASE WHEN excluded.source = '{}'::jsonb THEN kept.source ELSE excluded.source END`;
}

/** The names that some rows give some people, by person. */
export function namesAmong(rows: readonly Pick<IdentityRow, "key" | "customerId" | "register">[], customerIds: readonly string[]): ReadonlyMap<string, ReadonlyMap<IdentityKey, Register>> {
  const names = new Map<string, Map<IdentityKey, Register>>(customerIds.map((id) => [id, new Map()]));
  for (const row of rows) names.get(row.customerId)?.set(row.key, row.register);
  return names;
}

/** All names of some people as they are kept, by person. */
export async function namesOf(queries: SqlSession, shop: string, customerIds: readonly string[]): Promise<ReadonlyMap<string, ReadonlyMap<IdentityKey, Register>>> {
  if (customerIds.length === 0) return new Map();
  const rows = await queries.$queryRaw<{ key: IdentityKey; customerId: string; register: Register }[]>`
    SELECT key, "customerId", register FROM identities WHERE shop = ${shop} AND "customerId" = ANY(${customerIds}::text[]) ORDER BY key COLLATE "C"`;
  return namesAmong(rows, customerIds);
}

/** An address or id that goes from one person to another leaves the first before the second has it. */
export async function leaveAddresses(queries: SqlSession, shop: string, people: readonly PersonColumns[]): Promise<void> {
  if (people.length === 0) return;
  await queries.$executeRaw`
    UPDATE customers c SET email = CASE WHEN c.email = n.email THEN c.email END, "shopifyId" = CASE WHEN c."shopifyId" = n."shopifyId" THEN c."shopifyId" END
    FROM jsonb_to_recordset(${JSON.stringify(people)}::jsonb) AS n (id text, email text, "shopifyId" text)
    WHERE c.shop = ${shop} AND c.id = n.id AND (c.email <> COALESCE(n.email, '') OR c."shopifyId" <> COALESCE(n."shopifyId", ''))`;
}

/** Writes the people as they stand now. */
export async function writePeople(queries: SqlSession, shop: string, people: readonly PersonColumns[], createdAt: Date): Promise<void> {
  if (people.length === 0) return;
  await queries.$executeRaw`
    INSERT INTO customers (shop, id, "shopifyId", email, phone, "firstName", "lastName", locale, country, since, "createdAt", "factsAt", "factTimes")
    SELECT ${shop}, id, "shopifyId", email, phone, "firstName", "lastName", locale, country, since, ${createdAt}::timestamptz, "factsAt", "factTimes" FROM jsonb_populate_recordset(NULL::customers, ${JSON.stringify(people)}::jsonb)
    ON CONFLICT (shop, id) DO UPDATE SET "shopifyId" = excluded."shopifyId", email = excluded.email, phone = excluded.phone, "firstName" = excluded."firstName", "lastName" = excluded."lastName",
      locale = excluded.locale, country = excluded.country, since = excluded.since, "factsAt" = excluded."factsAt", "factTimes" = excluded."factTimes", "joinedInto" = NULL`;
}

function columnOf(key: IdentityKey): { readonly customerShopifyId?: string; readonly email?: string; readonly phone?: string } {
  const name = key.slice(key.indexOf(":") + 1);
  return key.startsWith("shopify:") ? { customerShopifyId: name } : key.startsWith("email:") ? { email: name } : { phone: name };
}

/** Keeps why a name went to another person. */
export async function writeMoves(queries: SqlSession, shop: string, moves: readonly (Assignment & { readonly from: string })[], cause: Told): Promise<void> {
  const rows = moves.map((move) => ({ key: move.key, fromCustomerId: move.from, customerId: move.customerId, rule: move.rule, ...columnOf(move.key), source: cause.source }));
  await queries.$executeRaw`
    INSERT INTO identity_moves (shop, key, "fromCustomerId", "customerId", rule, "customerShopifyId", email, phone, at, source)
    SELECT ${shop}, key, "fromCustomerId", "customerId", rule, "customerShopifyId", email, phone, ${cause.at}::timestamptz, source FROM jsonb_populate_recordset(NULL::identity_moves, ${JSON.stringify(rows)}::jsonb)`;
}
