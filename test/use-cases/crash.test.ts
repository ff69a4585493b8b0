import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { advanceDue } from "../../app/use-cases/advance-due.ts";
import { interpretInbox } from "../../app/use-cases/interpret-inbox.ts";
import { Fuse } from "../fakes/fuse.ts";
import { freshDatabase } from "../support/database.ts";
import type { FreshDatabase } from "../support/database.ts";
import { aCheckout, HOUR, MINUTE } from "../support/samples.ts";
import { AShop, checkoutFact, OFFER_FIRST, orderFact } from "./a-shop.ts";
import { anOrder } from "../support/samples.ts";

let db: FreshDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});
afterAll(() => db.close());

/** The dead worker's lease runs out; it is real time, so it is not waited for. */
async function leaseEnds(shop: string): Promise<void> {
  await db.database.prisma.customer.updateMany({ where: { shop }, data: { leaseUntil: new Date(0) } });
}

async function dieIn(fuse: Fuse): Promise<AShop> {
  const shop = await AShop.open(db.system, { definition: OFFER_FIRST });
  await shop.checkout();
  shop.clock.move(HOUR);
  const { system, shops, mailers } = shop.deps;
  const ports = fuse.around({ system, shops, mailers });
  await advanceDue({ ...shop.deps, ...ports }, { owner: "dying", limit: 50, leaseMs: 60_000 }).catch(() => undefined);
  return shop;
}

describe("the worker dies", () => {
  test("at any call, before or after it: at most one mail, and nothing is lost", { timeout: 240_000 }, async () => {
    const whole = new Fuse(0, "before");
    const control = await dieIn(whole);
    expect(control.mailer.taken).toHaveLength(1);
    const outcomes = new Map<string, string>();
    for (let call = 1; call <= whole.calls; call += 1) {
      for (const when of ["before", "after"] as const) {
        const fuse = new Fuse(call, when);
        const shop = await dieIn(fuse);
        expect(fuse.blown, `call ${call}`).toBe(true);
        await leaseEnds(shop.shop);
        await shop.work();
        await shop.after(10 * MINUTE);
        const messages = await shop.messages();
        expect(messages, fuse.diedAt).toHaveLength(1);
        expect(shop.mailer.calls, fuse.diedAt).toBeLessThanOrEqual(1);
        if (messages[0]?.status === "handed-off") expect(shop.mailer.taken, fuse.diedAt).toHaveLength(1);
        else expect(messages[0]?.status, fuse.diedAt).toBe("unknown");
        expect(await shop.journeys(), fuse.diedAt).toEqual(["done:completed"]);
        outcomes.set(`${call} ${fuse.diedAt}`, messages[0]!.status);
      }
    }
    // Only between the committed intent and the committed answer may the outcome be unknown.
    const unknown = [...outcomes].filter(([, status]) => status === "unknown").map(([at]) => at.replace(/^\d+ /, ""));
    expect(unknown.sort()).toEqual(["after commitIntent", "after handOff", "before commitResult", "before handOff"]);
  });

  test("while reading the inbox: the webhooks stay, and reading them again gives the same", { timeout: 120_000 }, async () => {
    const facts = async (fuse: Fuse): Promise<AShop> => {
      const shop = await AShop.open(db.system);
      await shop.receive("w1", checkoutFact(aCheckout()));
      await shop.receive("w2", orderFact(anOrder()));
      await interpretInbox({ ...shop.deps, ...fuse.around({ system: shop.deps.system, queue: shop.deps.queue }) }, 50).catch(() => undefined);
      return shop;
    };
    const whole = new Fuse(0, "before");
    await facts(whole);
    for (let call = 1; call <= whole.calls; call += 1) {
      for (const when of ["before", "after"] as const) {
        const fuse = new Fuse(call, when);
        const shop = await facts(fuse);
        await shop.read();
        await shop.after(2 * HOUR);
        expect(await shop.timeline(), fuse.diedAt).toEqual(["consent", "enrolled", "exited:ordered"]);
        expect(await shop.status(), fuse.diedAt).toBe("purchased");
        expect(shop.mailer.calls, fuse.diedAt).toBe(0);
      }
    }
  });
});

describe("workers meet", () => {
  test("two at once hand one person's mail off once", async () => {
    const shop = await AShop.open(db.system);
    for (const n of [1, 2, 3, 4, 5, 6]) await shop.checkout({ token: `t-${n}`, cartToken: `c-${n}`, email: `p${n}@example.com` });
    shop.clock.move(HOUR);
    await Promise.all(["a", "b", "c"].map((owner) => advanceDue(shop.deps, { owner, limit: 3, leaseMs: 60_000 })));
    await shop.work();
    expect(shop.mailer.taken.map((mail) => mail.to.email).sort()).toEqual([1, 2, 3, 4, 5, 6].map((n) => `p${n}@example.com`));
  });

  test("one that lost its lease commits nothing, and its mail does not go", async () => {
    const shop = await AShop.open(db.system);
    await shop.checkout();
    shop.clock.move(HOUR);
    let other = false;
    shop.api.whileAsking = async () => {
      if (other) return;
      other = true;
      await leaseEnds(shop.shop);
      await advanceDue(shop.deps, { owner: "second", limit: 50, leaseMs: 60_000 });
    };
    await advanceDue(shop.deps, { owner: "first", limit: 50, leaseMs: 60_000 });
    await shop.work();
    expect(shop.mailer.calls).toBe(1);
    expect((await shop.timeline()).filter((one) => one === "sent")).toHaveLength(1);
  });
});
