import type { AddressInfo } from "node:net";
import { createReadableStreamFromReadable } from "@remix-run/node";
import express from "express";
import { afterEach, describe, expect, it } from "vitest";
import { limitBody } from "../../app/server/web/limit-body.ts";
import { raw } from "../doors/http.ts";

let close: () => void = () => {};
afterEach(() => close());

/** Reads the body as Remix does, right after the limit. */
async function serve(maxBytes: number): Promise<{ readonly port: number; readonly read: number[] }> {
  const read: number[] = [];
  const app = express();
  app.use((_request, _response, next) => setTimeout(next, 5));
  app.post("*", limitBody(maxBytes), (request, response, next) => {
    new Response(createReadableStreamFromReadable(request)).arrayBuffer().then((body) => {
      read.push(body.byteLength);
      response.send("read");
    }, next);
  });
  const server = app.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  close = () => server.close().closeAllConnections();
  return { port: (server.address() as AddressInfo).port, read };
}

const chunk = (size: number): string => `${size.toString(16)}\r\n${"x".repeat(size)}\r\n`;
const chunked = (...sizes: number[]): string[] => ["POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n", ...sizes.map(chunk), "0\r\n\r\n"];

describe("the limit of a body", () => {
  it("lets a body through whole, with a length and chunked", async () => {
    const { port, read } = await serve(100_000);
    expect(await raw(port, chunked(40_000, 40_000, 20_000), 3_000)).toContain("200 OK");
    expect(await raw(port, [`POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 100000\r\n\r\n${"x".repeat(100_000)}`], 3_000)).toContain("200 OK");
    expect(read).toEqual([100_000, 100_000]);
  });

  it("answers 413 to a longer one that says so, and cuts off one that does not", async () => {
    const { port, read } = await serve(100_000);
    expect(await raw(port, ["POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100001\r\n\r\n"], 3_000)).toContain("413");
    const started = performance.now();
    expect(await raw(port, chunked(40_000, 40_000, 20_001), 3_000)).not.toContain("200 OK");
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(read).toEqual([]);
  });
});
