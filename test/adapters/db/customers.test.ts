import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { PersonFacts } from "../../../app/domain/customers/customer.ts";
import type { CustomerRepository } from "../../../app/use-cases/ports/shop-store.ts";
import { enrollment, furnish, minutes, NOON, person, SHOP } from "./fixtures.ts";
import { emptyDatabaseBeforeEach } from "./harness.ts";

const given = emptyDatabaseBeforeEach();
let customers: CustomerRepository;
beforeEach(() => {
  customers = given.system.forShop(SHOP).customers;
});

describe("who a payload speaks of", () => {
  test("two spellings of an address are one person", async () => {
    const first = await customers.upsert(person({ email: " Ada@Example.com " }), "p1");
    const again = await customers.upsert(person({ email: "ada@example.COM" }), "p2");
    expect([first.id, again.id, again.email]).toEqual(["p1", "p1", "ada@example.com"]);
  });

  test("a guest who becomes a customer of Shopify's stays one person", async () => {
    await customers.upsert(person(), "p1");
    const known = await customers.upsert(person({ shopifyId: "7", at: minutes(1) }), "p2");
    expect(known).toMatchObject({ id: "p1", shopifyId: "7", email: "ada@example.com" });
    expect((await customers.byShopifyId("7"))?.id).toBe("p1");
  });

  test("where Shopify's id and the e-mail point at two people, the id wins and the e-mail moves to it", async () => {
    await customers.upsert(person({ email: "ada@example.com" }), "guest");
    await customers.upsert(person({ shopifyId: "7", email: "old@example.com" }), "p7");
    const merged = await customers.upsert(person({ shopifyId: "7", email: "ada@example.com", at: minutes(1) }), "p3");
    expect(merged).toMatchObject({ id: "p7", email: "ada@example.com" });
    expect((await customers.get("guest"))?.email).toBeNull();
  });

  test("between two of Shopify's customers the newer word has the address", async () => {
    await customers.upsert(person({ shopifyId: "7", at: minutes(5) }), "p7");
    const late = await customers.upsert(person({ shopifyId: "8", at: minutes(1) }), "p8");
    expect([late.id, late.email]).toEqual(["p8", null]);
    const newer = await customers.upsert(person({ shopifyId: "8", at: minutes(9) }), "p9");
    expect([newer.id, newer.email, (await customers.get("p7"))?.email]).toEqual(["p8", "ada@example.com", null]);
  });

  test("somebody known by phone alone is found again, and is whoever gave that number with an address", async () => {
    const alone = await customers.upsert(person({ email: null, phone: "+1555" }), "p2");
    const again = await customers.upsert(person({ email: null, phone: "+1555", lastName: "Byron", at: minutes(1) }), "p3");
    const named = await customers.upsert(person({ phone: "+1555", at: minutes(2) }), "p1");
    expect([alone.id, again.id, again.lastName, named.id]).toEqual(["p2", "p2", "Byron", "p2"]);
  });

  test("what is no address is none", async () => {
    expect((await customers.upsert(person({ email: "not an address", shopifyId: "1" }), "p1")).email).toBeNull();
  });

  test("NUL and lone surrogates in a name do no harm", async () => {
    expect((await customers.upsert(person({ firstName: "A\u0000da\ud800" }), "p1")).firstName).toBe("Ada\ufffd");
  });

  test("twenty payloads at once make one person", async () => {
    const all = await Promise.all(Array.from({ length: 20 }, (_, n) => customers.upsert(person({ shopifyId: n % 2 ? "7" : null, at: minutes(n) }), `p${n}`)));
    expect(new Set(all.map((one) => one.id)).size).toBe(1);
  });
});

test("newer wins field by field, whatever the order and however often", async () => {
  const name = fc.option(fc.constantFrom("Ada", "Bea", "Cid"), { nil: null });
  const facts = fc.record({ at: fc.integer({ min: 0, max: 4 }), firstName: name, lastName: name, phone: fc.option(fc.constantFrom("+1", "+2"), { nil: null }) });
  const lists = fc.array(facts, { minLength: 1, maxLength: 5 }).chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 })));
  let run = 0;
  await fc.assert(
    fc.asyncProperty(lists, async ([list, shuffled]) => {
      const [one, two] = [`x${++run}@example.com`, `y${run}@example.com`];
      const say = async (email: string, told: typeof list) => {
        for (const each of told) await customers.upsert(person({ ...each, at: minutes(each.at), email } satisfies Partial<PersonFacts>), `${email}-id`);
        const { firstName, lastName, phone } = (await customers.get(`${email}-id`))!;
        return { firstName, lastName, phone };
      };
      expect(await say(one, list)).toEqual(await say(two, shuffled));
    }),
    { numRuns: 25 },
  );
});

describe("consent and suppression", () => {
  test("what was said is kept once", async () => {
    await customers.upsert(person(), "p1");
    const record = { channel: "email", state: "subscribed", source: "checkout-box", at: NOON, evidence: { checkoutToken: "t1" } } as const;
    await customers.recordConsent("p1", record);
    await customers.recordConsent("p1", { ...record, state: "unsubscribed" });
    await customers.recordConsent("p1", { ...record, at: minutes(-5) });
    expect(await customers.consents("p1", "email")).toEqual([{ ...record, at: minutes(-5) }, record]);
  });

  test("a later consent lifts an unsubscribe, never a bounce or a complaint; a graver reason stays", async () => {
    const store = await furnish(given.system);
    const suppression = async () => (await store.enrollments.facts(enrollment()))?.consent.suppression;
    await customers.suppress("email", "ADA@example.com", "unsubscribed", NOON);
    expect(await suppression()).toBe("unsubscribed");
    await customers.lift("email", "ada@example.com", NOON);
    expect(await suppression()).toBe("unsubscribed");
    await customers.lift("email", "ada@example.com", minutes(1));
    expect(await suppression()).toBeNull();
    await customers.suppress("email", "ada@example.com", "complained", NOON);
    await customers.suppress("email", "ada@example.com", "unsubscribed", minutes(5));
    await customers.lift("email", "ada@example.com", minutes(9));
    expect(await suppression()).toBe("complained");
  });

  test("a suppressed address is kept as a keyed hash only, another in every shop", async () => {
    await customers.suppress("email", "ada@example.com", "bounced", NOON);
    await given.system.forShop("b.myshopify.com").customers.suppress("email", "ada@example.com", "bounced", NOON);
    const rows = await given.fresh.database.prisma.suppression.findMany();
    expect(new Set(rows.map((row) => row.addressHash)).size).toBe(2);
    for (const row of rows) expect(row.addressHash).toMatch(/^[0-9a-f]{64}$/);
  });
});
