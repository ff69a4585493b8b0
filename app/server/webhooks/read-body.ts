import type { IncomingMessage } from "node:http";
import type { ByteBudget } from "./byte-budget.ts";

export type Body =
  | { readonly ok: true; readonly bytes: Buffer }
  /** too-large: over the cap · too-slow: not whole in time · no-room: the budget is spent · aborted: the sender went away */
  | { readonly ok: false; readonly reason: "too-large" | "too-slow" | "no-room" | "aborted" };

export interface BodyLimits {
  readonly maxBytes: number;
  readonly timeoutMs: number;
  readonly budget: ByteBudget;
}

/**
 * Reads the raw bytes of a body, declared or chunked, within the limits. What was taken from the budget is given back
 * here when the body is refused, and by the caller (`bytes.length`) when it was read.
 */
export function readBody(request: IncomingMessage, { maxBytes, timeoutMs, budget }: BodyLimits): Promise<Body> {
  if (Number(request.headers["content-length"] ?? 0) > maxBytes) return Promise.resolve({ ok: false, reason: "too-large" });
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = (body: Body): void => {
      clearTimeout(timer);
      request.off("data", onData).off("end", onEnd).off("close", onClose).off("error", onClose);
      if (!body.ok) {
        budget.give(size);
        request.pause();
      }
      resolve(body);
    };
    const onData = (chunk: Buffer): void => {
      if (size + chunk.length > maxBytes) return finish({ ok: false, reason: "too-large" });
      if (!budget.take(chunk.length)) return finish({ ok: false, reason: "no-room" });
      size += chunk.length;
      chunks.push(chunk);
    };
    const onEnd = (): void => finish({ ok: true, bytes: chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, size) });
    const onClose = (): void => finish({ ok: false, reason: "aborted" });
    const timer = setTimeout(() => finish({ ok: false, reason: "too-slow" }), timeoutMs);
    request.on("data", onData).on("end", onEnd).on("close", onClose).on("error", onClose);
  });
}
