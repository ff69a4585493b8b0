import type { RequestHandler } from "express";

/**
 * Refuses bodies over `maxBytes` before Remix buffers them: by their declared length with 413, and a chunked one by
 * cutting the connection once it has grown too long. Must stand right before the handler that reads the body, for
 * counting and reading have to begin in the same tick.
 */
export function limitBody(maxBytes: number): RequestHandler {
  return (request, response, next) => {
    if (Number(request.headers["content-length"] ?? 0) > maxBytes) {
      response.status(413).set("Connection", "close").type("text/plain").send("The body is too large.");
      return;
    }
    if (request.headers["transfer-encoding"] !== undefined) {
      let size = 0;
      request.on("data", (chunk: Buffer) => {
        size += chunk.length;
        // with an error: without one, the reader would take what came so far for the whole body
        if (size > maxBytes) request.destroy(new Error(`a body without a length grew over ${maxBytes} bytes`));
      });
    }
    next();
  };
}
