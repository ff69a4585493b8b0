import type { NextStep } from "../../presenters/home/next-steps.ts";

/** One part of our theme extension, as the shop's published theme has it. */
export interface ThemeBlock {
  /** file name in the extension, without ending */
  readonly handle: string;
  readonly name: string;
  /** a block is put on a page; an embed is switched on for the whole theme */
  readonly embed: boolean;
  readonly on: boolean;
}

/** asking: no answer yet · unknown: the admin did not tell */
export type ThemeStatus = { readonly kind: "asking" } | { readonly kind: "unknown" } | { readonly kind: "known"; readonly blocks: readonly ThemeBlock[] };

/** What App Bridge says of an extension; only what is read here. Source: shopify.dev, App Home, App API, extensions(). */
interface Extension {
  readonly type?: string;
  readonly activations?: readonly {
    readonly handle?: string;
    readonly name?: string;
    readonly target?: string;
    readonly status?: string;
    readonly activations?: readonly unknown[];
  }[];
}

/** Reads App Bridge's answer. A block counts as on when the published theme has it somewhere and may show it. */
export function readExtensions(extensions: readonly Extension[]): ThemeStatus {
  const blocks = extensions
    .filter(({ type }) => type === "theme_app_extension")
    .flatMap(({ activations = [] }) => activations)
    .flatMap(({ handle, name, target, status, activations = [] }) =>
      handle ? [{ handle, name: name ?? handle, embed: target !== "section", on: status === "active" || (status !== "unavailable" && activations.length > 0) }] : [],
    );
  return blocks.length > 0 ? { kind: "known", blocks } : { kind: "unknown" };
}

/** The block that the set-up step is about: the first that is placed on the product page. */
export function badgeBlock(blocks: readonly ThemeBlock[]): ThemeBlock | null {
  return blocks.find(({ embed }) => !embed) ?? blocks[0] ?? null;
}

/** What to do about a badge that the theme does not show; nothing where it is on, not known, or the merchant waved it aside. */
export function themeStep(theme: ThemeStatus, wanted: boolean, shop: string, apiKey: string): readonly NextStep[] {
  const block = theme.kind === "known" ? badgeBlock(theme.blocks) : null;
  if (!wanted || !block || block.on) return [];
  const action = { label: "Add to theme", url: editorUrl(shop, apiKey, block) };
  return [{ key: "theme", tone: "warning", title: "Your theme does not show the stock badge yet", text: "Shoppers see how many are really left once it is on your product page.", action }];
}

/** The theme editor with our block ready to be added. Source: shopify.dev, theme app extensions, deep links. */
export function editorUrl(shop: string, apiKey: string, block: ThemeBlock | null): string {
  const url = new URL(`https://${shop}/admin/themes/current/editor`);
  url.searchParams.set("template", "product");
  if (block?.embed) {
    url.searchParams.set("context", "apps");
    url.searchParams.set("activateAppId", `${apiKey}/${block.handle}`);
  } else if (block) {
    url.searchParams.set("addAppBlockId", `${apiKey}/${block.handle}`);
    url.searchParams.set("target", "mainSection");
  }
  return url.href;
}
