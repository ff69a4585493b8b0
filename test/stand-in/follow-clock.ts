import { setTimeout as wait } from "node:timers/promises";

/** Business time for the app: real time plus the stand-in's offset, as its clock last told it. */
export interface FollowedClock {
  readonly clock: { now(): Date };
  stop(): void;
}

const FIRST_TRY_FOR_MS = 30_000;
const AGAIN_MS = 500;

/** Asks the stand-in's clock once (it may still be starting), then listens to its moves, and comes back when the connection is lost. */
export async function followClock(controlUrl: string): Promise<FollowedClock> {
  let offsetMs = await firstOffset(controlUrl);
  const ended = new AbortController();
  void listen(controlUrl, ended.signal, (next) => {
    offsetMs = next;
  });
  return { clock: { now: () => new Date(Date.now() + offsetMs) }, stop: () => ended.abort() };
}

async function firstOffset(controlUrl: string): Promise<number> {
  for (const until = Date.now() + FIRST_TRY_FOR_MS; ; await wait(100)) {
    try {
      const response = await fetch(`${controlUrl}/clock`);
      return ((await response.json()) as { offsetMs: number }).offsetMs;
    } catch (error) {
      if (Date.now() > until) throw new Error(`the stand-in's clock at ${controlUrl}/clock does not answer`, { cause: error });
    }
  }
}

async function listen(controlUrl: string, signal: AbortSignal, moved: (offsetMs: number) => void): Promise<void> {
  while (!signal.aborted) {
    try {
      const response = await fetch(`${controlUrl}/clock/stream`, { signal });
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      let text = "";
      for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
        text += part.value;
        const events = text.split("\n\n");
        text = events.pop() ?? "";
        for (const event of events) if (event.startsWith("data: ")) moved((JSON.parse(event.slice(6)) as { offsetMs: number }).offsetMs);
      }
    } catch {
      // the stand-in is restarting or we are stopping; either way the loop decides
    }
    await wait(AGAIN_MS, undefined, { signal }).catch(() => undefined);
  }
}
