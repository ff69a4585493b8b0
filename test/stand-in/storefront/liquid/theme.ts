import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Request } from "express";
import { Liquid } from "liquidjs";
import type { Language } from "../../world/types.ts";
import type { Store } from "../shop/store.ts";
import { collections, shopOf } from "../shop/store.ts";
import { visitOf } from "../visit.ts";
import type { AppExtension } from "./app-extension.ts";
import { cartDrop } from "./drops.ts";
import type { Texts } from "./filters.ts";
import { addShopifyFilters, translate } from "./filters.ts";

const FOLDER = join(import.meta.dirname, "..", "theme");

/** The stand-in's own small theme. */
export class ThemeRenderer {
  readonly #store: Store;
  readonly #extension: AppExtension;
  readonly #engine: Liquid;
  readonly #texts = new Map<Language, Texts>();

  constructor(store: Store, extension: AppExtension) {
    this.#store = store;
    this.#extension = extension;
    this.#engine = new Liquid({ root: [join(FOLDER, "templates"), join(FOLDER, "snippets")], partials: [join(FOLDER, "snippets")], layouts: [join(FOLDER, "layout")], extname: ".liquid", ownPropertyOnly: true, cache: true, outputEscape: "escape" });
    addShopifyFilters(this.#engine, (language) => this.texts(language), (name) => `/assets/${name}`);
  }

  texts(language: Language): Texts {
    const known = this.#texts.get(language) ?? (JSON.parse(readFileSync(join(FOLDER, "locales", `${language}.json`), "utf8")) as Texts);
    this.#texts.set(language, known);
    return known;
  }

  /** One text of the theme in the visitor's language. */
  say(req: Request, key: string, params: Record<string, unknown> = {}): string {
    const { language } = visitOf(req);
    return translate(this.texts(language), this.texts("en"), key, params, language);
  }

  /** A whole page. `template` names the file and is Liquid's template.name; app blocks and embeds are rendered into it. */
  async page(req: Request, template: string, scope: Record<string, unknown>): Promise<string> {
    const base = { ...this.#globals(req, template), ...scope };
    const [head, section, body] = await Promise.all((["head", "section", "body"] as const).map((target) => this.#appBlocks(target, template, base)));
    return (await this.#engine.renderFile(template, {}, { globals: { ...base, app_head: head, app_blocks: section, app_embeds: body } })) as string;
  }

  /** A snippet by itself, for pages that refresh a part. */
  async snippet(req: Request, name: string, scope: Record<string, unknown>): Promise<string> {
    return (await this.#engine.renderFile(name, {}, { globals: { ...this.#globals(req, name), ...scope } })) as string;
  }

  /** App blocks appear where Shopify lets them: not in the checkout; section blocks on the product page, where this theme has its place for them. */
  async #appBlocks(target: "head" | "section" | "body", template: string, scope: object): Promise<string> {
    if (template.startsWith("checkout") || template === "order" || (target === "section" && template !== "product")) return "";
    return this.#extension.render(target, template, scope, this.#store.world.documents);
  }

  #globals(req: Request, template: string): Record<string, unknown> {
    const shop = shopOf(this.#store);
    const visit = visitOf(req);
    const { language, currency, root } = visit;
    return {
      shop: { id: Number(shop.id), name: shop.name, email: shop.email, url: this.#store.storefrontUrl, secure_url: this.#store.storefrontUrl, domain: new URL(this.#store.storefrontUrl).host, permanent_domain: shop.domain, currency: shop.currency, money_format: "${{amount}}", locale: "en", address: shop.address },
      request: { locale: { iso_code: language, primary: language === "en", root_url: root || "/" }, path: `${root}${visit.path}`, host: req.get("host"), origin: this.#store.storefrontUrl, page_type: template, design_mode: false, visual_preview_mode: false },
      localization: {
        language: { iso_code: language },
        country: { iso_code: { USD: "US", EUR: "DE", JPY: "JP" }[currency], currency: { iso_code: currency } },
        available_languages: shop.languages.map((code) => ({ iso_code: code, name: { en: "English", de: "Deutsch", fr: "Français" }[code], selected: code === language })),
        available_currencies: shop.currencies.map((code) => ({ iso_code: code, symbol: { USD: "$", EUR: "€", JPY: "¥" }[code], selected: code === currency })),
      },
      routes: { root_url: root || "/", cart_url: `${root}/cart`, cart_add_url: `${root}/cart/add`, collections_url: `${root}/collections`, all_products_collection_url: `${root}/collections/all`, search_url: `${root}/search` },
      template: { name: template },
      cart: cartDrop(this.#store, visit.cart, visit),
      root,
      menu: collections(this.#store).map((c) => ({ title: c.title[language], url: `${root}/collections/${c.handle}`, current: visit.path === `/collections/${c.handle}` })),
      current_path: visit.path + (req.url.includes("?") ? req.url.slice(req.url.indexOf("?")) : ""),
      year: this.#store.world.clock.now().getUTCFullYear(),
    };
  }
}
