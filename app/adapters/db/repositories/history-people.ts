import type { PersonFacts } from "../../../domain/customers/customer.ts";
import type { IdentityKey } from "../../../domain/customers/identity.ts";
import { joinRegisters, type PersonField, PERSON_FIELDS, type Register } from "../../../domain/customers/register.ts";
import type { StoredPerson } from "../../../use-cases/ports/sync-store.ts";
import type { Database } from "../database.ts";
import { retryRaces } from "../errors.ts";
import { inTransaction } from "../sql-session.ts";
import { cleanFacts } from "../mappers/customer-row.ts";
import { findOrCreateCustomer } from "./find-or-create-customer.ts";
import { identify } from "./identities/identify.ts";
import { type Told, toldOf } from "./identities/rows.ts";

const SOURCE = { topic: "admin-api" } as const;

/** Finds or creates the person of each fact, all at once. Of whom nothing new is said, which in a shop's past is nearly everyone, only the name is looked up. */
export async function storePeople(database: Database, shop: string, facts: readonly PersonFacts[], newId: () => string): Promise<readonly StoredPerson[]> {
  const told = facts.map((one) => toldOf(cleanFacts(one), newId(), SOURCE));
  const known = await namesOf(database, shop, told.flatMap((one) => one?.key ?? []));
  const news = told.filter((one): one is Told => one !== null && !same(known.get(one.key)?.register, registerIn(one)));
  const ids = await retryRaces(() => inTransaction(database, (queries) => identify(queries, shop, news)));
  const settled = new Map(news.map((one, index) => [one.key, ids[index] ?? ""]));
  return Promise.all(told.map(async (one, index) => {
    const fact = facts[index];
    if (one === null) return { id: fact ? (await findOrCreateCustomer(database, shop, fact, newId())).id : "", learned: true };
    const row = known.get(one.key);
    return { id: settled.get(one.key) ?? row?.customerId ?? "", learned: !row || teaches(row.register, registerIn(one)) };
  }));
}

interface Name {
  readonly customerId: string;
  readonly register: Register;
}

async function namesOf({ prisma }: Database, shop: string, keys: readonly IdentityKey[]): Promise<ReadonlyMap<IdentityKey, Name>> {
  const rows = await prisma.$queryRaw<({ key: IdentityKey } & Name)[]>`SELECT key, "customerId", register FROM identities WHERE shop = ${shop} AND key = ANY(${keys}::text[])`;
  return new Map(rows.map((row) => [row.key, row]));
}

function registerIn({ key, adds }: Told): Register {
  return adds.registers.get(key) ?? {};
}

/** Whether a register stays as it is when this is said. */
function same(kept: Register | undefined, said: Register): boolean {
  return kept !== undefined && differing(kept, said).length === 0;
}

function differing(kept: Register, said: Register): readonly PersonField[] {
  const joined = joinRegisters(kept, said);
  return PERSON_FIELDS.filter((field) => joined[field]?.value !== kept[field]?.value || joined[field]?.at !== kept[field]?.at);
}

const WORTH_TELLING: ReadonlySet<PersonField> = new Set(["email", "phone", "firstName", "lastName"]);

function teaches(kept: Register, said: Register): boolean {
  return differing(kept, said).some((field) => WORTH_TELLING.has(field) && said[field]?.value !== kept[field]?.value);
}
