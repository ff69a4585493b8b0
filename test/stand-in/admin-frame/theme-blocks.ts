import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Documents } from "../world/documents.ts";
import type { Theme } from "../world/types.ts";

/** One block of the app's theme extension, from its own schema. */
export interface ThemeBlock {
  /** file name without .liquid */
  readonly handle: string;
  readonly name: string;
  readonly target: string;
}

const NO_THEME: Theme = { blocks: {} };

/** The blocks of the theme extensions under `extensions/`; empty where there are none. */
export function readThemeBlocks(extensions: string): ThemeBlock[] {
  if (!existsSync(extensions)) return [];
  return globSync("*/blocks/*.liquid", { cwd: extensions }).sort().flatMap((file) => {
    const schema = /{%-?\s*schema\s*-?%}([\s\S]*?){%-?\s*endschema\s*-?%}/.exec(readFileSync(join(extensions, file), "utf8"))?.[1];
    if (!schema) return [];
    const { name, target } = JSON.parse(schema) as { name: string; target: string };
    return [{ handle: basename(file, ".liquid"), name, target }];
  });
}

/** What `shopify.app.extensions()` answers: each block, and whether the merchant has put it into the theme. */
export function extensionInfo(extensions: string, documents: Documents): object[] {
  const theme = documents.get<Theme>("theme", "main") ?? NO_THEME;
  const files = existsSync(extensions) ? globSync("*/shopify.extension.toml", { cwd: extensions }) : [];
  return files.flatMap((file) => {
    const folder = join(extensions, file, "..");
    if (!/type\s*=\s*"theme"/.test(readFileSync(join(extensions, file), "utf8"))) return [];
    const activations = readThemeBlocks(join(folder, "..")).filter((block) => existsSync(join(folder, "blocks", `${block.handle}.liquid`))).map((block) => {
      const on = theme.blocks[block.handle]?.on === true;
      const place = { target: block.target === "section" ? "template--product/main" : "body", themeId: "gid://shopify/OnlineStoreTheme/1" };
      return { target: block.target, handle: block.handle, name: block.name, status: on ? "active" : "available", activations: on ? [place] : [] };
    });
    return [{ handle: basename(folder), type: "theme_app_extension", activations }];
  });
}

/** Puts a block into the theme or takes it out; its settings stay. */
export function switchBlock(documents: Documents, handle: string, on: boolean): void {
  const theme = documents.get<Theme>("theme", "main") ?? NO_THEME;
  documents.put("theme", "main", { blocks: { ...theme.blocks, [handle]: { settings: {}, ...theme.blocks[handle], on } } } satisfies Theme);
}

export const isOn = (documents: Documents, handle: string): boolean => documents.get<Theme>("theme", "main")?.blocks[handle]?.on === true;
