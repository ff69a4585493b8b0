import { identityOf, type IdentityKey, type IdentityState, type Join } from "../../../../domain/customers/identity.ts";
import { registerOf, type Register } from "../../../../domain/customers/register.ts";
import type { PersonFacts } from "../../../../domain/customers/customer.ts";
import { storable } from "../../storable.ts";

/** One name as it is kept. */
export interface IdentityRow {
  readonly key: IdentityKey;
  /** whose it is */
  readonly customerId: string;
  /** the row of its own, for when it stands for itself */
  readonly homeId: string | null;
  readonly register: Register;
  readonly joinTo: IdentityKey | null;
  readonly joinAt: Date | null;
  readonly joinRule: Join["rule"] | null;
}

/** What a webhook said of a person, or that one name is another's. */
export interface Told {
  readonly key: IdentityKey;
  readonly adds: IdentityState;
  /** id of the row, if the name turns out to need one */
  readonly newId: string;
  readonly at: Date;
  readonly source: Readonly<Record<string, string>>;
}

/** What a payload says, in a form the database can keep; null when it names nobody. */
export function toldOf(facts: PersonFacts, newId: string, source: Readonly<Record<string, string>>): Told | null {
  const kept: PersonFacts = { ...storable({ ...facts, since: null, at: null }), since: facts.since ?? null, at: facts.at };
  const key = identityOf(kept);
  return key && { key, adds: { registers: new Map([[key, registerOf(kept)]]), joins: new Map() }, newId, at: facts.at, source };
}

export function toldJoin(key: IdentityKey, join: Join, newId: string, source: Readonly<Record<string, string>>): Told {
  return { key, adds: { registers: new Map([[key, {}]]), joins: new Map([[key, join]]) }, newId, at: new Date(join.at), source };
}

/** The state that some rows hold. */
export function stateOf(rows: Iterable<IdentityRow>): IdentityState {
  const registers = new Map<IdentityKey, Register>();
  const joins = new Map<IdentityKey, Join>();
  for (const { key, register, joinTo, joinAt, joinRule } of rows) {
    registers.set(key, register);
    if (joinTo && joinAt && joinRule) joins.set(key, { to: joinTo, at: joinAt.toISOString(), rule: joinRule });
  }
  return { registers, joins };
}
