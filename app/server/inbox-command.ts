import type { Database } from "../adapters/db/database.ts";
import { countSetAside, listSetAside, readSetAside, replaySetAside, type SetAside } from "../adapters/db/system/quarantine.ts";

export type InboxCommand = { readonly verb: "list" } | { readonly verb: "show"; readonly id: bigint } | { readonly verb: "replay"; readonly id: bigint | null };

export interface InboxAnswer {
  readonly text: string;
  /** exit code: 0 done, 1 not found, 2 not understood */
  readonly code: 0 | 1 | 2;
}

export const USAGE = `Webhooks that could not be understood:
  npm run inbox -- list            which, why, and since when
  npm run inbox -- show ID         one of them with its body (holds personal data)
  npm run inbox -- replay ID       have it read again
  npm run inbox -- replay --all    have all of them read again`;

/** lines of `list` */
const MOST = 200;

/** Null for anything but the four commands. */
export function parseInboxCommand([verb, what, ...more]: readonly string[]): InboxCommand | null {
  if (more.length > 0) return null;
  if (verb === "list" && what === undefined) return { verb };
  if (verb === "replay" && what === "--all") return { verb, id: null };
  const id = /^[1-9]\d{0,17}$/.test(what ?? "") ? BigInt(what ?? "") : null;
  return id !== null && (verb === "show" || verb === "replay") ? { verb, id } : null;
}

/** Does what was asked and says so; bodies appear only in the answer to `show`. */
export async function runInboxCommand(database: Database, command: InboxCommand, now: Date): Promise<InboxAnswer> {
  switch (command.verb) {
    case "list":
      return { text: listed(await listSetAside(database, MOST), await countSetAside(database), now), code: 0 };
    case "show": {
      const found = await readSetAside(database, command.id);
      return found ? { text: `${line(found, now)}\nwebhook id: ${found.webhookId}\n\n${printable(found.body)}`, code: 0 } : missing(command.id);
    }
    case "replay": {
      const count = await replaySetAside(database, command.id);
      if (count === 0 && command.id !== null) return missing(command.id);
      return { text: count === 0 ? "Nothing is set aside." : `The worker reads ${count === 1 ? "1 webhook" : `${count} webhooks`} again; what it still does not understand comes back here.`, code: 0 };
    }
  }
}

function missing(id: bigint): InboxAnswer {
  return { text: `No webhook ${id} is set aside. See: npm run inbox -- list`, code: 1 };
}

function listed(rows: readonly SetAside[], all: number, now: Date): string {
  if (rows.length === 0) return "Nothing is set aside.";
  return [...rows.map((row) => line(row, now)), all > rows.length ? `and ${all - rows.length} more, ${all} in all` : `${all} in all`].join("\n");
}

function line({ id, shop, topic, receivedAt, reason, bytes }: SetAside, now: Date): string {
  return `${id}  ${shop}  ${topic}  ${age(now.getTime() - receivedAt.getTime())} old  ${bytes} bytes  ${printable(Buffer.from(reason))}`;
}

function age(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  return minutes < 120 ? `${minutes} min` : minutes < 2_880 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 1_440)} days`;
}

/** What strangers wrote must not steer the terminal: control characters come as \\xNN. */
function printable(bytes: Buffer): string {
  return bytes.toString("utf8").replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (one) => `\\x${one.charCodeAt(0).toString(16).padStart(2, "0")}`);
}
