// Runs every check in turn and ends with one line: "N passed, N failed". A check that is no test suite counts as one.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

interface Count {
  passed: number;
  failed: number;
}
const reports = mkdtempSync(path.join(tmpdir(), "lastmile-test-"));
const only = process.argv.slice(2);

/** Far more than any check needs: one that hangs is ended and has failed, so that the run always ends. */
const LIMIT_MS = 25 * 60_000;
let current: ChildProcess | null = null;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    endAll(signal);
    process.exit(1);
  });
}

/** Each check is a process group of its own: what it leaves behind would hold our output open. */
function run(command: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: "inherit", detached: process.platform !== "win32", env: { ...process.env, CI: "1", CHECKPOINT_DISABLE: "1" } });
    current = child;
    const limit = setTimeout(() => {
      console.log(`\n${command} ${args.join(" ")} did not end within ${LIMIT_MS / 60_000} minutes`);
      endAll("SIGKILL");
    }, LIMIT_MS);
    const over = (passed: boolean): void => {
      clearTimeout(limit);
      endAll("SIGKILL");
      resolve(passed);
    };
    child.on("error", () => over(false));
    child.on("exit", (code) => over(code === 0));
  });
}

function endAll(signal: NodeJS.Signals): void {
  try {
    if (current?.pid) process.kill(process.platform === "win32" ? current.pid : -current.pid, signal);
  } catch {
    return; // it has ended, with all that it had started
  }
}

async function check(command: string, ...args: string[]): Promise<Count> {
  return (await run(command, args)) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function vitest(name: string, ...args: string[]): Promise<Count> {
  const file = path.join(reports, `${name}.json`);
  const ok = await run("vitest", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`, ...args]);
  return readReport(file, ok);
}

/** A run that failed without a failing test (a broken file, an unhandled error) is one failure; so is a run of no test. */
function readReport(file: string, ok: boolean): Count {
  try {
    const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(readFileSync(file, "utf8")) as { numPassedTests: number; numFailedTests: number };
    return { passed, failed: failed || (ok && passed > 0 ? 0 : 1) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const steps: Record<string, () => Promise<Count>> = {
  generate: () => check("node", "prisma/generate.ts"),
  types: () => check("tsc", "--noEmit", "-p", "."),
  lint: () => check("eslint", ".", "--max-warnings=0"),
  imports: () => check("depcruise", "app", "test", "extensions", "--config", ".dependency-cruiser.cjs"),
  unused: () => check("knip"),
  build: () => check("npm", "run", "--silent", "build"),
  vitest: () => vitest("vitest"),
  browser: () => vitest("browser", "--config", "vitest.e2e.config.ts"),
};

const total: Count = { passed: 0, failed: 0 };
const failures: string[] = [];
for (const [name, step] of Object.entries(steps)) {
  if (only.length > 0 && !only.includes(name)) continue;
  console.log(`\n── ${name}`);
  const started = performance.now();
  const { passed, failed } = await step();
  if (failed > 0) failures.push(name);
  total.passed += passed;
  total.failed += failed;
  console.log(`── ${name}: ${passed} passed, ${failed} failed (${Math.round((performance.now() - started) / 1000)} s)`);
}
rmSync(reports, { recursive: true, force: true });
if (failures.length > 0) console.log(`\nfailed: ${failures.join(", ")}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
