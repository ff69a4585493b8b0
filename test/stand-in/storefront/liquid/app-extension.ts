import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Liquid, Tag } from "liquidjs";
import type { Context, Emitter, Parser, TagToken, Template, TopLevelToken } from "liquidjs";
import type { Documents } from "../../world/documents.ts";
import type { Theme } from "../../world/types.ts";
import type { Texts } from "./filters.ts";
import { addShopifyFilters } from "./filters.ts";

interface BlockSetting {
  readonly id?: string;
  readonly type: string;
  readonly default?: unknown;
}

/** A block's schema, as far as the theme needs it. */
export interface BlockSchema {
  readonly name: string;
  readonly target: "section" | "head" | "compliance_head" | "body";
  readonly javascript?: string;
  readonly stylesheet?: string;
  readonly settings?: readonly BlockSetting[];
  readonly enabled_on?: { readonly templates?: readonly string[] };
  readonly disabled_on?: { readonly templates?: readonly string[] };
}

export interface AppBlock {
  readonly handle: string;
  readonly source: string;
  readonly schema: BlockSchema;
}

const SCHEMA = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema\s*-?%\}/;

/** Renders a theme app extension as Shopify does: its blocks with the settings' defaults, its locales, snippets and assets. */
export class AppExtension {
  readonly folder: string;
  readonly handle: string;

  constructor(folder: string, handle: string) {
    this.folder = folder;
    this.handle = handle;
  }

  /** Read anew each time, so that an edited block shows on reload. Throws on a schema that is not JSON, with the file's name. */
  blocks(): AppBlock[] {
    const folder = join(this.folder, "blocks");
    if (!existsSync(folder)) return [];
    return readdirSync(folder).filter((name) => name.endsWith(".liquid")).sort().map((name) => readBlock(folder, name));
  }

  /** All blocks of a target that the theme has switched on, in order. `scope` holds product, shop, request and the like. */
  async render(target: BlockSchema["target"], template: string, scope: object, documents: Documents): Promise<string> {
    const parts: string[] = [];
    for (const block of this.blocks().filter((b) => b.schema.target === target && allowed(b.schema, template))) {
      const state = blockState(documents, block.handle);
      if (state.on) parts.push(await this.#renderBlock(block, scope, state.settings));
    }
    return parts.join("\n");
  }

  async #renderBlock(block: AppBlock, scope: object, overrides: Record<string, unknown>): Promise<string> {
    const id = `${this.handle}-${block.handle}`;
    const html = await this.#engine().parseAndRender(block.source.replace(SCHEMA, ""), {
      block: { id, type: `shopify://apps/lastmile/blocks/${block.handle}`, settings: settingsOf(block.schema, scope, overrides), shopify_attributes: `data-shopify-editor-block='${JSON.stringify({ id, type: block.handle })}'` },
    }, { globals: scope });
    const css = block.schema.stylesheet ? `<link rel="stylesheet" href="${this.assetUrl(block.schema.stylesheet)}">` : "";
    const js = block.schema.javascript ? `<script src="${this.assetUrl(block.schema.javascript)}" defer></script>` : "";
    return block.schema.target === "section" ? `${css}<div id="shopify-block-${id}" class="shopify-block shopify-app-block">${html}</div>${js}` : `${css}${html}${js}`;
  }

  assetUrl(name: string): string {
    return `/extensions/${this.handle}/assets/${name}`;
  }

  #engine(): Liquid {
    const engine = new Liquid({ root: [join(this.folder, "snippets")], partials: [join(this.folder, "snippets")], extname: ".liquid", ownPropertyOnly: true });
    addShopifyFilters(engine, (language) => this.#texts(language), (name) => this.assetUrl(name));
    for (const [name, tag] of [["stylesheet", "style"], ["javascript", "script"], ["style", "style"]] as const) engine.registerTag(name, rawElement(name, tag));
    return engine;
  }

  #texts(language: string): Texts {
    const folder = join(this.folder, "locales");
    const file = [`${language}.json`, `${language}.default.json`].map((name) => join(folder, name)).find(existsSync);
    return file ? (JSON.parse(readFileSync(file, "utf8")) as Texts) : {};
  }
}

function readBlock(folder: string, name: string): AppBlock {
  const source = readFileSync(join(folder, name), "utf8");
  const schema = SCHEMA.exec(source)?.[1];
  try {
    return { handle: name.replace(/\.liquid$/, ""), source, schema: JSON.parse(schema ?? "{}") as BlockSchema };
  } catch (error) {
    throw new Error(`blocks/${name}: the schema is not JSON`, { cause: error });
  }
}

function allowed(schema: BlockSchema, template: string): boolean {
  const { enabled_on: on, disabled_on: off } = schema;
  if (on?.templates && !on.templates.includes("*") && !on.templates.includes(template)) return false;
  return !off?.templates?.includes(template);
}

/** A setting is what the merchant chose, else its default; a product setting fills itself with the page's product. */
function settingsOf(schema: BlockSchema, scope: object, overrides: Record<string, unknown>): Record<string, unknown> {
  const named = (schema.settings ?? []).filter((s) => s.id !== undefined);
  return Object.fromEntries(named.map((s) => [s.id!, overrides[s.id!] ?? (s.type === "product" ? (scope as { product?: unknown }).product : (s.default ?? null))]));
}

/** The demo theme has every block of the app on until somebody switches it off. */
export function blockState(documents: Documents, handle: string): { on: boolean; settings: Record<string, unknown> } {
  return documents.get<Theme>("theme", "main")?.blocks[handle] ?? { on: true, settings: {} };
}

/** Switches a block on or off, or gives it settings. */
export function setBlock(documents: Documents, handle: string, change: { on?: boolean; settings?: Record<string, unknown> }): void {
  const theme = documents.get<Theme>("theme", "main") ?? { blocks: {} };
  theme.blocks[handle] = { ...blockState(documents, handle), ...change };
  documents.put("theme", "main", theme);
}

/** {% stylesheet %}, {% javascript %} and {% style %}: their content in an element. */
function rawElement(name: string, element: string) {
  return class RawElement extends Tag {
    readonly #templates: Template[] = [];

    constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid, parser: Parser) {
      super(token, remaining, liquid);
      for (let next = remaining.shift(); next; next = remaining.shift()) {
        if ((next as TagToken).name === `end${name}`) return;
        this.#templates.push(parser.parseToken(next, remaining));
      }
      throw new Error(`tag ${token.getText()} not closed`);
    }

    *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
      emitter.write(`<${element}>`);
      yield this.liquid.renderer.renderTemplates(this.#templates, context, emitter);
      emitter.write(`</${element}>`);
    }
  };
}
