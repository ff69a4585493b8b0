import type { LoaderFunctionArgs } from "@remix-run/node";
import type { Application } from "../../app/composition.server.ts";

type Handler = (args: LoaderFunctionArgs) => unknown;

/** Calls a loader or action as Remix does, also with what it throws as a Response. */
export async function call(handler: Handler, app: Application, request: Request, params: Readonly<Record<string, string>> = {}): Promise<Response> {
  try {
    const answer = await handler({ request, params: { ...params }, context: { app } });
    return answer as Response;
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

export const APP = "https://app.example.com";

/** Ways to spoil a token. None may be taken for the real one. */
export function spoiled(token: string): readonly (readonly [string, string])[] {
  const middle = Math.floor(token.length / 2);
  const other = token[middle] === "A" ? "B" : "A";
  return [
    ["empty", ""],
    ["one character changed", token.slice(0, middle) + other + token.slice(middle + 1)],
    ["last character missing", token.slice(0, -1)],
    ["one character more", `${token}A`],
    ["garbage", "%00../../etc/passwd"],
    ["very long", "A".repeat(5_000)],
    ["an address", "https://evil.example"],
  ];
}
