import { type IdentityKey, type IdentityState, resolve } from "../../../../domain/customers/identity.ts";
import { compareSaid, joinRegisters, PERSON_FIELDS, type PersonField, type Register, type Said } from "../../../../domain/customers/register.ts";

/** The columns of a person's row that follow from their names. */
export interface PersonColumns extends Record<PersonField, string | null> {
  readonly id: string;
  readonly shopifyId: string | null;
  readonly factsAt: Date | null;
  readonly factTimes: Partial<Record<PersonField, string>>;
}

/**
 * What is known of one person, by whichever of their names it was said: the newest of each field. The address is the
 * Shopify customer's own, or a guest's, and only while it is this person's.
 */
export function personColumns(id: string, names: ReadonlyMap<IdentityKey, Register>, state: IdentityState): PersonColumns {
  const all = [...names.values()].reduce(joinRegisters, {});
  const anchors = [...names.keys()].filter((key) => resolve(state, key).person === key);
  const anchor = anchors[0] ?? null;
  const said = { ...all, email: addressOf(anchor, names, state) };
  const of = (field: PersonField): string | null => said[field]?.value ?? null;
  const factTimes: Partial<Record<PersonField, string>> = {};
  for (const field of PERSON_FIELDS) if (said[field]) factTimes[field] = said[field].at;
  const times = [...names.values()].flatMap((register) => Object.values(register).map((one) => one.at)).sort();
  return {
    id, shopifyId: anchor?.startsWith("shopify:") ? anchor.slice("shopify:".length) : null,
    email: of("email"), phone: of("phone"), firstName: of("firstName"), lastName: of("lastName"), locale: of("locale"), country: of("country"), since: of("since"),
    factsAt: times.length === 0 ? null : new Date(times.at(-1) ?? 0), factTimes,
  };
}

/** A customer's own address goes before those that they typed as a guest. */
function addressOf(anchor: IdentityKey | null, names: ReadonlyMap<IdentityKey, Register>, state: IdentityState): Said | undefined {
  if (anchor === null) return undefined;
  const own = names.get(anchor)?.email;
  if (own && resolve(state, `email:${own.value}`).person === anchor) return own;
  const typed = [...names].filter(([key]) => key.startsWith("email:") && resolve(state, key).person === anchor).flatMap(([, register]) => register.email ?? []);
  return typed.sort(compareSaid).at(-1);
}
