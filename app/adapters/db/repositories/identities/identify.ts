import { type IdentityKey, type IdentityState, joinStates } from "../../../../domain/customers/identity.ts";
import type { SqlSession } from "../../sql-session.ts";
import { type Assignment, assign } from "./assign.ts";
import { emptyNeighbourhood, loadAround, type Neighbourhood } from "./load.ts";
import { moveFacts } from "./move-facts.ts";
import { personColumns } from "./person-fields.ts";
import { type IdentityRow, stateOf, type Told } from "./rows.ts";
import { leaveAddresses, namesAmong, namesOf, writeIdentities, writeMoves, writePeople } from "./write.ts";

/** Key space of the locks on a shop's identities, so that they meet no other advisory lock. */
const IDENTITY_LOCKS = 811_004;

interface Settled {
  readonly state: IdentityState;
  readonly assignments: readonly Assignment[];
}

/**
 * Takes what some payloads of one shop said of people, and says whose each is, in their order: the id of the person's row.
 * What any order of the same payloads would lead to, this leads to. To be called in a transaction; a shop's are one after
 * the other. Many at once cost little more than one.
 */
export async function identify(queries: SqlSession, shop: string, told: readonly Told[]): Promise<readonly string[]> {
  const first = told[0];
  if (!first) return [];
  await queries.$executeRaw`SELECT pg_advisory_xact_lock(${IDENTITY_LOCKS}::int, hashtext(${shop}))`;
  const around = emptyNeighbourhood(told.map((one) => one.key));
  await loadAround(queries, shop, around, told.flatMap((one) => [one.key, ...namesIn(one)]));
  const { state, assignments } = await settle(queries, shop, around, told);
  const changed = changedRows(around, state, assignments);
  if (changed.length > 0) await writeAll(queries, shop, { around, state, assignments, changed }, told, first);
  const people = new Map(assignments.map((one) => [one.key, one.customerId]));
  return told.map((one) => people.get(one.key) ?? "");
}

/** Assigns every name that what was told may touch; a person who gives a name away is looked at with all their names. */
async function settle(queries: SqlSession, shop: string, around: Neighbourhood, told: readonly Told[]): Promise<Settled> {
  const adds = joinStates(...told.map((one) => one.adds));
  for (;;) {
    await loadAround(queries, shop, around, [...adds.joins.values()].map((join) => join.to));
    const state = joinStates(stateOf(around.rows.values()), adds);
    const keys = [...new Set([...around.rows.keys(), ...told.map((one) => one.key)])];
    const assignments = assign(shop, state, around.rows, keys, told);
    const left = assignments.flatMap((one) => leaves(around, one));
    const more = left.length === 0 ? [] : [...(await namesOf(queries, shop, left)).values()].flatMap((names) => [...names.keys()]).filter((key) => !around.asked.has(key));
    if (more.length === 0) return { state, assignments };
    await loadAround(queries, shop, around, more);
  }
}

function leaves({ rows }: Neighbourhood, { key, customerId }: Assignment): readonly string[] {
  const row = rows.get(key);
  return row && row.customerId !== customerId ? [row.customerId] : [];
}

function namesIn({ adds }: Told): readonly IdentityKey[] {
  return [...adds.registers.values()].flatMap(({ email, phone }) => [...(email ? [`email:${email.value}` as const] : []), ...(phone ? [`phone:${phone.value}` as const] : [])]);
}

function changedRows({ rows }: Neighbourhood, state: IdentityState, assignments: readonly Assignment[]): readonly IdentityRow[] {
  return assignments.flatMap(({ key, customerId, homeId }) => {
    const join = state.joins.get(key);
    const row: IdentityRow = { key, customerId, homeId, register: state.registers.get(key) ?? {}, joinTo: join?.to ?? null, joinAt: join ? new Date(join.at) : null, joinRule: join?.rule ?? null };
    const kept = rows.get(key);
    return kept && signature(kept) === signature(row) ? [] : [row];
  });
}

/** Equal for equal rows: the fields of a register stand in one order. */
function signature({ customerId, homeId, register, joinTo, joinAt, joinRule }: IdentityRow): string {
  const said = Object.entries(register).map(([field, one]) => [field, one.value, one.at]).sort();
  return JSON.stringify([customerId, homeId, said, joinTo, joinAt, joinRule]);
}

interface Outcome extends Settled {
  readonly around: Neighbourhood;
  readonly changed: readonly IdentityRow[];
}

async function writeAll(queries: SqlSession, shop: string, { around, state, assignments, changed }: Outcome, told: readonly Told[], cause: Told): Promise<void> {
  await writeIdentities(queries, shop, changed, told);
  const moves = assignments.flatMap((one) => leaves(around, one).map((from) => ({ ...one, from })));
  const touched = [...new Set([...assignments.map((one) => one.customerId), ...moves.map((one) => one.from)])].sort();
  const unheard = new Set(unheardOf(around, told));
  const names = new Map([...(await namesOf(queries, shop, touched.filter((id) => !unheard.has(id)))), ...namesAmong(changed, touched.filter((id) => unheard.has(id)))]);
  const empty = touched.filter((id) => names.get(id)?.size === 0);
  await blank(queries, shop, empty, moves);
  const people = touched.filter((id) => !empty.includes(id)).map((id) => personColumns(id, names.get(id) ?? new Map(), state));
  await leaveAddresses(queries, shop, people.filter((one) => !unheard.has(one.id)));
  await writePeople(queries, shop, people, cause.at);
  if (moves.length === 0) return;
  await writeMoves(queries, shop, moves, cause);
  for (const { from, to, keys } of journeysOfNames(moves)) await moveFacts(queries, shop, { from, to, keys: empty.includes(from) ? null : keys, at: cause.at });
}

/** Ids offered for people nobody has heard of: whatever names these get, they get now. Most people of a batch are like that. */
function unheardOf({ rows }: Neighbourhood, told: readonly Told[]): readonly string[] {
  const known = new Set([...rows.values()].flatMap((row) => [row.customerId, row.homeId]));
  return told.map((one) => one.newId).filter((id) => !known.has(id));
}

/** Whoever has no name left was joined into somebody: the row stays as a signpost without data. */
async function blank(queries: SqlSession, shop: string, ids: readonly string[], moves: readonly (Assignment & { readonly from: string })[]): Promise<void> {
  for (const id of ids) {
    const into = moves.findLast((one) => one.from === id)?.customerId ?? null;
    await queries.$executeRaw`
      UPDATE customers SET "shopifyId" = NULL, email = NULL, phone = NULL, "firstName" = NULL, "lastName" = NULL, locale = NULL, country = NULL, "factTimes" = '{}', "joinedInto" = ${into}
      WHERE shop = ${shop} AND id = ${id}`;
  }
}

/** Moves between the same two people as one. Where a person without names goes to several, each takes what was said under its names. */
function journeysOfNames(moves: readonly (Assignment & { readonly from: string })[]): readonly { from: string; to: string; keys: IdentityKey[] }[] {
  return [...Map.groupBy(moves, (one) => `${one.from}\n${one.customerId}`).values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ from: first.from, to: first.customerId, keys: group.map((one) => one.key) }] : [];
  });
}
