import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { dataOf } from "../../app/adapters/db/embedded-postgres/cluster.ts";
import { placeOf } from "../../app/adapters/db/embedded-postgres/place.ts";
import { runningPostmaster } from "../../app/adapters/db/embedded-postgres/postmaster.ts";
import { webhookHeaders } from "../doors/http.ts";
import { environment } from "../support/environment.ts";

/** The process as an operator starts it, with its own embedded PostgreSQL; needs `npm run build` first. */
interface Started {
  readonly child: ChildProcess;
  readonly dataDir: string;
  readonly output: () => string;
  readonly exited: Promise<number | null>;
}

const begun: Started[] = [];
afterEach(async () => {
  for (const { child, exited, dataDir } of begun.splice(0)) {
    if (child.exitCode === null) child.kill("SIGKILL");
    await exited;
    const left = runningPostmaster(dataOf({ place: placeOf(dataDir) }));
    if (left) process.kill(left.pid, "SIGINT");
    rmSync(placeOf(dataDir), { recursive: true, force: true });
    rmSync(dataDir, { recursive: true, force: true });
  }
});

function run(changes: Readonly<Record<string, string | undefined>> = {}, dataDir = mkdtempSync(path.join(tmpdir(), "lastmile-main-"))): Started {
  const child = spawn(process.execPath, ["app/server/main.ts"], {
    cwd: path.resolve(import.meta.dirname, "../.."),
    env: { PATH: process.env.PATH, ...environment({ HOST: "127.0.0.1", PORT: "0", DATA_DIR: dataDir, ...changes }) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const exited = new Promise<number | null>((resolve) => child.on("close", resolve));
  const started: Started = { child, dataDir, output: () => output, exited };
  begun.push(started);
  return started;
}

async function ready({ output, exited }: Started): Promise<string> {
  const over = exited.then(() => "over" as const);
  for (let turn = 0; turn < 600; turn += 1) {
    const listening = /"listening":"([^"]+)"/.exec(output())?.[1];
    if (listening) return listening;
    if ((await Promise.race([over, new Promise((resolve) => setTimeout(resolve, 50, "not yet"))])) === "over") break;
  }
  throw new Error(`it did not start:\n${output()}`);
}

const server = (dataDir: string) => runningPostmaster(dataOf({ place: placeOf(dataDir) }));
const BODY = '{"token":"t1","email":"erika@example.com"}';

describe("the process", () => {
  it("starts with its own database, works, keeps what it took over a restart, and leaves nothing behind", { timeout: 60_000 }, async () => {
    const first = run();
    const url = await ready(first);
    const health = await fetch(`${url}/healthz`);
    expect([health.status, ((await health.json()) as { database: string }).database]).toEqual([200, "ok"]);
    const headers = webhookHeaders(BODY);
    expect((await fetch(`${url}/webhooks`, { method: "POST", body: BODY, headers })).status).toBe(200);
    expect(server(first.dataDir)).not.toBeNull();
    first.child.kill("SIGTERM");
    expect(await first.exited).toBe(0);
    expect(server(first.dataDir)).toBeNull();
    expect(first.output()).not.toMatch(/erika|"level":"error"/);

    const second = run({}, first.dataDir);
    expect((await fetch(`${await ready(second)}/healthz`)).status).toBe(200);
    second.child.kill("SIGINT");
    expect(await second.exited).toBe(0);
    expect(server(first.dataDir)).toBeNull();
  });

  it("starts again after it was killed", { timeout: 60_000 }, async () => {
    const killed = run();
    await ready(killed);
    killed.child.kill("SIGKILL");
    await killed.exited;
    const next = run({}, killed.dataDir);
    expect((await fetch(`${await ready(next)}/healthz`)).status).toBe(200);
    next.child.kill("SIGTERM");
    expect(await next.exited).toBe(0);
    expect(server(killed.dataDir)).toBeNull();
  });

  it("ends at once at the second signal, its database too", { timeout: 60_000 }, async () => {
    const started = run();
    await ready(started);
    started.child.kill("SIGTERM");
    started.child.kill("SIGINT");
    expect([0, 1]).toContain(await started.exited);
    expect(server(started.dataDir)).toBeNull();
  });

  it("says every problem of its configuration and ends", async () => {
    const started = run({ ENCRYPTION_KEY: undefined, PORT: "many" });
    expect(await started.exited).toBe(1);
    expect(started.output()).toMatch(/2 problems[\s\S]*PORT has text[\s\S]*ENCRYPTION_KEY is not set/);
  });

  it("says that the port is taken, and ends its database again", { timeout: 60_000 }, async () => {
    const first = run();
    const { port } = new URL(await ready(first));
    const second = run({ PORT: port });
    expect(await second.exited).toBe(1);
    expect(second.output()).toContain(`PORT ${port} is taken`);
    expect(server(second.dataDir)).toBeNull();
  });
});
