import type { IncomingMessage } from "node:http";
import { request as overHttp } from "node:http";
import { request as overHttps } from "node:https";
import type { WatchedAgents } from "./watched-agent.ts";

/** What a server said. Header names are in lower case. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

export interface Endpoint {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly agents: WatchedAgents;
  /** longest wait for the whole answer, in ms */
  readonly timeoutMs: number;
}

/** Nobody explains a refusal at greater length, in characters. */
const LONGEST_BODY = 100_000;

/**
 * Posts a text. What the status says holds even where the rest of the answer does not arrive. Rejects where there is no status:
 * with the connection's error, or with code ETIMEDOUT. Follows no redirects.
 */
export function httpPost({ url, headers, agents, timeoutMs }: Endpoint, text: string): Promise<HttpAnswer> {
  const body = Buffer.from(text);
  const [send, agent] = url.protocol === "http:" ? [overHttp, agents.http] : [overHttps, agents.https];
  return new Promise((resolve, reject) => {
    const request = send(url, { method: "POST", agent, headers: { ...headers, "content-length": body.length } });
    const deadline = setTimeout(() => request.destroy(Object.assign(new Error("no answer in time"), { code: "ETIMEDOUT" })), timeoutMs);
    let answered = false;
    request.on("response", (response) => {
      answered = true;
      void bodyOf(response).then((said) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: said }));
    });
    request.on("error", (error) => {
      // after the status it concerns the rest of the answer, which then ends with what arrived
      if (!answered) reject(error);
    });
    request.on("upgrade", (_response, socket) => {
      socket.destroy();
      reject(new Error("the server wants to speak another protocol"));
    });
    request.on("close", () => clearTimeout(deadline));
    request.end(body);
  });
}

/** As much of it as arrives. */
function bodyOf(response: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    let said = "";
    response.setEncoding("utf8");
    response.on("data", (part: string) => {
      if (said.length < LONGEST_BODY) said += part;
    });
    response.on("error", () => undefined);
    response.on("close", () => resolve(said.slice(0, LONGEST_BODY)));
  });
}
