// Hands out bulk files as Shopify's storage does: /customers?rows=N and /orders?rows=N, from any byte on. A process of its own, so that its memory is not the importer's.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { bulkBytes, type BulkKind } from "./rows.ts";

const server = createServer((request, response) => {
  const url = new URL(request.url ?? "/", "http://localhost");
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
  response.writeHead(206, { "content-type": "application/jsonl" });
  Readable.from(bulkBytes(url.pathname.slice(1) as BulkKind, Number(url.searchParams.get("rows")), from)).on("error", () => response.destroy()).pipe(response);
});
server.listen(0, "127.0.0.1", () => console.log(JSON.stringify({ listening: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })));
