import type { Customer, PersonFacts } from "../../../domain/customers/customer.ts";
import type { Customer as Stored, Prisma } from "../../../generated/prisma/client.ts";
import type { Database, Queries } from "../database.ts";
import { retryRaces } from "../errors.ts";
import { cleanFacts, emailTime, mergeFacts, toCustomer, UNKNOWN_PERSON } from "../mappers/customer-row.ts";

/** Finds or creates the person of a payload and fills in what is newer; see CustomerRepository.upsert. */
export function findOrCreateCustomer(database: Database, shop: string, facts: PersonFacts, newId: string): Promise<Customer> {
  const said = cleanFacts(facts);
  return retryRaces(() => database.prisma.$transaction((queries) => settle(queries, shop, said, newId)));
}

async function settle(queries: Queries, shop: string, said: PersonFacts, newId: string): Promise<Customer> {
  const rows = await lockCandidates(queries, shop, said);
  const byShopifyId = rows.find((row) => said.shopifyId !== null && row.shopifyId === said.shopifyId);
  const byEmail = rows.find((row) => said.email !== null && row.email === said.email);
  const sameAddress = byEmail && (said.shopifyId === null || byEmail.shopifyId === null || byEmail.shopifyId === said.shopifyId) ? byEmail : undefined;
  const target = byShopifyId ?? sameAddress ?? rows.find((row) => row.email === null && row.shopifyId === null && said.shopifyId === null && said.email === null);
  const mayHaveEmail = !byEmail || byEmail === target || (await takeEmail(queries, byEmail, said));
  const merged = mergeFacts(target ?? UNKNOWN_PERSON, mayHaveEmail ? said : { ...said, email: null });
  const data = { ...merged, shopifyId: target?.shopifyId ?? said.shopifyId };
  if (!target) return toCustomer(await queries.customer.create({ data: { shop, id: newId, createdAt: said.at, ...data } }));
  return toCustomer(await queries.customer.update({ where: { shop_id: { shop, id: target.id } }, data }));
}

/** All rows this payload may speak of, locked in one order so that two payloads never wait for each other. Those known by phone alone are looked for only if there is nothing else to go by. */
function lockCandidates(queries: Queries, shop: string, said: PersonFacts): Promise<readonly Stored[]> {
  const phoneAlone = said.shopifyId === null && said.email === null && said.phone !== null;
  return phoneAlone
    ? queries.$queryRaw<Stored[]>`SELECT * FROM customers WHERE shop = ${shop} AND phone = ${said.phone} AND "shopifyId" IS NULL AND email IS NULL ORDER BY id LIMIT 1 FOR UPDATE`
    : queries.$queryRaw<Stored[]>`SELECT * FROM customers WHERE shop = ${shop} AND ("shopifyId" = ${said.shopifyId}::text OR email = ${said.email}::text) ORDER BY id FOR UPDATE`;
}

/**
 * The payload gives an address to one person that is another row's. Shopify's id wins over a row that has none; between
 * two of Shopify's customers the newer word does. True when the address is free now.
 */
async function takeEmail(queries: Queries, holder: Stored, said: PersonFacts): Promise<boolean> {
  const at = said.at.toISOString();
  if (holder.shopifyId !== null && emailTime(holder) >= at) return false;
  const factTimes = { ...(holder.factTimes as Prisma.JsonObject), email: at };
  await queries.customer.update({ where: { shop_id: { shop: holder.shop, id: holder.id } }, data: { email: null, factTimes } });
  return true;
}
