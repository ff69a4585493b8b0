import { normaliseEmail } from "./normalise-email.ts";
import type { PersonFacts } from "./customer.ts";
import { compareText, joinRegisters, type Register, registerOf, type Said } from "./register.ts";

/** What somebody is known by: Shopify's customer id, else a normalised e-mail address, else a telephone number. */
export type IdentityKey = `shopify:${string}` | `email:${string}` | `phone:${string}`;

/** Why one name stands for the person of another. The reasons are argued in docs/decisions/011. */
export type JoinRule = "merged-customers" | "customers-address" | "customers-phone" | "guests-phone";

/** Shopify said outright that one name is another's: the newest such word counts. */
export interface Join {
  readonly to: IdentityKey;
  /** ISO 8601, UTC */
  readonly at: string;
  readonly rule: "merged-customers";
}

/** All that is known of names: what was said under each, and which were said to be another's. Two states join to one, in any order. */
export interface IdentityState {
  readonly registers: ReadonlyMap<IdentityKey, Register>;
  readonly joins: ReadonlyMap<IdentityKey, Join>;
}

/** Whose name it is in the end, and by which rule; the rule is null where a name stands for itself. */
export interface Resolution {
  readonly person: IdentityKey;
  readonly rule: JoinRule | null;
}

export const NOBODY_KNOWN: IdentityState = { registers: new Map(), joins: new Map() };

/** The strongest name a payload gives. Null for a payload that names nobody. */
export function identityOf(facts: Pick<PersonFacts, "shopifyId" | "email" | "phone">): IdentityKey | null {
  const [shopifyId, email, phone] = [facts.shopifyId?.trim(), normaliseEmail(facts.email), facts.phone?.trim()];
  if (shopifyId) return `shopify:${shopifyId}`;
  if (email) return `email:${email}`;
  return phone ? `phone:${phone}` : null;
}

/** What one payload adds. */
export function tell(state: IdentityState, facts: PersonFacts): IdentityState {
  const key = identityOf(facts);
  return key === null ? state : joinStates(state, { registers: new Map([[key, registerOf(facts)]]), joins: new Map() });
}

/** What one word about two names adds. A name is never said to be its own. */
export function tellJoin(state: IdentityState, key: IdentityKey, join: Join): IdentityState {
  return key === join.to ? state : joinStates(state, { registers: new Map(), joins: new Map([[key, join]]) });
}

/** Both states together: commutative, associative and idempotent. */
export function joinStates(...states: readonly IdentityState[]): IdentityState {
  return { registers: joinMaps(states.map((one) => one.registers), joinRegisters), joins: joinMaps(states.map((one) => one.joins), newerJoin) };
}

function joinMaps<K, V>(maps: readonly ReadonlyMap<K, V>[], both: (a: V, b: V) => V): ReadonlyMap<K, V> {
  const joined = new Map(maps[0]);
  for (const map of maps.slice(1)) {
    for (const [key, value] of map) {
      const known = joined.get(key);
      joined.set(key, known === undefined ? value : both(known, value));
    }
  }
  return joined;
}

function newerJoin(a: Join, b: Join): Join {
  return (compareText(a.at, b.at) || compareText(a.to, b.to)) >= 0 ? a : b;
}

/**
 * Whose name this is. A pure reading of what was said, so that a correction undoes a join as if it had never been:
 * - a customer id is its own, unless Shopify merged it into another one and not back later;
 * - an e-mail address is the Shopify customer's who has it now (of several, who said so last), else a guest's;
 * - a telephone number, which families share, counts only where nothing better was given: the Shopify customer's who has
 *   it, else the guest's who gave it last, else nobody's but its own.
 */
export function resolve(state: IdentityState, key: IdentityKey): Resolution {
  if (key.startsWith("shopify:")) return followMerges(state, key);
  const owner = key.startsWith("email:") ? addressOwner(state, key) : phoneOwner(state, key);
  return owner === null ? { person: key, rule: null } : { person: resolve(state, owner.key).person, rule: owner.rule };
}

/** Ends, because of the merges of a circle at least one is undone by the one before it. */
function followMerges(state: IdentityState, key: IdentityKey): Resolution {
  let at = key;
  for (let next = mergedInto(state, at); next !== null; next = mergedInto(state, at)) at = next;
  return { person: at, rule: at === key ? null : "merged-customers" };
}

/** A merge is undone by a later one that keeps what this one gave up; of two at once, by the greater name's. */
function mergedInto(state: IdentityState, key: IdentityKey): IdentityKey | null {
  const join = state.joins.get(key);
  if (!join) return null;
  const isLater = (from: IdentityKey, one: Join): boolean => (compareText(one.at, join.at) || compareText(from, key)) > 0;
  const keptLater = [...state.joins].some(([from, one]) => one.to === key && isLater(from, one));
  return keptLater ? null : join.to;
}

interface Owner {
  readonly key: IdentityKey;
  readonly rule: JoinRule;
}

function addressOwner(state: IdentityState, key: IdentityKey): Owner | null {
  const customer = lastToSay(state, "shopify", "email", key.slice("email:".length));
  return customer && { key: customer, rule: "customers-address" };
}

function phoneOwner(state: IdentityState, key: IdentityKey): Owner | null {
  const phone = key.slice("phone:".length);
  const customer = lastToSay(state, "shopify", "phone", phone);
  if (customer) return { key: customer, rule: "customers-phone" };
  const guest = lastToSay(state, "email", "phone", phone);
  return guest && { key: guest, rule: "guests-phone" };
}

type Holder = { readonly key: IdentityKey; readonly said: Said };
/** who has an address or number, by kind of name, field and value; made once for a state, which never changes */
const HOLDERS = new WeakMap<IdentityState, ReadonlyMap<string, Holder>>();

/** Of those who have this address or number now, who said so last; of two at once the greater name. */
function lastToSay(state: IdentityState, kind: "shopify" | "email", field: "email" | "phone", value: string): IdentityKey | null {
  const holders = HOLDERS.get(state) ?? holdersOf(state);
  HOLDERS.set(state, holders);
  return holders.get(`${kind} ${field} ${value}`)?.key ?? null;
}

function holdersOf(state: IdentityState): ReadonlyMap<string, Holder> {
  const holders = new Map<string, Holder>();
  for (const [key, register] of state.registers) {
    for (const field of ["email", "phone"] as const) {
      const said = register[field];
      if (!said) continue;
      const name = `${key.slice(0, key.indexOf(":"))} ${field} ${said.value}`;
      const last = holders.get(name);
      if (!last || (compareText(said.at, last.said.at) || compareText(key, last.key)) > 0) holders.set(name, { key, said });
    }
  }
  return holders;
}
