import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

interface Stamp {
  readonly sources: string;
  /** of build/server/index.js: a build made by other means is another one */
  readonly builtAt: number;
}

const SOURCES = ["app/**/*.{ts,tsx,css,json,svg}", "public/**/*", "vite.config.ts", "prisma/schema.prisma", "package-lock.json"];
const SERVER_BUILD = "build/server/index.js";
const STAMP = "build/sources.json";

/** True when the built app is not what the sources say. */
export function needsBuild(root: string): boolean {
  const stampFile = join(root, STAMP);
  const built = join(root, SERVER_BUILD);
  if (!existsSync(stampFile) || !existsSync(built) || !existsSync(join(root, "app/generated/prisma/client.ts"))) return true;
  const stamp = JSON.parse(readFileSync(stampFile, "utf8")) as Stamp;
  return stamp.sources !== hashSources(root) || stamp.builtAt !== statSync(built).mtimeMs;
}

/** Writes the Prisma client and builds the Remix app, telling every second how long it has taken. Throws with the tool's words when it fails. */
export async function buildApp(root: string, tell: (line: string) => void): Promise<void> {
  const sources = hashSources(root);
  const started = Date.now();
  const timer = setInterval(() => tell(`Building the app … ${Math.round((Date.now() - started) / 1000)} s`), 1000);
  tell("Building the app …");
  try {
    await run(root, ["node_modules/prisma/build/index.js", "generate"]);
    await run(root, ["node_modules/@remix-run/dev/dist/cli.js", "vite:build"]);
  } finally {
    clearInterval(timer);
  }
  stampBuild(root, sources);
}

/** Notes from which sources the app was built; those of before the build, for they may have changed meanwhile. */
export function stampBuild(root: string, sources: string = hashSources(root)): void {
  writeFileSync(join(root, STAMP), JSON.stringify({ sources, builtAt: statSync(join(root, SERVER_BUILD)).mtimeMs } satisfies Stamp));
}

function hashSources(root: string): string {
  const hash = createHash("sha256");
  const files = globSync(SOURCES, { cwd: root }).filter((file) => !file.startsWith(join("app", "generated")) && statSync(join(root, file)).isFile());
  for (const file of files.sort()) hash.update(`${file}\0`).update(readFileSync(join(root, file))).update("\0");
  return hash.digest("hex");
}

/** An address for a database that nobody asks: Prisma's generator only wants one to be set. */
const BUILD_ENVIRONMENT = { NODE_ENV: "production", DATABASE_URL: "postgresql://postgres@127.0.0.1:1/none", CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" } as const;

function run(root: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...BUILD_ENVIRONMENT }, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.once("error", reject);
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${args.join(" ")} failed:\n${said.trim()}`))));
  });
}
