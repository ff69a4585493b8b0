import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { parseInboxCommand, runInboxCommand } from "../../app/server/inbox-command.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";
import { environment } from "../support/environment.ts";

let fresh: FreshDatabase;
beforeAll(async () => void (fresh = await freshDatabase()));
afterAll(async () => fresh.close());

const SHOP = "one.myshopify.com";
const NOW = new Date();
let ids: bigint[] = [];
beforeEach(async () => {
  await fresh.database.pool.query("DELETE FROM inbox");
  const { rows } = await fresh.database.pool.query<{ id: string }>(
    `INSERT INTO inbox (shop, topic, "webhookId", "receivedAt", body, state, reason) SELECT $1, 'orders/create', 'w' || n, $2, convert_to('{"email":"ada@example.com"' || chr(27) || '[2J', 'UTF8'), 'quarantined', 'not JSON' FROM generate_series(1, 2) n RETURNING id`,
    [SHOP, new Date(NOW.getTime() - 3 * 3600_000)],
  );
  ids = rows.map((row) => BigInt(row.id));
  await fresh.database.pool.query(`INSERT INTO inbox (shop, topic, "webhookId", body, state) VALUES ($1, 'orders/create', 'read', '{}', 'done')`, [SHOP]);
});

const states = async () => Object.fromEntries((await fresh.database.prisma.inboxRow.findMany()).map((row) => [row.webhookId, `${row.state} ${row.reason}`]));
const run = (...words: string[]) => runInboxCommand(fresh.database, parseInboxCommand(words)!, NOW);

it("takes the four commands and nothing else", () => {
  expect(parseInboxCommand(["replay", "--all"])).toEqual({ verb: "replay", id: null });
  expect(parseInboxCommand(["show", "12"])).toEqual({ verb: "show", id: 12n });
  for (const words of [[], ["list", "1"], ["show"], ["show", "--all"], ["replay"], ["replay", "1; drop"], ["replay", "0"], ["drop", "1"], ["replay", "1", "2"], ["show", "9".repeat(30)]]) expect(parseInboxCommand(words), words.join(" ")).toBeNull();
});

it("lists what was set aside, with reason, topic, shop and age, and nothing of what it says", async () => {
  const { text } = await run("list");
  expect(text).toContain(`${ids[0]}  ${SHOP}  orders/create  3 h old  30 bytes  not JSON`);
  expect(text).toContain("2 in all");
  expect(text).not.toContain("ada@");
});

it("shows one with its body, which cannot steer the terminal", async () => {
  const { text, code } = await run("show", String(ids[1]));
  expect([code, text]).toEqual([0, expect.stringContaining('{"email":"ada@example.com"\\x1b[2J')]);
  expect(text).not.toContain("\u001b");
  expect((await run("show", "999999")).code).toBe(1);
});

it("has one read again, then all, and never what was read already", async () => {
  expect((await run("replay", String(ids[0]))).text).toContain("1 webhook again");
  expect(await states()).toEqual({ w1: "pending null", w2: "quarantined not JSON", read: "done null" });
  expect((await run("replay", String(ids[0]))).code).toBe(1);
  expect((await run("replay", "--all")).text).toContain("1 webhook again");
  expect(await states()).toEqual({ w1: "pending null", w2: "pending null", read: "done null" });
  expect((await run("list")).text).toBe("Nothing is set aside.");
});

it("runs as a command of its own", async () => {
  const command = (...words: string[]) => promisify(execFile)(process.execPath, ["app/server/inbox.ts", ...words], { env: { ...process.env, ...environment({ DATABASE_URL: fresh.url }) } });
  expect((await command("list")).stdout).toContain("2 in all");
  expect((await command("replay", "--all")).stdout).toContain("2 webhooks again");
  await expect(command("purge")).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining("npm run inbox -- list") as string });
});
