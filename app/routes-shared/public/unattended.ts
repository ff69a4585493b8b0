import { isbot } from "isbot";

/** What browsers and programs say of a request that nobody asked for yet. Sources: Fetch (Sec-Purpose), and what came before it (Purpose, X-Purpose, X-Moz). */
const PURPOSES = ["sec-purpose", "purpose", "x-purpose", "x-moz"];

/**
 * Whether a request comes from a program that looks at a link (a mail server's scanner, a messenger's preview, a browser that
 * fetches ahead), as far as it says so itself: HEAD, a purpose, a crawler's name, or no name at all. A scanner that poses as a
 * browser cannot be told from a reader here.
 */
export function isUnattended({ method, headers }: Pick<Request, "method" | "headers">): boolean {
  if (method === "HEAD") return true;
  if (PURPOSES.some((name) => /prefetch|prerender|preview/i.test(headers.get(name) ?? ""))) return true;
  const agent = headers.get("user-agent")?.trim() ?? "";
  return agent === "" || isbot(agent);
}
