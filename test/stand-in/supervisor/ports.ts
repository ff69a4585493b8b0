import { createServer } from "node:net";
import type { Ports } from "../settings.ts";

/** Where everything is, unless somebody else is there. */
export const USUAL_PORTS: Ports = { control: 4000, tunnel: 4001, storefront: 4002, smtp: 4025, app: 3000 };

/** The ports of last time where they are free, else the next free ones. Throws where there are none within a hundred. */
export async function pickPorts(wanted: Ports): Promise<Ports> {
  const taken = new Set<number>();
  const picked = { ...wanted };
  for (const name of Object.keys(wanted) as (keyof Ports)[]) {
    picked[name] = await nextFree(wanted[name], taken);
    taken.add(picked[name]);
  }
  return picked;
}

async function nextFree(from: number, taken: ReadonlySet<number>): Promise<number> {
  for (let port = from; port < from + 100; port++) if (!taken.has(port) && (await isFree(port))) return port;
  throw new Error(`no free port from ${from} to ${from + 99}`);
}

/** Free for everyone: neither on this machine's own address nor on all of them. */
async function isFree(port: number): Promise<boolean> {
  for (const host of ["127.0.0.1", "::1", "0.0.0.0"]) {
    const outcome = await new Promise<string>((resolve) => {
      const probe = createServer();
      probe.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? "error"));
      probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve("free")));
    });
    if (outcome === "EADDRINUSE" || outcome === "EACCES") return false;
  }
  return true;
}
