import { createServer, get as httpGet, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { createBrotliDecompress } from "node:zlib";
import { writeReadableStreamToWritable } from "@remix-run/node";
import express from "express";
import { expect, it } from "vitest";
import { compressed } from "../../app/server/web/compressed.ts";

const FIRST = `<p>${"the shell of a page ".repeat(200)}</p>`;

it("a page that streams arrives part by part, compressed", async () => {
  let goOn = (): void => undefined;
  const later = new Promise<void>((resolve) => (goOn = resolve));
  const pages = express().use(compressed()).get("/", (_request, response) => {
    response.type("text/html");
    const encoder = new TextEncoder();
    const body = new ReadableStream({
      async start(controller) {
        controller.enqueue(encoder.encode(FIRST));
        await later;
        controller.enqueue(encoder.encode("<p>the rest</p>"));
        controller.close();
      },
    });
    void writeReadableStreamToWritable(body, response);
  });
  const server = createServer(pages);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const response = await new Promise<IncomingMessage>((resolve) => httpGet({ port: (server.address() as AddressInfo).port, headers: { "accept-encoding": "gzip, br" } }, resolve));
  expect(response.headers).toMatchObject({ "content-encoding": "br", vary: "Accept-Encoding" });
  let seen = "";
  const text = response.pipe(createBrotliDecompress()).on("data", (part: Buffer) => (seen += part.toString()));
  await expect.poll(() => seen).toBe(FIRST);
  goOn();
  await new Promise((resolve) => text.once("end", resolve));
  expect(seen).toBe(`${FIRST}<p>the rest</p>`);
  server.close();
});
