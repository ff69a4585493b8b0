import { mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readConfig } from "../../../app/config/env.server.ts";
import { needsBuild, stampBuild } from "./build.ts";
import { isRunning, lastWords, startChild, stopChild, untilHealthy } from "./child.ts";
import { pickPorts } from "./ports.ts";
import { runningElsewhere, writeRun } from "./run-file.ts";
import { appEnvironment, ensureSecrets, readSettings, standInFolder, writePorts } from "./settings-file.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "supervisor-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const PORTS = { control: 4000, tunnel: 4001, storefront: 4002, smtp: 4025, app: 3000 };

it("makes secrets once, for their owner's eyes only, and an environment that the app accepts", () => {
  const secrets = ensureSecrets(root);
  expect(ensureSecrets(root)).toEqual(secrets);
  expect(statSync(join(standInFolder(root), "secrets.json")).mode & 0o777).toBe(0o600);
  writePorts(root, PORTS);
  const config = readConfig(appEnvironment(root, readSettings(root)));
  expect(config.shopify).toMatchObject({ apiKey: secrets.apiKey, appUrl: "http://localhost:4001" });
  expect(config.mail).toMatchObject({ provider: "sendgrid", sendgrid: { baseUrl: "http://localhost:4000/sendgrid" }, smtp: { url: "smtp://localhost:4025" } });
});

it("takes the next free port where one is taken, and none twice", async () => {
  const busy: Server = createServer();
  const port = await new Promise<number>((done) => busy.listen(0, "127.0.0.1", () => done((busy.address() as { port: number }).port)));
  const picked = await pickPorts({ control: port, tunnel: port, storefront: port, smtp: port, app: port });
  busy.close();
  expect(new Set(Object.values(picked)).size).toBe(5);
  expect(Object.values(picked)).not.toContain(port);
});

it("builds when nothing is built, when a source has changed, and when somebody else has built", () => {
  expect(needsBuild(root)).toBe(true);
  for (const file of ["app/root.tsx", "app/generated/prisma/client.ts", "build/server/index.js"]) {
    mkdirSync(join(root, file, ".."), { recursive: true });
    writeFileSync(join(root, file), "1");
  }
  stampBuild(root);
  expect(needsBuild(root)).toBe(false);
  writeFileSync(join(root, "app/root.tsx"), "2");
  expect(needsBuild(root)).toBe(true);
  stampBuild(root);
  utimesSync(join(root, "build/server/index.js"), 1, 1);
  expect(needsBuild(root)).toBe(true);
});

it("does not take a stranger's process for its own", () => {
  mkdirSync(standInFolder(root), { recursive: true });
  writeRun(root, { supervisor: process.ppid, children: [], url: "http://localhost:4000" });
  expect(runningElsewhere(root)).toBeNull();
});

it("waits for a child's health, shows its last words, and ends it", async () => {
  const script = join(root, "child.mjs");
  writeFileSync(script, `import { createServer } from "node:http"; console.log("hello"); createServer((q, s) => s.end("ok")).listen(0, function () { console.log("port " + this.address().port) });`);
  const child = startChild("child", join(root, "child.log"), [script], process.env, root);
  const deadline = Date.now() + 10_000;
  while (!lastWords(child).includes("port") && Date.now() < deadline) await new Promise((done) => setTimeout(done, 20));
  await untilHealthy(child, `http://127.0.0.1:${/port (\d+)/.exec(lastWords(child))?.[1]}/`, 5000);
  expect(lastWords(child, 2)).toMatch(/^hello\nport/);
  await stopChild(child);
  expect(isRunning(child)).toBe(false);
});

it("says why a child did not start", async () => {
  const child = startChild("child", join(root, "child.log"), ["--eval", "process.exit(3)"], process.env, root);
  await expect(untilHealthy(child, "http://127.0.0.1:9/", 5000)).rejects.toThrow("child did not start (exit code 3)");
});
