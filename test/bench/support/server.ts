import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";

const ROOT = path.resolve(import.meta.dirname, "../../..");

export interface BenchServer {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts a Node program of this repository and waits for its line `{"listening": URL}`. Throws with what it wrote when it ends before. */
export async function startServer(file: string, env: Readonly<Record<string, string>>, flags: readonly string[] = []): Promise<BenchServer> {
  const child = spawn(process.execPath, [...flags, path.join(ROOT, file)], { cwd: ROOT, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  const written: string[] = [];
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    const read = (line: string): void => {
      written.push(line);
      if (written.length > 50) written.shift();
      const listening = /"listening":"([^"]+)"/.exec(line)?.[1];
      if (listening) resolve(listening);
    };
    createInterface({ input: child.stdout }).on("line", read);
    createInterface({ input: child.stderr }).on("line", read);
    void ended.then(() => reject(new Error(`${file} ended:\n${written.join("\n")}`)));
  });
  return {
    port: Number(new URL(url).port),
    pid: child.pid!,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
