import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { isAlive } from "../../../../app/adapters/db/embedded-postgres/is-alive.ts";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "../../../../app/adapters/db/embedded-postgres/start.ts";

const isRoot = process.getuid?.() === 0;
let root = "";
let dataDir = "";
const leftovers: string[] = [];

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), "lastmile-embedded-"));
  chmodSync(root, 0o755);
  dataDir = path.join(root, ".data");
});
afterAll(() => {
  for (const folder of [root, ...leftovers]) rmSync(folder, { recursive: true, force: true });
});

async function query<T extends pg.QueryResultRow>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

const pidOf = (server: EmbeddedPostgres): number => Number(readFileSync(path.join(server.place, "data/postmaster.pid"), "utf8").split("\n")[0]);

const gone = (pid: number): Promise<void> => until(() => !isAlive(pid), `the end of process ${pid}`);

async function until(what: () => boolean, name: string): Promise<void> {
  for (let tries = 0; tries < 1_000; tries++) {
    if (what()) return;
    await sleep(10);
  }
  throw new Error(`waited in vain for ${name}`);
}

/** A process that starts the server and stays; ended with the test, however that ends: one left behind would keep the run from ending. */
function startAndHang(folder: string): ChildProcessByStdio<null, Readable, null> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, "start-and-hang.ts"), folder], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

/** What it says of the server; throws if it ends instead. */
async function said(child: ChildProcessByStdio<null, Readable, null>): Promise<{ readonly url: string; readonly pid: number }> {
  const ended = once(child, "exit").then(([code]) => Promise.reject(new Error(`a start ended with ${code}`)));
  const [output] = (await Promise.race([once(child.stdout, "data"), ended])) as [Buffer];
  ended.catch(() => undefined);
  return JSON.parse(output.toString()) as { url: string; pid: number };
}

// a first start writes a whole cluster to disk, which takes long on a busy one
describe("the embedded PostgreSQL", { timeout: 120_000 }, () => {
  test("keeps what was committed, starts again quickly, and leaves no process", async () => {
    const first = await startEmbeddedPostgres({ dataDir });
    expect(await query(first.url, "SHOW synchronous_commit")).toEqual([{ synchronous_commit: "on" }]);
    expect(await query(first.url, "SHOW fsync")).toEqual([{ fsync: "on" }]);
    expect(await query(first.url, "SHOW listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
    await query(first.url, "CREATE TABLE kept AS SELECT 42 AS n");
    const pid = pidOf(first);
    await first.stop();
    await gone(pid);
    await first.stop();
    const began = performance.now();
    const second = await startEmbeddedPostgres({ dataDir });
    const took = performance.now() - began;
    expect(await query(second.url, "SELECT n FROM kept")).toEqual([{ n: 42 }]);
    await second.stop();
    // it is 0.2 s on an idle machine; a test machine is busy
    expect(took).toBeLessThan(5_000);
  });

  test("does not let anybody in without its password", async () => {
    const server = await startEmbeddedPostgres({ dataDir });
    const stranger = new URL(server.url);
    stranger.password = "guess";
    await expect(query(stranger.href, "SELECT 1")).rejects.toThrow(/password/);
    expect(statSync(path.join(server.place, "password")).mode & 0o077).toBe(0);
    await server.stop();
  });

  test("uses the server that a killed process left behind", async () => {
    const child = startAndHang(dataDir);
    const { url, pid } = await said(child);
    child.kill("SIGKILL");
    await once(child, "exit");
    const server = await startEmbeddedPostgres({ dataDir });
    expect([server.url, pidOf(server)]).toEqual([url, pid]);
    await server.stop();
    await gone(pid);
  });

  test("recovers when the server itself was killed", async () => {
    const server = await startEmbeddedPostgres({ dataDir });
    await query(server.url, "CREATE TABLE survivor AS SELECT 7 AS n");
    const pid = pidOf(server);
    process.kill(pid, "SIGKILL");
    await gone(pid);
    const again = await startEmbeddedPostgres({ dataDir });
    expect(pidOf(again)).not.toBe(pid);
    expect(await query(again.url, "SELECT n FROM survivor")).toEqual([{ n: 7 }]);
    await again.stop();
  });

  test("waits for a server that is going down, and then starts a new one", async () => {
    const server = await startEmbeddedPostgres({ dataDir });
    const pid = pidOf(server);
    const guest = new pg.Client({ connectionString: server.url });
    guest.on("error", () => undefined);
    await guest.connect();
    process.kill(pid, "SIGTERM"); // smart: waits for its guests
    await sleep(200);
    const starting = startEmbeddedPostgres({ dataDir });
    await sleep(300);
    await guest.end();
    const next = await starting;
    expect(pidOf(next)).not.toBe(pid);
    expect(await query(next.url, "SELECT 1 AS n")).toEqual([{ n: 1 }]);
    await next.stop();
  });

  test("started for the first time by three processes at once, after others were killed at it, is one server", async () => {
    const fresh = path.join(root, "raced");
    const place = path.join(fresh, "postgres");
    for (const ms of [0, 150, 300]) {
      const killed = startAndHang(fresh);
      // in the middle of its initdb, which outlives it
      await until(() => existsSync(place) && readdirSync(place).some((name) => existsSync(path.join(place, name, "base"))), "an initdb");
      await sleep(ms);
      killed.kill("SIGKILL");
      await once(killed, "exit");
    }
    const children = [1, 2, 3].map(() => startAndHang(fresh));
    const told = await Promise.all(children.map(said));
    expect(new Set(told.map((one) => `${one.url} ${one.pid}`)).size).toBe(1);
    expect(await query(told[0]!.url, "SELECT 1 AS n")).toEqual([{ n: 1 }]);
    for (const child of children) child.kill("SIGKILL");
    const server = await startEmbeddedPostgres({ dataDir: fresh });
    expect(pidOf(server)).toBe(told[0]!.pid);
    await server.stop();
    expect(readdirSync(fresh).filter((name) => name.startsWith("starting.lock.") && statSync(path.join(fresh, name)).nlink > 1)).toEqual([]);
    expect(existsSync(path.join(fresh, "starting.lock"))).toBe(false);
  });

  test("started twice at once is one server", async () => {
    const servers = await Promise.all([startEmbeddedPostgres({ dataDir }), startEmbeddedPostgres({ dataDir })]);
    expect(servers[0].url).toBe(servers[1].url);
    await Promise.all(servers.map((one) => one.stop()));
  });

  test("is not misled by a process number that means something else by now", async () => {
    const server = await startEmbeddedPostgres({ dataDir });
    const file = path.join(server.place, "data/postmaster.pid");
    const lines = readFileSync(file, "utf8").split("\n");
    await server.stop();
    writeFileSync(file, [String(process.ppid), ...lines.slice(1)].join("\n"));
    const again = await startEmbeddedPostgres({ dataDir });
    expect(await query(again.url, "SELECT 1 AS n")).toEqual([{ n: 1 }]);
    await again.stop();
  });
});

describe.runIf(isRoot)("for root, in a folder that nobody else may enter", { timeout: 120_000 }, () => {
  test("lives elsewhere, is found again, also after the project moved, and is not shared with a copy", async () => {
    const closed = path.join(root, "closed");
    mkdirSync(closed, { mode: 0o700 });
    const inside = path.join(closed, "project/.data");
    const server = await startEmbeddedPostgres({ dataDir: inside });
    leftovers.push(server.place);
    expect(server.place.startsWith("/var/lib/lastmile/")).toBe(true);
    expect(statSync(path.join(server.place, "data")).uid).not.toBe(0);
    await query(server.url, "CREATE TABLE kept AS SELECT 42 AS n");
    await server.stop();

    renameSync(path.join(closed, "project"), path.join(closed, "moved"));
    const moved = await startEmbeddedPostgres({ dataDir: path.join(closed, "moved/.data") });
    expect(await query(moved.url, "SELECT n FROM kept")).toEqual([{ n: 42 }]);
    await moved.stop();

    cpSync(path.join(closed, "moved"), path.join(closed, "copy"), { recursive: true });
    const copy = await startEmbeddedPostgres({ dataDir: path.join(closed, "copy/.data") });
    leftovers.push(copy.place);
    expect(copy.place).not.toBe(moved.place);
    await copy.stop();
    expect(existsSync(path.join(inside, "postgres"))).toBe(false);
  });
});
