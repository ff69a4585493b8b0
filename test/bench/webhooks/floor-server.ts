// The floor: the least that is durable before the answer. Node's http, HMAC on the raw bytes, natural group commit, one
// multi-row INSERT of bytea into a bare table. No repeats dropped, no limits, no headers checked.
import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";

const { DATABASE_URL = "", SHOPIFY_API_SECRET = "" } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 1 });
await pool.query("CREATE TABLE IF NOT EXISTS floor_inbox (id bigserial PRIMARY KEY, shop text, topic text, webhook_id text, body bytea)");

interface Waiting {
  readonly values: readonly unknown[];
  readonly done: (status: number) => void;
}
const waiting: Waiting[] = [];
let running = false;

async function commit(): Promise<void> {
  running = true;
  while (waiting.length > 0) {
    const batch = waiting.splice(0, 500);
    const rows = batch.map((_, n) => `($${n * 4 + 1}, $${n * 4 + 2}, $${n * 4 + 3}, $${n * 4 + 4}::bytea)`);
    const status = await pool.query(`INSERT INTO floor_inbox (shop, topic, webhook_id, body) VALUES ${rows.join(", ")}`, batch.flatMap((one) => [...one.values])).then(() => 200, () => 503);
    for (const one of batch) one.done(status);
  }
  running = false;
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const body = Buffer.concat(chunks);
    const answer = (status: number): void => void response.writeHead(status, { "content-length": "0" }).end();
    if (createHmac("sha256", SHOPIFY_API_SECRET).update(body).digest("base64") !== request.headers["x-shopify-hmac-sha256"]) return answer(401);
    const { headers } = request;
    waiting.push({ values: [headers["x-shopify-shop-domain"], headers["x-shopify-topic"], headers["x-shopify-webhook-id"], body], done: answer });
    if (!running) void commit();
  });
});
server.listen(0, "127.0.0.1", () => console.log(JSON.stringify({ listening: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })));
process.on("SIGTERM", () => process.exit(0));
