import type { Customer, PersonFacts } from "../../../domain/customers/customer.ts";
import type { IdentityKey, Join } from "../../../domain/customers/identity.ts";
import type { Customer as Stored } from "../../../generated/prisma/client.ts";
import type { Database } from "../database.ts";
import { retryRaces } from "../errors.ts";
import { cleanFacts, toCustomer } from "../mappers/customer-row.ts";
import { inTransaction, type SqlSession } from "../sql-session.ts";
import { identify } from "./identities/identify.ts";
import { type Told, toldJoin, toldOf } from "./identities/rows.ts";

type Source = Readonly<Record<string, string>>;

/** Finds or creates the person of a payload and fills in what is newer; see CustomerRepository.upsert. */
export function findOrCreateCustomer(database: Database, shop: string, facts: PersonFacts, newId: string, source: Source = {}): Promise<Customer> {
  const told = toldOf(cleanFacts(facts), newId, source);
  return retryRaces(() => inTransaction(database, async (queries) => (told ? personOf(queries, shop, told) : nobody(queries, shop, facts, newId))));
}

export interface PersonToFind {
  readonly facts: PersonFacts;
  readonly newId: string;
  readonly source?: Source;
}

/** The same for many of one shop, in one transaction of a handful of statements; answers in their order. All of them or none. */
export async function findOrCreateCustomers(database: Database, shop: string, people: readonly PersonToFind[]): Promise<readonly Customer[]> {
  if (people.length === 0) return [];
  const told = people.map(({ facts, newId, source = {} }) => toldOf(cleanFacts(facts), newId, source));
  return retryRaces(() => inTransaction(database, async (queries) => {
    const ids = await identify(queries, shop, told.filter((one) => one !== null));
    const rows = new Map((await queries.$queryRaw<Stored[]>`SELECT * FROM customers WHERE shop = ${shop} AND id = ANY(${[...new Set(ids)]}::text[])`).map((row) => [row.id, toCustomer(row)]));
    const found = ids.values();
    const all: Customer[] = [];
    for (const [n, { facts, newId }] of people.entries()) {
      const id = told[n] ? found.next().value : undefined;
      all.push((id !== undefined && rows.get(id)) || (await nobody(queries, shop, facts, newId)));
    }
    return all;
  }));
}

/** One name was said to be another's; see CustomerRepository.join. */
export async function joinNames(database: Database, shop: string, key: IdentityKey, join: Join, newId: string, source: Source): Promise<void> {
  await retryRaces(() => inTransaction(database, (queries) => identify(queries, shop, [toldJoin(key, join, newId, source)])));
}

async function personOf(queries: SqlSession, shop: string, told: Told): Promise<Customer> {
  const [id = told.newId] = await identify(queries, shop, [told]);
  return firstOf(await queries.$queryRaw<Stored[]>`SELECT * FROM customers WHERE shop = ${shop} AND id = ${id}`);
}

/** A payload that names nobody makes a person whom no other payload can find. */
async function nobody(queries: SqlSession, shop: string, facts: PersonFacts, newId: string): Promise<Customer> {
  const { firstName, lastName, locale, country, at } = cleanFacts(facts);
  return firstOf(await queries.$queryRaw<Stored[]>`
    INSERT INTO customers (shop, id, "firstName", "lastName", locale, country, "createdAt", "factsAt")
    VALUES (${shop}, ${newId}, ${firstName}, ${lastName}, ${locale}, ${country}, ${at}::timestamptz, ${at}::timestamptz) RETURNING *`);
}

function firstOf([row]: readonly Stored[]): Customer {
  if (!row) throw new Error("customers: the row of a person who was just written is not there");
  return toCustomer(row);
}
