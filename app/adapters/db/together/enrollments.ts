import type { Pool } from "pg";
import type { EnrollmentState } from "../../../domain/journeys/facts.ts";
import type { Enrollment as Stored } from "../../../generated/prisma/client.ts";
import type { EnrollmentRepository } from "../../../use-cases/ports/shop-store.ts";
import { type Kept, toEnrollment, toKept } from "../mappers/enrollment-row.ts";
import { type BatchedCall, batchCalls } from "./call-batch.ts";
import { ask, byCall, each } from "./statements.ts";

type Batched = Pick<EnrollmentRepository, "open" | "openOf" | "inCampaign" | "hasten" | "retarget">;
type Of<Call> = BatchedCall<EnrollmentRepository, Call>;
type Retarget = Of<{ id: string; checkoutToken: string; occasion: string; now: Date; dueAt: Date }>;
type InCampaign = Of<{ campaignId: string; customerId: string }>;
type Open = Of<{ state: EnrollmentState; dueAt: Date }>;

/** Journeys that begin, go on or are hastened, many calls at once. */
export function enrollmentsTogether(pool: Pool): (shop: string, alone: EnrollmentRepository) => Batched {
  const open = batchCalls<Open, EnrollmentState | null>({
    together: (calls) => openAll(pool, calls),
    alone: ({ repository, state, dueAt }) => repository.open(state, dueAt),
    key: ({ shop, state }) => `${shop} ${state.campaignId} ${state.customerId}`,
  });
  const openOf = batchCalls<Of<{ customerId: string }>, readonly EnrollmentState[]>({
    together: (calls) => openOfAll(pool, calls),
    alone: ({ repository, customerId }) => repository.openOf(customerId),
    key: ({ shop, customerId }) => `${shop} ${customerId}`,
  });
  const inCampaign = batchCalls<InCampaign, Awaited<ReturnType<EnrollmentRepository["inCampaign"]>>>({
    together: (calls) => inCampaignAll(pool, calls),
    alone: ({ repository, campaignId, customerId }) => repository.inCampaign(campaignId, customerId),
    key: ({ shop, campaignId, customerId }) => `${shop} ${campaignId} ${customerId}`,
  });
  const retarget = batchCalls<Retarget, boolean>({
    together: (calls) => retargetAll(pool, calls),
    alone: ({ repository, id, checkoutToken, occasion, now, dueAt }) => repository.retarget(id, checkoutToken, occasion, now, dueAt),
    key: ({ shop, id }) => `${shop} ${id}`,
  });
  const hasten = batchCalls<Of<{ customerId: string; now: Date }>, void>({
    together: (calls) => hastenAll(pool, calls),
    alone: ({ repository, customerId, now }) => repository.hasten(customerId, now),
    key: ({ shop, customerId }) => `${shop} ${customerId}`,
  });
  return (shop, repository) => ({
    open: (state, dueAt) => open({ shop, repository, state, dueAt }),
    inCampaign: (campaignId, customerId) => inCampaign({ shop, repository, campaignId, customerId }),
    openOf: (customerId) => openOf({ shop, repository, customerId }),
    retarget: (id, checkoutToken, occasion, now, dueAt) => retarget({ shop, repository, id, checkoutToken, occasion, now, dueAt }),
    hasten: (customerId, now) => hasten({ shop, repository, customerId, now }),
  });
}

async function openAll(pool: Pool, calls: readonly Open[]): Promise<(EnrollmentState | null)[]> {
  const of = <Field extends keyof EnrollmentState>(field: Field): EnrollmentState[Field][] => each(calls, (one) => one.state[field]);
  // the lock on the shops keeps an uninstall from missing these rows
  const rows = await ask<Stored>(pool, `
    WITH installed AS (SELECT shop FROM shops WHERE shop = ANY($1::text[]) AND "uninstalledAt" IS NULL ORDER BY shop FOR SHARE)
    INSERT INTO enrollments (shop, id, "campaignId", "campaignVersion", "customerId", "checkoutToken", occasion, "stepIndex", "stepEnteredAt", "dueAt", "createdAt", "orderId", "perOrder")
    SELECT s.shop, said.id, v."campaignId", v.version, p.id, said."checkoutToken", said.occasion, said."stepIndex", said."stepEnteredAt", said."dueAt", said."createdAt", said."orderId", said."perOrder"
    FROM unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::text[], $6::text[], $7::text[], $8::int[], $9::timestamptz[], $10::timestamptz[], $11::timestamptz[], $12::text[], $13::boolean[])
      AS said (shop, id, "campaignId", "campaignVersion", "customerId", "checkoutToken", occasion, "stepIndex", "stepEnteredAt", "dueAt", "createdAt", "orderId", "perOrder")
    JOIN installed s ON s.shop = said.shop
    JOIN campaign_versions v ON v.shop = s.shop AND v."campaignId" = said."campaignId" AND v.version = said."campaignVersion"
    JOIN customers p ON p.shop = s.shop AND p.id = said."customerId"
    ON CONFLICT DO NOTHING RETURNING *`, [
    each(calls, (one) => one.shop), of("id"), of("campaignId"), of("campaignVersion"), of("customerId"), of("checkoutToken"), of("occasion"), of("stepIndex"), of("stepEnteredAt"), each(calls, (one) => one.dueAt), of("createdAt"), of("orderId"),
    each(calls, (one) => one.state.perOrder ?? false),
  ]);
  const opened = new Map(rows.map((row) => [`${row.shop} ${row.id}`, toEnrollment(row)]));
  return calls.map(({ shop, state }) => opened.get(`${shop} ${state.id}`) ?? null);
}

async function openOfAll(pool: Pool, calls: readonly Of<{ customerId: string }>[]): Promise<EnrollmentState[][]> {
  const rows = await ask<Stored & { n: number }>(pool, `
    SELECT (asked.n - 1)::int AS n, e.* FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS asked (shop, "customerId", n)
    JOIN enrollments e ON e.shop = asked.shop AND e."customerId" = asked."customerId" AND e.status = 'open'
    ORDER BY asked.n, e."createdAt", e.id`, [each(calls, (one) => one.shop), each(calls, (one) => one.customerId)]);
  return byCall(calls, rows).map((found) => found.map(toEnrollment));
}

async function inCampaignAll(pool: Pool, calls: readonly InCampaign[]): Promise<Kept[][]> {
  const rows = await ask<Stored & { n: number }>(pool, `
    SELECT (asked.n - 1)::int AS n, e.* FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS asked (shop, "campaignId", "customerId", n)
    JOIN enrollments e ON e.shop = asked.shop AND e."campaignId" = asked."campaignId" AND e."customerId" = asked."customerId"
    ORDER BY asked.n, e."createdAt", e.id`, [each(calls, (one) => one.shop), each(calls, (one) => one.campaignId), each(calls, (one) => one.customerId)]);
  return byCall(calls, rows).map((found) => found.map(toKept));
}

async function hastenAll(pool: Pool, calls: readonly Of<{ customerId: string; now: Date }>[]): Promise<void[]> {
  await ask(pool, `
    UPDATE enrollments e SET "dueAt" = LEAST(e."dueAt", said.now), revision = e.revision + 1
    FROM unnest($1::text[], $2::text[], $3::timestamptz[]) AS said (shop, "customerId", now)
    WHERE e.shop = said.shop AND e."customerId" = said."customerId" AND e.status = 'open'`, [each(calls, (one) => one.shop), each(calls, (one) => one.customerId), each(calls, (one) => one.now)]);
  return calls.map(() => undefined);
}

async function retargetAll(pool: Pool, calls: readonly Retarget[]): Promise<boolean[]> {
  const rows = await ask<{ shop: string; id: string }>(pool, `
    UPDATE enrollments e SET "checkoutToken" = said.token, occasion = said.occasion, "stepIndex" = 0, "stepEnteredAt" = said.now, "dueAt" = said."dueAt", revision = e.revision + 1
    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[]) AS said (shop, id, token, occasion, now, "dueAt")
    WHERE e.shop = said.shop AND e.id = said.id AND e.status = 'open' AND NOT EXISTS (
      SELECT 1 FROM enrollments o WHERE o.shop = e.shop AND o."campaignId" = e."campaignId" AND o."customerId" = e."customerId" AND o.occasion = said.occasion AND o.id <> e.id)
    RETURNING e.shop, e.id`, [
    each(calls, (one) => one.shop), each(calls, (one) => one.id), each(calls, (one) => one.checkoutToken), each(calls, (one) => one.occasion), each(calls, (one) => one.now), each(calls, (one) => one.dueAt),
  ]);
  const moved = new Set(rows.map((row) => `${row.shop} ${row.id}`));
  return calls.map((one) => moved.has(`${one.shop} ${one.id}`));
}
