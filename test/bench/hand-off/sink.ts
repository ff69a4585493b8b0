// A mail provider in a process of its own: takes every mail, as SendGrid does, and counts them. GET /taken says how many came, and how many of them differ.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const MARK = Buffer.from('"message_id":"');
const ids = new Set<string>();
let taken = 0;
let bytes = 0;

const server = createServer((request, response) => {
  if (request.method === "GET") return void response.end(JSON.stringify({ taken, different: ids.size, bytes }));
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part)).on("end", () => {
    const body = Buffer.concat(parts);
    const from = body.indexOf(MARK) + MARK.length;
    ids.add(body.toString("latin1", from, body.indexOf('"', from)));
    taken += 1;
    bytes += body.length;
    response.writeHead(202, { "x-message-id": String(taken) }).end();
  });
});
server.listen(0, "127.0.0.1", () => console.log(JSON.stringify({ listening: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })));
process.on("SIGTERM", () => process.exit(0));
