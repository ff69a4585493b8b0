import { globSync, readFileSync } from "node:fs";

export interface FoundDocument {
  readonly name: string;
  readonly text: string;
}

const ROOT = new URL("../../", import.meta.url);
const marker = /`#graphql\b/g;

/** Files below app/ that hold GraphQL, with how many documents each claims to hold. */
export function filesWithDocuments(): readonly { readonly file: string; readonly documents: number }[] {
  return globSync("app/**/*.{ts,tsx}", { cwd: ROOT, exclude: (name) => name.includes("generated") })
    .map((file) => ({ file, documents: readFileSync(new URL(file, ROOT), "utf8").match(marker)?.length ?? 0 }))
    .filter((entry) => entry.documents > 0);
}

/** The documents that a module exports: strings, and functions of a count, called with 1, 2 and 10. */
export async function documentsOf(file: string): Promise<readonly FoundDocument[]> {
  const module = (await import(new URL(file, ROOT).href)) as Record<string, unknown>;
  return Object.entries(module).flatMap(([name, value]) => {
    if (typeof value === "string" && value.startsWith("#graphql")) return [{ name, text: value }];
    if (typeof value === "function" && name.endsWith("Document")) {
      const build = value as (count: number) => string;
      return [1, 2, 10].map((count) => ({ name: `${name}(${count})`, text: build(count) }));
    }
    return [];
  });
}

/** Every document of the app. */
export async function allDocuments(): Promise<readonly FoundDocument[]> {
  return (await Promise.all(filesWithDocuments().map(({ file }) => documentsOf(file)))).flat();
}
