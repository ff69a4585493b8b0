import express from "express";
import type { StandInClock } from "./clock.ts";

/** GET /clock, POST /clock/advance {ms}, and GET /clock/stream: server-sent events, one now and one for each move. */
export function clockRoutes(clock: StandInClock): express.Router {
  const router = express.Router();
  const state = () => ({ now: clock.now().toISOString(), offsetMs: clock.offsetMs() });
  router.get("/clock", (_request, response) => response.set("cache-control", "no-store").json(state()));
  router.post("/clock/advance", express.json(), (request, response) => {
    try {
      clock.advance(Number((request.body as { ms?: unknown }).ms));
      response.json(state());
    } catch (error) {
      response.status(400).json({ error: error instanceof Error ? error.message : String(error) });
    }
  });
  router.get("/clock/stream", (request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store", connection: "keep-alive" });
    const send = (): void => void response.write(`data: ${JSON.stringify(state())}\n\n`);
    const stop = clock.onAdvance(send);
    const alive = setInterval(() => response.write(": still here\n\n"), 15_000);
    request.on("close", () => {
      stop();
      clearInterval(alive);
    });
    send();
  });
  return router;
}
