import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PersonFacts } from "../../../app/domain/customers/customer.ts";
import { identityOf, type IdentityKey, type IdentityState, type Join, joinStates, NOBODY_KNOWN, resolve, tell, tellJoin } from "../../../app/domain/customers/identity.ts";

const at = (minute: number): Date => new Date(Date.UTC(2026, 5, 1, 12, minute));
const said = (change: Partial<PersonFacts>, minute = 0): PersonFacts => ({
  shopifyId: null, email: null, phone: null, firstName: null, lastName: null, locale: null, country: null, at: at(minute), ...change,
});
const merge = (from: string, to: string, minute: number): readonly [IdentityKey, Join] => [`shopify:${from}`, { to: `shopify:${to}`, at: at(minute).toISOString(), rule: "merged-customers" }];
const know = (...facts: PersonFacts[]): IdentityState => facts.reduce(tell, NOBODY_KNOWN);

describe("whose name it is", () => {
  test("the strongest name of a payload counts, blanks are none", () => {
    expect(identityOf(said({ shopifyId: "7", email: "a@x.example", phone: "+1" }))).toBe("shopify:7");
    expect(identityOf(said({ shopifyId: " ", email: " A@X.example " }))).toBe("email:a@x.example");
    expect(identityOf(said({ email: "no address", phone: "+1" }))).toBe("phone:+1");
    expect(identityOf(said({ email: "no address" }))).toBeNull();
  });

  test("a guest's address is the Shopify customer's who has it, and a guest's again when Shopify corrects it", () => {
    const guest = know(said({ email: "a@x.example" }));
    expect(resolve(guest, "email:a@x.example")).toEqual({ person: "email:a@x.example", rule: null });
    const joined = tell(guest, said({ shopifyId: "7", email: "a@x.example" }, 1));
    expect(resolve(joined, "email:a@x.example")).toEqual({ person: "shopify:7", rule: "customers-address" });
    const corrected = tell(joined, said({ shopifyId: "7", email: "b@x.example" }, 2));
    expect(resolve(corrected, "email:a@x.example")).toEqual({ person: "email:a@x.example", rule: null });
  });

  test("of two Shopify customers with one address, who said so last has it", () => {
    const two = know(said({ shopifyId: "8", email: "a@x.example" }, 5), said({ shopifyId: "7", email: "a@x.example" }, 3));
    expect(resolve(two, "email:a@x.example").person).toBe("shopify:8");
  });

  test("a merge joins two customers; the opposite merge, later, undoes it", () => {
    const once = tellJoin(know(said({ shopifyId: "1" }), said({ shopifyId: "2" })), ...merge("2", "1", 5));
    expect(resolve(once, "shopify:2")).toEqual({ person: "shopify:1", rule: "merged-customers" });
    const back = tellJoin(once, ...merge("1", "2", 9));
    expect([resolve(back, "shopify:1").person, resolve(back, "shopify:2").person]).toEqual(["shopify:2", "shopify:2"]);
    const chain = tellJoin(once, ...merge("1", "3", 9));
    expect(resolve(chain, "shopify:2").person).toBe("shopify:3");
  });

  test("a telephone number joins only who has nothing better, and never two addresses or customers", () => {
    const state = know(said({ email: "a@x.example", phone: "+1" }, 1), said({ email: "b@x.example", phone: "+1" }, 2), said({ phone: "+1" }));
    expect(resolve(state, "phone:+1")).toEqual({ person: "email:b@x.example", rule: "guests-phone" });
    expect(resolve(state, "email:a@x.example").person).toBe("email:a@x.example");
    expect(resolve(tell(state, said({ shopifyId: "7", phone: "+1" })), "phone:+1")).toEqual({ person: "shopify:7", rule: "customers-phone" });
  });
});

const id = fc.constantFrom("1", "2", "3");
const email = fc.constantFrom("a@x.example", "b@x.example");
const phone = fc.constantFrom("+1", "+2");
const minute = fc.integer({ min: 0, max: 3 });
const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(one, { nil: null });
const word = fc.oneof(
  fc.record({ shopifyId: maybe(id), email: maybe(email), phone: maybe(phone), minute }).map(({ minute: m, ...names }) => (state: IdentityState) => tell(state, said(names, m))),
  fc.tuple(id, id, minute).map(([from, to, m]) => (state: IdentityState) => tellJoin(state, ...merge(from, to, m))),
);
type Word = (state: IdentityState) => IdentityState;
const hear = (words: readonly Word[]): IdentityState => words.reduce((state, one) => one(state), NOBODY_KNOWN);
/** in one order, because a Map remembers the order of insertion */
const plain = (state: IdentityState) => [[...state.registers].sort(), [...state.joins].sort()];

describe("joining", () => {
  const words = fc.array(word, { maxLength: 7 });
  test("is associative, commutative and idempotent", () => {
    fc.assert(
      fc.property(words, words, words, (x, y, z) => {
        const [a, b, c] = [hear(x), hear(y), hear(z)];
        expect(plain(joinStates(a, b))).toEqual(plain(joinStates(b, a)));
        expect(plain(joinStates(joinStates(a, b), c))).toEqual(plain(joinStates(a, joinStates(b, c))));
        expect(plain(joinStates(a, a))).toEqual(plain(a));
      }),
    );
  });

  test("any permutation and duplication of what is said reaches the same persons", () => {
    const told = fc.array(word, { minLength: 1, maxLength: 8 }).chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 })));
    fc.assert(
      fc.property(told, ([list, shuffled]) => {
        const [a, b] = [hear(list), hear(shuffled)];
        for (const key of a.registers.keys()) expect(resolve(b, key)).toEqual(resolve(a, key));
      }),
    );
  });

  test("a person is its own person, and a name's person is one", () => {
    fc.assert(
      fc.property(words, (list) => {
        const state = hear(list);
        for (const key of state.registers.keys()) {
          const { person } = resolve(state, key);
          expect(resolve(state, person).person).toBe(person);
        }
      }),
    );
  });
});
