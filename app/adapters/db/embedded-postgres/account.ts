import { existsSync, readFileSync, statSync } from "node:fs";

/** A system user, by number. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Users that a root process may hand the server to, the usual one first. */
const UNPRIVILEGED = ["postgres", "nobody"];

/**
 * Who runs the server: null for "whoever runs this process". PostgreSQL refuses root, so for root it is the owner of
 * the cluster's folder if it is there already, else `postgres`, else `nobody`. Throws when none of them exists, or when the
 * folder belongs to somebody else and we cannot act for them.
 */
export function serverAccount(place: string): Account | null {
  const uid = process.getuid?.();
  if (uid === undefined) return null;
  const owner = existsSync(place) ? statSync(place) : null;
  if (uid !== 0) {
    if (owner && owner.uid !== uid) {
      throw new Error(`embedded PostgreSQL: ${place} belongs to user ${owner.uid}, this process is user ${uid}; start it as before, or choose another DATA_DIR`);
    }
    return null;
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const found = UNPRIVILEGED.map(accountOf).find((account) => account !== null);
  if (!found) throw new Error(`embedded PostgreSQL: cannot run as root and found none of the users ${UNPRIVILEGED.join(", ")}; start it as another user, or set DATABASE_URL`);
  return found;
}

function accountOf(name: string): Account | null {
  if (!existsSync("/etc/passwd")) return null;
  const line = readFileSync("/etc/passwd", "utf8").split("\n").find((one) => one.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}
