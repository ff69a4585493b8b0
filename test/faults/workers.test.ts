import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";
import { Crowd, kill, until } from "./processes/crowd.ts";
import { Sink } from "./processes/sink.ts";

/** `FAULTS=full` kills a hundred times. */
const FULL = process.env["FAULTS"] === "full";
const KILLS = FULL ? 100 : 6;
const PEOPLE = FULL ? 600 : 60;
const RACERS = FULL ? 60 : 12;
/** people of a batch whose hand-off can be under way at once */
const IN_FLIGHT = 10;

let fresh: FreshDatabase;
const opened: { crowd: Crowd; sink: Sink }[] = [];
beforeAll(async () => void (fresh = await freshDatabase()));
afterEach(async () => {
  for (const { crowd, sink } of opened.splice(0)) {
    await crowd.disperse();
    await sink.close();
  }
});
afterAll(async () => fresh.close());

async function crowdOf(people: number, slowMs: number) {
  const sink = await Sink.open(slowMs);
  const crowd = await Crowd.gather(fresh.system, fresh.url, sink, people);
  opened.push({ crowd, sink });
  return { crowd, sink };
}

/** Workers go on until nobody is due; pauses and leases are cut short. */
async function workToTheEnd(crowd: Crowd, people: number): Promise<void> {
  const worker = await crowd.worker();
  await until(async () => {
    await crowd.timePasses();
    const states = await crowd.states();
    return Object.values(states).reduce((sum, count) => sum + count, 0) === people && !states["intent"];
  });
  await kill(worker, "SIGTERM");
}

describe("fault 10: kill -9 at any moment, with overlapping workers", () => {
  it("makes no duplicate and loses nobody; every doubtful mail is visible and settled by the provider's log", { timeout: FULL ? 900_000 : 180_000 }, async () => {
    const { crowd, sink } = await crowdOf(PEOPLE, 30);
    let other = await crowd.worker();
    for (let kills = 0; kills < KILLS; kills += 1) {
      const [victim, taken] = [other, sink.taken.size];
      other = await crowd.worker();
      // somewhere in the work, not in the same place each time
      await Promise.race([until(() => sink.taken.size > taken), sleep(700)]);
      await sleep(Math.random() * 60);
      await kill(victim, "SIGKILL");
      if (kills % 4 === 3) await crowd.timePasses();
    }
    await workToTheEnd(crowd, PEOPLE);
    await kill(other, "SIGTERM");

    expect(sink.twice(), "duplicates").toEqual([]);
    const messages = await crowd.messages();
    expect(new Set(messages.map((row) => row.address)).size, "nobody is lost").toBe(PEOPLE);
    const unknown = messages.filter((row) => row.status === "unknown");
    expect(unknown.length).toBeLessThanOrEqual(KILLS * IN_FLIGHT);
    expect(messages.filter((row) => row.status === "handed-off" && !sink.taken.has(row.address)), "what counts as sent was sent").toEqual([]);
    // the provider's events tell of those that it took
    for (const { id, address } of unknown) {
      if (sink.taken.has(address)) await crowd.shop.store.messages.applyEvent({ eventId: `processed-${id}`, messageId: id, kind: "processed", at: crowd.shop.clock.now(), detail: {} });
    }
    const after = await crowd.states();
    expect(after["handed-off"]).toBe(sink.taken.size);
    expect((after["handed-off"] ?? 0) + (after["unknown"] ?? 0)).toBe(PEOPLE);
  });
});

describe("fault 11: SIGTERM", () => {
  it("lets the mails in hand be answered: nothing doubtful is left, and the next worker goes on", { timeout: 120_000 }, async () => {
    const { crowd, sink } = await crowdOf(40, 40);
    const worker = await crowd.worker();
    await until(() => sink.taken.size >= 5);
    expect(await kill(worker, "SIGTERM")).toBe(0);
    expect(sink.taken.size).toBeLessThan(40);
    expect(await crowd.states()).toEqual({ "handed-off": sink.taken.size });
    const next = await crowd.worker();
    await until(() => sink.taken.size === 40);
    expect(await kill(next, "SIGTERM")).toBe(0);
    expect(await crowd.states()).toEqual({ "handed-off": 40 });
    expect(sink.twice()).toEqual([]);
  });
});

describe("fault 12: workers that race, and leases that end while the slow one still lives", () => {
  it("have one effect", { timeout: 120_000 }, async () => {
    const { crowd, sink } = await crowdOf(RACERS, 150);
    await Promise.all([1, 2, 3].map(() => crowd.worker({ leaseMs: 100, batch: 8 })));
    await until(async () => {
      await crowd.timePasses();
      return sink.taken.size + ((await crowd.states())["unknown"] ?? 0) >= RACERS && (await crowd.messages()).length === RACERS;
    });
    await sleep(600);
    expect(sink.twice()).toEqual([]);
    expect((await crowd.messages()).length).toBe(RACERS);
  });
});
