import { type IdentityKey, type IdentityState, type JoinRule, resolve } from "../../../../domain/customers/identity.ts";
import { compareText } from "../../../../domain/customers/register.ts";
import { stableHash } from "../../../../domain/kernel/hash.ts";
import type { IdentityRow, Told } from "./rows.ts";

/** Where a name stands after all that was told. */
export interface Assignment {
  readonly key: IdentityKey;
  readonly customerId: string;
  readonly homeId: string | null;
  readonly rule: JoinRule | null;
}

/**
 * Gives every name its person's row. A person without a row takes over that of a guest who turns out to be them, so that
 * the guest's checkouts stay where they are; else they get the one offered, or one made from the name.
 */
export function assign(shop: string, state: IdentityState, rows: ReadonlyMap<IdentityKey, IdentityRow>, keys: readonly IdentityKey[], told: readonly Told[]): readonly Assignment[] {
  const homes = new Map<IdentityKey, string | null>([...rows].map(([key, row]) => [key, row.homeId]));
  const offered = new Map(told.map((one) => [one.key, one.newId]));
  const resolved = [...keys].sort(compareText).map((key) => ({ key, ...resolve(state, key) }));
  const homeOf = (person: IdentityKey): string => {
    const known = homes.get(person);
    if (known) return known;
    const guest = resolved.find((one) => one.person === person && one.key !== person && !rows.get(person) && homes.get(one.key) === rows.get(one.key)?.customerId && homes.get(one.key));
    const home = (guest && homes.get(guest.key)) ?? (rows.has(person) ? undefined : offered.get(person)) ?? stableHash([shop, person]).slice(0, 32);
    if (guest) homes.set(guest.key, null);
    homes.set(person, home);
    return home;
  };
  const people = new Map(resolved.map(({ key, person }) => [key, homeOf(person)]));
  const persons = resolved.map(({ person }) => person).filter((person) => !people.has(person));
  for (const person of new Set(persons)) people.set(person, homeOf(person));
  const rules = new Map(resolved.map(({ key, rule }) => [key, rule]));
  return [...people].map(([key, customerId]) => ({ key, customerId, homeId: homes.get(key) ?? null, rule: rules.get(key) ?? null }));
}
