import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { appendFileSync, chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import type { Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";

const run = promisify(execFile);
/** Generous: a first initdb takes about a second on an idle machine, recovery after a crash a few. */
const TIMEOUT_MS = 120_000;
const SETTINGS_FILE = "lastmile.conf";
const DATA = "data";
const DRAFT = "new-data-";

/** One cluster's folder with all that is needed to work on it. */
export interface Cluster {
  /** holds the cluster, its password and the server's log */
  readonly place: string;
  readonly account: Account | null;
  readonly binaries: Binaries;
}

/** PostgreSQL's own data directory. */
export function dataOf(cluster: Pick<Cluster, "place">): string {
  return path.join(cluster.place, DATA);
}

/** The superuser's password, made once per cluster: other users of the machine can reach the port too. */
export function passwordOf(cluster: Cluster): string {
  return readFileSync(path.join(cluster.place, "password"), "utf8").trim();
}

/**
 * Makes the cluster if it is not there, in a folder of its own that is renamed in the end: when a start is killed, its initdb
 * goes on for a while, and must not write into what the next start makes.
 */
export async function initialise(cluster: Cluster, quick: boolean): Promise<void> {
  const data = dataOf(cluster);
  const done = path.join(cluster.place, "initialised");
  for (const name of readdirSync(cluster.place)) if (name.startsWith(DRAFT)) discard(path.join(cluster.place, name));
  if (existsSync(done)) return;
  rmSync(data, { recursive: true, force: true });
  const password = path.join(cluster.place, "password");
  writeFileSync(password, `${randomBytes(24).toString("base64url")}\n`, { mode: 0o600 });
  own(cluster, password);
  const draft = mkdtempSync(path.join(cluster.place, DRAFT));
  own(cluster, draft);
  // the built-in locale is the same on every operating system
  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const access = ["--username=postgres", "--auth=scram-sha-256", `--pwfile=${password}`];
  await call(cluster, cluster.binaries.initdb, ["-D", draft, ...access, ...locale, "--no-instructions", ...(quick ? ["--no-sync"] : [])]);
  appendFileSync(path.join(draft, "postgresql.conf"), `\ninclude_if_exists = '${SETTINGS_FILE}'\n`);
  renameSync(draft, data);
  writeFileSync(done, `${new Date().toISOString()}\n`);
}

/** A draft to which a forgotten initdb still writes may resist; then a later start does it. */
function discard(draft: string): void {
  try {
    rmSync(draft, { recursive: true });
  } catch {
    return;
  }
}

/** Writes the settings that hold from the next start on. */
export function configure(cluster: Cluster, settings: Readonly<Record<string, string | number>>): void {
  const file = path.join(dataOf(cluster), SETTINGS_FILE);
  writeFileSync(file, Object.entries(settings).map(([name, value]) => `${name} = '${String(value).replaceAll("'", "''")}'\n`).join(""), { mode: 0o600 });
  own(cluster, file);
}

/** Starts the server and waits until it takes connections; it is no child of this process' group, so Ctrl-C does not reach it. */
export async function startServer(cluster: Cluster): Promise<void> {
  await call(cluster, cluster.binaries.pgCtl, ["-D", dataOf(cluster), "-l", path.join(cluster.place, "server.log"), "-w", "-t", "60", "-s", "start"]);
}

/** Stops the server at once but cleanly: open connections are ended, what was committed is kept. */
export async function stopServer(cluster: Cluster): Promise<void> {
  await call(cluster, cluster.binaries.pgCtl, ["-D", dataOf(cluster), "-m", "fast", "-w", "-t", "60", "-s", "stop"]);
}

function own(cluster: Cluster, file: string): void {
  if (cluster.account) chownSync(file, cluster.account.uid, cluster.account.gid);
}

async function call(cluster: Cluster, program: string, args: readonly string[]): Promise<void> {
  try {
    await run(program, args, { ...cluster.account, cwd: cluster.place, timeout: TIMEOUT_MS });
  } catch (cause) {
    const said = cause as { stdout?: string; stderr?: string; message?: string };
    const log = path.join(cluster.place, "server.log");
    const last = existsSync(log) ? readFileSync(log, "utf8").split("\n").slice(-8).join("\n") : "";
    throw new Error(`embedded PostgreSQL: ${path.basename(program)} ${args.at(-1)} failed in ${cluster.place}: ${said.stderr || said.stdout || said.message}\n${last}`, { cause });
  }
}
