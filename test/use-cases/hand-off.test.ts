import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { advanceDue } from "../../app/use-cases/advance-due.ts";
import { freshDatabase } from "../support/database.ts";
import type { FreshDatabase } from "../support/database.ts";
import { DAY, HOUR, MINUTE } from "../support/samples.ts";
import { AShop, OFFER_FIRST } from "./a-shop.ts";

let db: FreshDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});
afterAll(() => db.close());

describe("what the provider answers", () => {
  test("accepted: handed off, with the provider's id", async () => {
    const shop = await AShop.open(db.system);
    const message = await shop.mailed();
    expect(message).toMatchObject({ status: "handed-off", provider: "sendgrid", providerMessageId: `provider-${message.id}` });
    expect(message.handedOffAt).toEqual(shop.clock.now());
  });

  test("settled: the wait that follows begins at once, without another claim; whatever else follows is due now", async () => {
    const shop = await AShop.open(db.system);
    const state = async () => db.database.prisma.enrollment.findFirstOrThrow({ where: { shop: shop.shop } });
    await shop.checkout();
    shop.clock.move(HOUR);
    expect(await advanceDue(shop.deps, { owner: "test", limit: 10, leaseMs: 60_000 })).toBe(1);
    expect(shop.mailer.taken).toHaveLength(1);
    const waiting = await state();
    expect(waiting.dueAt!.getTime()).toBeGreaterThan(shop.clock.now().getTime());
    expect(await shop.timeline()).toEqual(expect.arrayContaining(["sent", "planned"]));
    // the last mail is followed by the end, which is decided on facts read anew
    for (let day = 0; day < 6; day += 1) await shop.after(DAY);
    expect(await shop.journeys()).toEqual(["done:completed"]);
  });

  test("refused: on record, and the journey goes on", async () => {
    const shop = await AShop.open(db.system);
    shop.mailer.answer({ kind: "refused", reason: "550 no such user" });
    const message = await shop.mailed();
    expect(message).toMatchObject({ status: "refused", refusal: "550 no such user" });
    expect(await shop.timeline()).toContain("refused:provider-refused");
    await shop.after(23 * HOUR);
    expect(shop.mailer.taken).toHaveLength(1);
  });

  test("not now: tried again later, with a growing pause, and sent once", async () => {
    const shop = await AShop.open(db.system);
    shop.mailer.answer({ kind: "retry", reason: "429", afterMs: 1000 }, { kind: "retry", reason: "429", afterMs: 1000 });
    await shop.checkout();
    await shop.after(HOUR);
    expect(shop.mailer.calls).toBe(1);
    await shop.after(MINUTE);
    expect(shop.mailer.calls).toBe(2);
    await shop.after(MINUTE);
    expect(shop.mailer.calls).toBe(2);
    await shop.after(MINUTE);
    expect(shop.mailer.taken).toHaveLength(1);
    expect((await shop.timeline()).filter((one) => one === "replanned:provider-busy")).toHaveLength(2);
  });

  test("not now, for hours: given up with the reason, and the journey goes on", async () => {
    const shop = await AShop.open(db.system);
    shop.mailer.answer(...Array.from({ length: 13 }, () => ({ kind: "retry", reason: "421", afterMs: 0 }) as const));
    await shop.checkout();
    for (let hour = 0; hour < 20; hour += 1) await shop.after(HOUR);
    expect(await shop.timeline()).toContain("withheld:provider-busy");
    expect(shop.mailer.taken).toHaveLength(0);
    await shop.after(DAY);
    expect(shop.mailer.taken).toHaveLength(1);
  });

  test("not with this key: tried again for days, the operator is told loudly, and the mail goes once it is mended", async () => {
    const shop = await AShop.open(db.system);
    const denied = { kind: "retry", reason: "SendGrid answered 401", afterMs: HOUR, denied: true } as const;
    shop.mailer.answer(...Array.from({ length: 8 }, () => denied));
    await shop.checkout();
    for (let hour = 0; hour < 40; hour += 1) await shop.after(HOUR);
    expect(shop.mailer.taken).toHaveLength(1);
    expect((await shop.timeline()).filter((one) => one === "replanned:provider-denied")).toHaveLength(8);
    expect(shop.log.errors().filter((one) => one.includes("SendGrid answered 401"))).toHaveLength(8);
  });

  test("not with this key, for days: given up with the reason", async () => {
    const shop = await AShop.open(db.system);
    shop.mailer.answer(...Array.from({ length: 13 }, () => ({ kind: "retry", reason: "403", afterMs: HOUR, denied: true }) as const));
    await shop.checkout();
    for (let hour = 0; hour < 80; hour += 6) await shop.after(6 * HOUR);
    expect(await shop.timeline()).toContain("withheld:provider-denied");
  });

  test("a time-out may have been taken: unknown, never sent again", async () => {
    const shop = await AShop.open(db.system);
    shop.mailer.answer({ kind: "unknown", reason: "timeout" });
    const message = await shop.mailed();
    expect(message.status).toBe("unknown");
    expect(await shop.timeline()).toContain("unknown:unknown-outcome");
    await shop.after(HOUR);
    expect(shop.mailer.calls).toBe(1);
  });

  test("a mailer that throws counts as a time-out", async () => {
    const shop = await AShop.open(db.system);
    shop.mailer.answer(new Error("socket"));
    expect((await shop.mailed()).status).toBe("unknown");
    await shop.after(HOUR);
    expect(shop.mailer.calls).toBe(1);
  });
});

describe("the offer", () => {
  test("is made in the shop before the mail names it, and ends when it says", async () => {
    const shop = await AShop.open(db.system, { definition: OFFER_FIRST });
    const message = await shop.mailed();
    const [code] = [...shop.api.issued.keys()];
    expect(message.discountCode).toBe(code);
    expect(shop.renderer.inputs[0]?.offer).toMatchObject({ code, endsAt: new Date(shop.clock.now().getTime() + 48 * HOUR) });
    expect(message.links[0]).toContain(`discount=${code}`);
    expect(message.links[1]).toContain("lm=");
    expect(await shop.timeline()).toEqual(["consent", "enrolled", "offer-issued", "sent", "exited:completed"]);
  });

  test("that the shop refuses once is tried again with the same code", async () => {
    const shop = await AShop.open(db.system, { definition: OFFER_FIRST });
    shop.api.refuseCodesFor = 1;
    await shop.checkout();
    await shop.after(HOUR);
    expect(shop.mailer.calls).toBe(0);
    expect(await shop.timeline()).toContain("replanned:offer-not-issued");
    await shop.after(30 * MINUTE);
    expect(shop.mailer.taken).toHaveLength(1);
    expect(shop.api.issued.size).toBe(1);
  });

  test("that the shop refuses three times is not made, and no mail goes without it", async () => {
    const shop = await AShop.open(db.system, { definition: OFFER_FIRST });
    shop.api.refuseCodesFor = 3;
    await shop.checkout();
    await shop.after(HOUR);
    await shop.after(30 * MINUTE);
    await shop.after(30 * MINUTE);
    await shop.after(DAY);
    expect(shop.mailer.calls).toBe(0);
    expect(await shop.timeline()).toEqual(["consent", "enrolled", "replanned:offer-not-issued", "replanned:offer-not-issued", "withheld:offer-not-issued", "exited:completed"]);
  });

  test("is not made for people who are held out", async () => {
    const shop = await AShop.open(db.system, { definition: OFFER_FIRST, holdout: 1 });
    await shop.checkout();
    await shop.after(HOUR);
    expect(shop.api.issued.size).toBe(0);
  });
});

describe("the mail", () => {
  test("can be left with one click, from the mail program", async () => {
    const shop = await AShop.open(db.system);
    await shop.mailed();
    const [mail] = shop.mailer.taken;
    expect(mail?.headers["List-Unsubscribe"]).toMatch(/^<https:\/\/app\.example\/u\/[\w-]+>$/);
    expect(mail?.headers["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
    expect(mail).toMatchObject({ from: { email: "hello@fernweh.example", name: "Fernweh" }, to: { email: "ada@example.com", name: "Ada Lovelace" }, replyTo: null });
  });

  test("has a pixel where that is allowed, and none in the EU", async () => {
    const allowed = await AShop.open(db.system);
    await allowed.mailed();
    expect(allowed.renderer.inputs[0]?.pixelUrl).not.toBeNull();
    const german = await AShop.open(db.system);
    await german.mailed({ country: "DE" });
    expect(german.renderer.inputs[0]?.pixelUrl).toBeNull();
  });

  test("names cannot begin a header of their own", async () => {
    const shop = await AShop.open(db.system, { settings: { senderName: "Fern\r\nBcc: all@example.com" } });
    await shop.mailed();
    expect(shop.mailer.taken[0]?.from.name).toBe("Fern Bcc: all@example.com");
  });

  test("leads to a permalink of the same lines where the shop gave no way back", async () => {
    const shop = await AShop.open(db.system);
    const message = await shop.mailed({ recoveryUrl: null });
    expect(message.links[0]).toMatch(/^https:\/\/shop\.example\/cart\/11:1\?utm_source=lastmile/);
  });
});
