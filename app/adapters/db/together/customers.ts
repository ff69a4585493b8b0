import type { ConsentRecord } from "../../../domain/consent/marketing-consent.ts";
import type { Consent as Stored } from "../../../generated/prisma/client.ts";
import type { CustomerRepository } from "../../../use-cases/ports/shop-store.ts";
import { addressHash } from "../address-hash.ts";
import type { Database } from "../database.ts";
import { toConsent } from "../mappers/customer-row.ts";
import { storable } from "../storable.ts";
import { type BatchedCall, batchCalls } from "./call-batch.ts";
import { ask, byCall, each } from "./statements.ts";

type Batched = Pick<CustomerRepository, "consents" | "lift" | "recordConsent">;
type Of<Call> = BatchedCall<CustomerRepository, Call>;

type Recorded = Of<{ customerId: string; record: ConsentRecord; identity: Parameters<CustomerRepository["recordConsent"]>[2] | null }>;
type Lifted = Of<{ channel: ConsentRecord["channel"]; address: string; at: Date }>;

/** People, many calls at once. */
export function customersTogether(database: Database, addressKey: Buffer): (shop: string, alone: CustomerRepository) => Batched {
  const consents = batchCalls<Of<{ customerId: string; channel: ConsentRecord["channel"] }>, readonly ConsentRecord[]>({
    together: (calls) => consentsOf(database, calls),
    alone: ({ repository, customerId, channel }) => repository.consents(customerId, channel),
    key: ({ shop, customerId, channel }) => `${shop} ${customerId} ${channel}`,
  });
  const recordConsent = batchCalls<Recorded, void>({
    together: (calls) => recordAll(database, calls),
    alone: ({ repository, customerId, record, identity }) => repository.recordConsent(customerId, record, identity),
    key: ({ shop, customerId, record }) => `${shop} ${customerId} ${record.channel}`,
  });
  const lift = batchCalls<Lifted, void>({
    together: (calls) => liftAll(database, addressKey, calls),
    alone: ({ repository, channel, address, at }) => repository.lift(channel, address, at),
    key: ({ shop, channel, address }) => `${shop} ${channel} ${address}`,
  });
  return (shop, repository) => ({
    consents: (customerId, channel) => consents({ shop, repository, customerId, channel }),
    recordConsent: (customerId, record, identity = null) => recordConsent({ shop, repository, customerId, record, identity }),
    lift: (channel, address, at) => lift({ shop, repository, channel, address, at }),
  });
}

async function consentsOf({ pool }: Database, calls: readonly Of<{ customerId: string; channel: string }>[]): Promise<ConsentRecord[][]> {
  const rows = await ask<Stored & { n: number }>(pool, `
    SELECT (asked.n - 1)::int AS n, c.* FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS asked (shop, "customerId", channel, n)
    JOIN consents c ON c.shop = asked.shop AND c."customerId" = asked."customerId" AND c.channel = asked.channel
    ORDER BY asked.n, c.at, c.source`, [each(calls, (one) => one.shop), each(calls, (one) => one.customerId), each(calls, (one) => one.channel)]);
  return byCall(calls, rows).map((found) => found.map(toConsent));
}

async function recordAll({ pool }: Database, calls: readonly Recorded[]): Promise<void[]> {
  const of = <Field extends keyof ConsentRecord>(field: Field): ConsentRecord[Field][] => each(calls, (one) => one.record[field]);
  await ask(pool, `
    INSERT INTO consents (shop, "customerId", channel, at, state, source, evidence, identity)
    SELECT c.shop, c.id, said.channel, said.at, said.state, said.source, said.evidence::jsonb, said.identity
    FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::text[]) AS said (shop, id, channel, at, state, source, evidence, identity)
    JOIN customers c ON c.shop = said.shop AND c.id = said.id ON CONFLICT DO NOTHING`, [
    each(calls, (one) => one.shop), each(calls, (one) => one.customerId), of("channel"), of("at"), of("state"), of("source"), each(calls, (one) => JSON.stringify(storable(one.record.evidence))), each(calls, (one) => storable(one.identity ?? "")),
  ]);
  return calls.map(() => undefined);
}

/** Few addresses are suppressed at all: those that are go the ordinary way. */
async function liftAll({ pool }: Database, addressKey: Buffer, calls: readonly Lifted[]): Promise<void[]> {
  const hashes = calls.map((one) => addressHash(addressKey, one.shop, one.address));
  const rows = await ask<{ n: number }>(pool, `
    SELECT (asked.n - 1)::int AS n FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS asked (shop, channel, hash, n)
    JOIN suppressions s ON s.shop = asked.shop AND s.channel = asked.channel AND s."addressHash" = asked.hash`, [each(calls, (one) => one.shop), each(calls, (one) => one.channel), hashes]);
  const suppressed = byCall(calls, rows);
  return Promise.all(calls.map(async ({ repository, channel, address, at }, n) => (suppressed[n]!.length > 0 ? repository.lift(channel, address, at) : undefined)));
}
