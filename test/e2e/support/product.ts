import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** The whole product as `npm start` starts it, on data of its own. */
export interface Product {
  readonly control: string;
  readonly storefront: string;
  readonly admin: string;
  /** moves the shop's time, which the app follows */
  advance(ms: number): Promise<void>;
  mails(): Promise<SentMail[]>;
  /** Ctrl-C; resolves with the exit code */
  stop(): Promise<number | null>;
  /** kill -9 of the supervisor alone */
  kill(): Promise<void>;
  forget(): void;
  readonly home: string;
}

export interface SentMail {
  readonly id: string;
  readonly subject: string;
  readonly to: { readonly email: string };
  readonly html: string | null;
  readonly text: string | null;
  readonly headers: readonly (readonly [string, string])[];
}

/** Starts it; `home` of an earlier run continues that run's data. Throws with its output when it does not come up. */
export async function startProduct(home: string = newHome()): Promise<Product> {
  const child = spawn(process.execPath, ["test/stand-in/start.ts"], { cwd: ROOT, env: { ...process.env, LASTMILE_HOME: home, npm_lifecycle_event: undefined }, stdio: ["ignore", "pipe", "pipe"] });
  const output = await untilRunning(child);
  const address = (name: string): string => new RegExp(`${name}\\s+(http://\\S+)`).exec(output)![1]!;
  const control = address("Start here");
  return {
    control,
    home,
    storefront: address("Storefront"),
    admin: address("Admin"),
    advance: (ms) => post(`${control}/clock/advance`, { ms }),
    mails: async () => (await (await fetch(`${control}/mailbox/mails.json`)).json()) as SentMail[],
    stop: () => end(child, "SIGINT"),
    kill: async () => void (await end(child, "SIGKILL")),
    forget: () => rmSync(home, { recursive: true, force: true }),
  };
}

/** Readable by every user: as root, the database runs as another one. */
function newHome(): string {
  const home = mkdtempSync(path.join(tmpdir(), "lastmile-e2e-"));
  chmodSync(home, 0o755);
  return home;
}

function untilRunning(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = "";
    const read = (chunk: Buffer): void => {
      output += chunk.toString().replace(/\u001b\[[0-9;]*[A-Za-z]/g, "");
      if (/Begin at http/.test(output)) resolve(output);
    };
    child.stdout!.on("data", read);
    child.stderr!.on("data", read);
    child.once("exit", (code) => reject(new Error(`the product did not start (exit code ${code}):\n${output}`)));
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  child.kill(signal);
  return ended;
}

async function post(url: string, body: object): Promise<void> {
  const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`POST ${url}: ${response.status} ${await response.text()}`);
}

/** Asks again until there is an answer; throws after `patienceMs` of real time. */
export async function until<T>(what: string, ask: () => Promise<T | null | undefined | false>, patienceMs = 20_000): Promise<T> {
  for (const end = Date.now() + patienceMs; Date.now() < end; await new Promise((done) => setTimeout(done, 200))) {
    const answer = await ask();
    if (answer) return answer;
  }
  throw new Error(`waited ${patienceMs / 1000} s for ${what}`);
}
