import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { startWorker } from "../../app/server/worker.ts";
import { listeningLog } from "../doors/http.ts";

describe("the worker", () => {
  it("reads the inbox before it decides, and turns again at once while there is work", async () => {
    const calls: string[] = [];
    const work = [3, 2, 0];
    const worker = startWorker({
      tasks: { interpretInbox: async () => (calls.push("inbox"), work.shift() ?? 0), advanceDue: async () => (calls.push("due"), 0) },
      log: listeningLog(),
      idleMs: 60_000,
    });
    await sleep(50);
    await worker.stop();
    expect(calls).toEqual(["inbox", "due", "inbox", "due", "inbox", "due"]);
  });

  it("waits when there is nothing to do, and stops without waiting to the end", async () => {
    let turns = 0;
    const worker = startWorker({ tasks: { interpretInbox: async () => ((turns += 1), 0), advanceDue: async () => 0 }, log: listeningLog(), idleMs: 60_000 });
    await sleep(30);
    const started = performance.now();
    await worker.stop();
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(turns).toBe(1);
  });

  it("finishes the batch in hand before it is stopped, and begins no other", async () => {
    const { promise: handOff, resolve: accepted } = Promise.withResolvers<void>();
    const done: string[] = [];
    const worker = startWorker({ tasks: { interpretInbox: async () => 0, advanceDue: async () => (await handOff, done.push("handed off")) }, log: listeningLog(), idleMs: 0 });
    await sleep(20);
    const stopped = worker.stop().then(() => done.push("stopped"));
    await sleep(20);
    expect(done).toEqual([]);
    accepted();
    await stopped;
    expect(done).toEqual(["handed off", "stopped"]);
  });

  it("survives a turn that fails, says so, and goes on after a rest", async () => {
    const log = listeningLog();
    let turns = 0;
    const worker = startWorker({
      tasks: { interpretInbox: async () => { turns += 1; if (turns === 1) throw new Error("database away"); return 0; }, advanceDue: async () => 0 },
      log,
      idleMs: 60_000,
      restMs: 20,
    });
    await sleep(10);
    expect(worker.lastTurnAt()).toBeInstanceOf(Date);
    await sleep(80);
    await worker.stop();
    expect(turns).toBe(2);
    expect(log.lines).toHaveLength(1);
  });
});
