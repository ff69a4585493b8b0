import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Log } from "../../use-cases/ports/deps.ts";
import { respond } from "../respond.ts";

/** Answers before any framework, by exact path. */
export type Doors = Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => Promise<void>>>;

export interface WebServer {
  /** as it listens, e.g. http://127.0.0.1:3000 */
  readonly url: string;
  /** Takes no new connection, lets requests finish, and cuts what is left after `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

export interface WebServerOptions {
  readonly host: string;
  /** 0: any free one */
  readonly port: number;
  readonly doors: Doors;
  /** everything else; null: 404 */
  readonly pages: RequestListener | null;
  readonly log: Log;
}

/** Listens on host and port. Rejects when the port is taken. */
export async function startWebServer({ host, port, doors, pages, log }: WebServerOptions): Promise<WebServer> {
  const server = createServer((request, response) => {
    const door = doors[pathOf(request)];
    if (!door) return pages ? pages(request, response) : respond(response, 404, "Not found.");
    door(request, response).catch((error: unknown) => {
      log.error({ error }, "a door failed");
      respond(response, 500, "Something went wrong.");
    });
  });
  server.requestTimeout = 60_000;
  server.headersTimeout = 15_000;
  // longer than the idle time of usual load balancers, so that they close connections first
  server.keepAliveTimeout = 65_000;
  await listen(server, host, port);
  const { port: taken } = server.address() as AddressInfo;
  return { url: `http://${host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host}:${taken}`, stop: (graceMs) => stop(server, graceMs) };
}

function pathOf(request: IncomingMessage): string {
  const path = (request.url ?? "/").split("?", 1)[0]!;
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(error.code === "EADDRINUSE" ? new Error(`PORT ${port} is taken by another program; choose another`, { cause: error }) : error));
    server.listen(port, host, () => resolve());
  });
}

async function stop(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection whose request has just ended is kept alive by its client: it is idle only from then on.
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(idle);
  clearTimeout(timer);
}
