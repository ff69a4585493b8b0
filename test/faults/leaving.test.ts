import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { installShop } from "../../app/use-cases/install-shop.ts";
import { answerPrivacyRequests } from "../../app/use-cases/answer-privacy-requests.ts";
import type { PrivacyAsk } from "../../app/domain/privacy/request.ts";
import { searchEverything } from "../privacy/search-everything.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";
import { DAY } from "../support/samples.ts";
import { Crowd, kill, until } from "./processes/crowd.ts";
import { Sink } from "./processes/sink.ts";

const PEOPLE = process.env["FAULTS"] === "full" ? 300 : 40;

let fresh: FreshDatabase;
const over: (() => Promise<void>)[] = [];
beforeAll(async () => void (fresh = await freshDatabase()));
afterEach(async () => {
  for (const end of over.splice(0).reverse()) await end();
});
afterAll(async () => fresh.close());

/** Two workers in the middle of a campaign: some mails are out, most are not. */
async function midCampaign() {
  const sink = await Sink.open(40);
  over.push(() => sink.close());
  const crowd = await Crowd.gather(fresh.system, fresh.url, sink, PEOPLE);
  over.push(() => crowd.disperse());
  const workers = [await crowd.worker({ batch: 5 }), await crowd.worker({ batch: 5 })];
  await until(() => sink.taken.size >= 5);
  expect(sink.taken.size).toBeLessThan(PEOPLE);
  return { sink, crowd, workers };
}

let webhooks = 0;
const newestWebhook = async (): Promise<bigint> => (await fresh.database.prisma.inboxRow.aggregate({ _max: { id: true } }))._max.id ?? 0n;

/** A request is answered; while a worker has the person in hand it waits. */
async function privacy({ shop }: Crowd, ask: PrivacyAsk): Promise<void> {
  const id = `privacy-${(webhooks += 1)}`;
  const at = shop.clock.now();
  await fresh.system.privacy.open({ shop: shop.shop, id, ask, inboxId: await newestWebhook(), receivedAt: at, dueAt: new Date(at.getTime() + 30 * DAY) });
  await until(async () => {
    await answerPrivacyRequests({ ...shop.deps, retention: { exportDays: 30 } });
    return (await fresh.database.prisma.privacyRequest.findUnique({ where: { shop_id: { shop: shop.shop, id } } }))?.state === "done";
  });
}

describe("fault 14: the shop goes, or a person asks to be forgotten, in the middle of a campaign", () => {
  it("uninstalled: no intent after the commit, so nothing but what was on its way arrives; nothing is revived; shop/redact leaves nothing", { timeout: 120_000 }, async () => {
    const { sink, crowd, workers } = await midCampaign();
    await fresh.system.uninstall(crowd.shop.shop, crowd.shop.clock.now());
    const intended = new Set((await crowd.messages()).map((row) => row.address));
    expect(intended.size, "control: most were still to be written to").toBeLessThan(PEOPLE);
    await sleep(1_000);
    expect((await crowd.messages()).length).toBe(intended.size);
    expect([...sink.taken.keys()].filter((address) => !intended.has(address))).toEqual([]);

    await installShop(crowd.shop.deps, crowd.shop.shop);
    await crowd.timePasses();
    await sleep(1_000);
    expect((await crowd.messages()).length).toBe(intended.size);
    expect(sink.twice()).toEqual([]);

    await fresh.system.uninstall(crowd.shop.shop, crowd.shop.clock.now());
    for (const worker of workers) await kill(worker, "SIGTERM");
    await privacy(crowd, { kind: "erase-shop", subject: null });
    expect(await searchEverything(fresh.database.pool, crowd.shop.shop, ["@example.com", "tok-"])).toEqual([]);
    expect(await fresh.database.prisma.checkout.count({ where: { shop: crowd.shop.shop } })).toBe(0);
  });

  it("customers/redact: they get nothing after it, and are nowhere; everybody else gets their mail", { timeout: 120_000 }, async () => {
    const { sink, crowd, workers } = await midCampaign();
    const waiting = Array.from({ length: PEOPLE }, (_, n) => `person-${n}@example.com`).filter((one) => !sink.taken.has(one));
    const [first, last] = [waiting[0]!, waiting.at(-1)!];
    for (const email of [first, last]) await privacy(crowd, { kind: "erase-person", subject: { customerShopifyId: null, email, phone: null, orderIds: [] } });
    const before = [first, last].filter((one) => sink.taken.has(one));
    expect(await searchEverything(fresh.database.pool, crowd.shop.shop, [first, last])).toEqual([]);
    await until(() => waiting.every((one) => one === first || one === last || sink.taken.has(one)));
    for (const worker of workers) await kill(worker, "SIGTERM");
    expect([first, last].filter((one) => sink.taken.has(one))).toEqual(before);
    expect(sink.twice()).toEqual([]);
    expect(await searchEverything(fresh.database.pool, crowd.shop.shop, [first, last])).toEqual([]);
  });
});
