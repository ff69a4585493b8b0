import { createServer } from "node:net";

/** A TCP port on 127.0.0.1 that nobody listens on at present. A fixed one could be somebody else's server, which would answer silently. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
