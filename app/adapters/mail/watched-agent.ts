import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { Duplex } from "node:stream";

/** Agents that tell whether a failure came before the request could be written: then the provider cannot have taken the mail. */
export interface WatchedAgents {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
  /** true for an error of a connection that was never established */
  readonly failedBeforeRequest: (error: unknown) => boolean;
}

/**
 * On a connection that the provider has just closed, a mail would be lost between "taken" and "not taken". One is used again
 * only at once, in a run of mails: after so short a rest no server gives it up, where those of minutes ago may be gone.
 */
const LONGEST_REST_MS = 1_000;

/** `connectMs`: longest wait for a connection. */
export function watchedAgents(connectMs: number): WatchedAgents {
  const early = new WeakSet<object>();
  const watch = <S extends Duplex | null | undefined>(socket: S, ready: "connect" | "secureConnect"): S => {
    if (!socket) return socket;
    let connected = false;
    const timer = setTimeout(() => socket.destroy(new Error(`no connection within ${connectMs} ms`)), connectMs);
    socket.once(ready, () => {
      connected = true;
      clearTimeout(timer);
    });
    socket.prependListener("error", (error) => {
      if (!connected) early.add(error);
    });
    socket.once("close", () => clearTimeout(timer));
    return socket;
  };
  const http = new HttpAgent({ keepAlive: true, timeout: LONGEST_REST_MS });
  const https = new HttpsAgent({ keepAlive: true, timeout: LONGEST_REST_MS });
  const openHttp = http.createConnection.bind(http);
  const openHttps = https.createConnection.bind(https);
  http.createConnection = (options, done) => watch(openHttp(options, done), "connect");
  https.createConnection = (options, done) => watch(openHttps(options, done), "secureConnect");
  return { http, https, failedBeforeRequest: (error) => chain(error).some((one) => early.has(one)) };
}

/** An error and what caused it, a few links deep. */
function chain(error: unknown, depth = 5): readonly object[] {
  if (typeof error !== "object" || error === null || depth === 0) return [];
  return "cause" in error ? [error, ...chain(error.cause, depth - 1)] : [error];
}
