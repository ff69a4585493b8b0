import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseToml } from "../app-manifest.ts";
import { AppExtension, blockState } from "../storefront/liquid/app-extension.ts";
import type { Documents } from "../world/documents.ts";

/** One block of the app's theme extension, as the theme editor shows it. */
export interface ThemeBlock {
  /** file name without .liquid */
  readonly handle: string;
  readonly name: string;
  readonly target: "section" | "head" | "compliance_head" | "body";
  /** whether the merchant has it in the theme */
  readonly on: boolean;
}

export interface ThemeExtension {
  readonly handle: string;
  readonly blocks: readonly ThemeBlock[];
}

/** The theme extensions below `extensions/`; empty where there are none. */
export function readThemeExtensions(extensions: string, documents: Documents): ThemeExtension[] {
  if (!existsSync(extensions)) return [];
  return globSync("*/shopify.extension.toml", { cwd: extensions }).sort().flatMap((file) => {
    const toml = parseToml(readFileSync(join(extensions, file), "utf8"));
    if (toml.type !== "theme") return [];
    const folder = join(extensions, dirname(file));
    const texts = readTexts(folder);
    const extension = new AppExtension(folder, String(toml.handle ?? dirname(file)));
    return [{ handle: extension.handle, blocks: extension.blocks().map(({ handle, schema }) => ({ handle, name: texts(schema.name), target: schema.target, on: blockState(documents, handle).on })) }];
  });
}

/** What `shopify.app.extensions()` answers: each block, and whether the merchant has put it into the theme. */
export function extensionInfo(extensions: readonly ThemeExtension[]): object[] {
  return extensions.map(({ handle, blocks }) => ({
    handle,
    type: "theme_app_extension",
    activations: blocks.map((block) => ({
      target: block.target,
      handle: block.handle,
      name: block.name,
      status: block.on ? "active" : "available",
      activations: block.on ? [{ target: block.target === "section" ? "template--product/main" : block.target, themeId: "gid://shopify/OnlineStoreTheme/1" }] : [],
    })),
  }));
}

/** Schema texts may be keys, "t:stock_badge.name", of locales/en.default.schema.json. */
function readTexts(folder: string): (text: string) => string {
  const file = join(folder, "locales", "en.default.schema.json");
  const texts: unknown = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  return (text) => {
    if (!text.startsWith("t:")) return text;
    const found = text.slice(2).split(".").reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], texts);
    return typeof found === "string" ? found : text;
  };
}
