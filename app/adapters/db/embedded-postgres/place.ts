import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import path from "node:path";
import type { Account } from "./account.ts";
import { isReachable } from "./reachable.ts";

/** Where a root process keeps what an unprivileged account must reach, when the project's own folder is closed to it. */
export const SHARED_STATE = "/var/lib/lastmile";
/** Left in DATA_DIR when the cluster lives elsewhere; holds its folder, so that the project can be moved. */
const SIGNPOST = "postgres-is-at.txt";
const OWNER = "data-dir.txt";

/** Makes SHARED_STATE if it is not there. */
export function sharedState(): string {
  mkdirSync(SHARED_STATE, { recursive: true });
  chmodSync(SHARED_STATE, 0o755);
  return SHARED_STATE;
}

/** The folder that holds the cluster of `dataDir` at present; it need not exist. */
export function placeOf(dataDir: string): string {
  const signpost = path.join(dataDir, SIGNPOST);
  const told = existsSync(signpost) ? readFileSync(signpost, "utf8").trim() : "";
  if (!told || !existsSync(path.join(told, OWNER))) return path.join(dataDir, "postgres");
  const owner = readFileSync(path.join(told, OWNER), "utf8").trim();
  // a copied project must not share the original's database: it gets its own
  const isCopy = owner !== dataDir && existsSync(path.join(owner, SIGNPOST));
  return isCopy ? path.join(dataDir, "postgres") : told;
}

/**
 * Makes the folder for the cluster of `dataDir`: `dataDir`/postgres, or one below SHARED_STATE if the account cannot
 * reach that. The folder belongs to the account.
 */
export function makePlace(dataDir: string, account: Account | null): string {
  mkdirSync(dataDir, { recursive: true });
  let place = placeOf(dataDir);
  if (account && !isReachable(dataDir, account)) {
    if (place === path.join(dataDir, "postgres")) place = path.join(sharedState(), createHash("sha256").update(dataDir).digest("hex").slice(0, 16));
    mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, OWNER), `${dataDir}\n`);
    writeFileSync(path.join(dataDir, SIGNPOST), `${place}\n`);
  }
  mkdirSync(place, { recursive: true });
  if (account) {
    chmodSync(place, 0o700);
    chownSync(place, account.uid, account.gid);
  }
  return place;
}
