import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";

const ROOT = path.resolve(import.meta.dirname, "../../..");

/** Where `npm run build` puts the browser's files. */
export const CLIENT_FILES = path.join(ROOT, "build/client");

/** Loads the built pages. Throws with what to do when they have not been built. */
export async function loadRemixBuild(): Promise<ServerBuild> {
  const file = path.join(ROOT, "build/server/index.js");
  if (!existsSync(file)) throw new Error("build/server/index.js is missing: run `npm run build` first");
  return (await import(pathToFileURL(file).href)) as ServerBuild;
}
