import { describe, expect, it } from "vitest";
import { readHealth } from "../../app/server/health.ts";

const at = (second: number): Date => new Date(Date.UTC(2026, 10, 21, 12, 0, second));
const up = { ping: async () => {} };

describe("health", () => {
  it("is ok with a database and a worker that turns", async () => {
    expect(await readHealth({ system: up, worker: { lastTurnAt: () => at(0) }, startedAt: at(0) }, at(1))).toEqual({ status: "ok", database: "ok", worker: { state: "ok", lastTurnAt: at(0).toISOString() } });
  });

  it("says nothing of a worker where none runs", async () => {
    expect(await readHealth({ system: up, worker: null, startedAt: at(0) }, at(59))).toEqual({ status: "ok", database: "ok", worker: null });
  });

  it("fails when the database refuses, and when it hangs", async () => {
    const worker = { lastTurnAt: () => at(0) };
    for (const system of [{ ping: () => Promise.reject(new Error("refused")) }, { ping: () => new Promise<void>(() => {}) }]) {
      expect(await readHealth({ system, worker, startedAt: at(0), pingTimeoutMs: 20 }, at(1))).toMatchObject({ status: "failing", database: "unreachable" });
    }
  });

  it("lets a worker start, and fails when it has not turned for too long", async () => {
    const options = { system: up, startedAt: at(0), stuckAfterMs: 30_000 };
    expect(await readHealth({ ...options, worker: { lastTurnAt: () => null } }, at(10))).toMatchObject({ status: "ok", worker: { state: "starting" } });
    expect(await readHealth({ ...options, worker: { lastTurnAt: () => null } }, at(31))).toMatchObject({ status: "failing", worker: { state: "stuck" } });
    expect(await readHealth({ ...options, worker: { lastTurnAt: () => at(20) } }, at(51))).toMatchObject({ status: "failing", worker: { state: "stuck" } });
  });
});
