import { realpathSync, statSync } from "node:fs";
import path from "node:path";
import type { Account } from "./account.ts";

const OWNER_MAY_PASS = 0o100;
const GROUP_MAY_PASS = 0o010;
const OTHERS_MAY_PASS = 0o001;

/** May this account enter (or, for a program, run) `target` and enter every folder above it? Read from the permission bits; `target` must exist. */
export function isReachable(target: string, account: Account): boolean {
  for (let at = realpathSync(target); ; at = path.dirname(at)) {
    const { mode, uid, gid } = statSync(at);
    const needed = uid === account.uid ? OWNER_MAY_PASS : gid === account.gid ? GROUP_MAY_PASS : OTHERS_MAY_PASS;
    if ((mode & needed) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}
