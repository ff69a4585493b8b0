import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { startWebServer } from "../../app/server/web/server.ts";
import { listeningLog } from "../doors/http.ts";

const base = { host: "127.0.0.1", port: 0, pages: null };

describe("the web server", () => {
  it("lets a request in hand finish when it stops, and takes no new one", async () => {
    const server = await startWebServer({ ...base, log: listeningLog(), doors: { "/slow": async (_request, response) => { await sleep(150); response.end("done"); } } });
    const inHand = fetch(`${server.url}/slow`).then((response) => response.text());
    await sleep(50);
    const stopped = server.stop(5_000);
    await sleep(20);
    await expect(fetch(`${server.url}/slow`)).rejects.toThrow();
    expect(await inHand).toBe("done");
    const started = performance.now();
    await stopped;
    expect(performance.now() - started, "the kept-alive connection must not hold it up").toBeLessThan(1_000);
  });

  it("cuts off what takes longer than it may", async () => {
    const server = await startWebServer({ ...base, log: listeningLog(), doors: { "/hang": () => new Promise(() => {}) } });
    const inHand = fetch(`${server.url}/hang`).then(() => "answered", () => "cut off");
    await sleep(50);
    await server.stop(50);
    expect(await inHand).toBe("cut off");
  });

  it("answers 500 without details when a door fails, and 404 elsewhere", async () => {
    const log = listeningLog();
    const server = await startWebServer({ ...base, log, doors: { "/bad": () => Promise.reject(new Error("the secret reason")) } });
    const bad = await fetch(`${server.url}/bad/?x=1`);
    expect([bad.status, await bad.text()]).toEqual([500, "Something went wrong."]);
    expect(log.lines).toHaveLength(1);
    expect((await fetch(`${server.url}/elsewhere`)).status).toBe(404);
    expect((await fetch(`${server.url}/constructor`)).status).toBe(404);
    await server.stop(0);
  });

  it("names a port that is taken", async () => {
    const first = await startWebServer({ ...base, log: listeningLog(), doors: {} });
    const port = Number(new URL(first.url).port);
    await expect(startWebServer({ ...base, port, log: listeningLog(), doors: {} })).rejects.toThrow(`PORT ${port} is taken`);
    await first.stop(0);
  });
});
