import { beforeEach, expect, test } from "vitest";
import { Prisma } from "../../../app/generated/prisma/client.ts";
import { abandonedIn, mailsIn, recoveredIn } from "../../../app/adapters/db/repositories/figure-queries.ts";
import { minutes, NOON, SHOP } from "./fixtures.ts";
import { emptyDatabaseBeforeEach } from "./harness.ts";

const given = emptyDatabaseBeforeEach();

/** Three shops with a thousand checkouts each, a mail and an order for every one, an hour apart. */
beforeEach(async () => {
  const { pool } = given.fresh.database;
  const each = `FROM unnest(ARRAY['${SHOP}', 'b.myshopify.com', 'c.myshopify.com']) shop, generate_series(1, 1000) n`;
  const at = "timestamptz '2026-06-01 12:00Z' + n * interval '1 hour'";
  await pool.query(`INSERT INTO checkouts (shop, token, currency, "presentmentCurrency", "subtotalMinor", "totalMinor", lines, "createdAt", "updatedAt") SELECT shop, 't' || n, 'USD', 'USD', 1, 1, '[]', ${at}, ${at} ${each}`);
  await pool.query(`INSERT INTO messages (shop, id, "campaignId", "customerId", "stepId", occasion, "enrollmentId", "templateId", "templateVersion", "checkoutToken", channel, status, address, subject, html, text, links, fence, "intentAt", "handedOffAt")
    SELECT shop, 'm' || n, 'k', 'p' || n, 's', 'o', 'e' || n, 't', 1, 't' || n, 'email', 'handed-off', '', '', '', '', '[]', 1, ${at}, ${at} ${each}`);
  await pool.query(`INSERT INTO attributions (shop, "orderId", "campaignId", "messageId", "customerId", evidence, "touchedAt", "orderedAt", "amountMinor", currency) SELECT shop, 'o' || n, 'k', 'm' || n, 'p' || n, 'click', ${at}, ${at}, 1, 'USD' ${each}`);
  await pool.query("ANALYZE checkouts; ANALYZE messages; ANALYZE attributions");
});

/** How PostgreSQL answers. Where it shall avoid reading whole tables, what it still reads whole has no fitting index. */
async function planOf(query: Prisma.Sql, avoid: "seqscan" | "nothing" = "seqscan"): Promise<string> {
  return given.fresh.database.prisma.$transaction(async (queries) => {
    if (avoid === "seqscan") await queries.$executeRaw`SET LOCAL enable_seqscan = off`;
    const rows = await queries.$queryRaw<{ "QUERY PLAN": string }[]>`EXPLAIN ${query}`;
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  });
}

test("the mails of a period are found by their time", async () => {
  expect(await planOf(mailsIn(SHOP, NOON, minutes(600)))).toMatch(/Index Cond: .*shop.*"handedOffAt" >=.*"handedOffAt" </);
});

test("the credited orders of a period are found by their time", async () => {
  expect(await planOf(recoveredIn(SHOP, NOON, minutes(600)))).toMatch(/Index Cond: .*shop.*"orderedAt" >=/);
});

test("whether a checkout was written to is looked up for that checkout, not worked out for all mails of all shops", async () => {
  const plan = await planOf(abandonedIn(SHOP, NOON, minutes(60_000)), "nothing");
  expect(plan).toMatch(/messages.*\n.*Index Cond: .*"checkoutToken" =/);
  expect(plan).not.toContain("hashed");
});

test("control: a condition without an index shows in the plan", async () => {
  expect(await planOf(Prisma.sql`SELECT 1 FROM orders WHERE name = '#1'`)).toContain("Seq Scan on orders");
});
